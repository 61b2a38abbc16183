//! Recognizes the people in a file: those who are certain, and those who need an answer from the user.

use super::{
    Answers, Candidate, PersonQuestion, Who,
    people_index::{Found, PeopleIndex},
    plain,
};
use crate::{
    exchange::values::contact::Contact,
    model::{ids::PersonId, person::Profile},
    workspace::Workspace,
};
use std::collections::BTreeMap;

pub struct Recognizing<'a> {
    workspace: &'a Workspace,
    answers: &'a Answers,
    index: PeopleIndex,
    /// By key.
    questions: BTreeMap<String, PersonQuestion>,
    /// The new profiles of people with an additional name or address.
    renamed: BTreeMap<PersonId, Profile>,
}

/// Who a person in a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recognized {
    Known(PersonId),
    /// A question needs an answer. Holds the problem shown for the row until then.
    Waiting(String),
    NoOne,
}

impl<'a> Recognizing<'a> {
    pub fn of(workspace: &'a Workspace, answers: &'a Answers) -> Self {
        let index = PeopleIndex::of(workspace);
        Self { workspace, answers, index, questions: BTreeMap::new(), renamed: BTreeMap::new() }
    }

    pub fn recognize(&mut self, name: Option<&str>, mail: Option<&str>) -> Recognized {
        match self.index.find(name, mail) {
            Found::Surely(person) => Recognized::Known(person),
            Found::NoOne => Recognized::NoOne,
            Found::Nearly(people) => self.ask(name, mail, &people),
        }
    }

    /// Says why an unknown person may be two people: `Ada, Bo` reads as a last name and a first name, and each of the two is
    /// the full name of a known person.
    pub fn two_people(&self, contact: &Contact) -> Option<String> {
        let name = contact.name.as_deref().filter(|_| contact.mail.is_none())?;
        let (second, first) = name.split_once(' ')?;
        let is_known = |part| matches!(self.index.find(Some(part), None), Found::Surely(_));
        (is_known(first) && is_known(second)).then(|| {
            format!(
                "“{name}” is unknown, but {first} and {second} are known. Separate people with a semicolon, or add {name} to the people."
            )
        })
    }

    fn ask(&mut self, name: Option<&str>, mail: Option<&str>, people: &[PersonId]) -> Recognized {
        let key = format!("{}|{}", plain(name.unwrap_or_default()), mail.unwrap_or_default());
        let answer = self.answers.people.get(&key).copied();
        let question = self.questions.entry(key.clone()).or_insert_with(|| PersonQuestion {
            key,
            written: written(name, mail),
            candidates: people.iter().filter_map(|person| candidate(self.workspace, *person)).collect(),
            answer,
        });
        match answer {
            Some(Who::Another) => Recognized::NoOne,
            Some(Who::Known(person)) if people.contains(&person) => {
                self.rename(person, name, mail);
                Recognized::Known(person)
            }
            _ => {
                let names: Vec<&str> = question.candidates.iter().map(|known| known.name.as_str()).collect();
                let names = names.join(" or ");
                Recognized::Waiting(format!("choose who {} is: {names} or a new person.", question.written))
            }
        }
    }

    /// Adds the other name and address to the person's own.
    fn rename(&mut self, person: PersonId, name: Option<&str>, mail: Option<&str>) {
        let Some(known) = self.workspace.profiles.0.get(&person) else { return };
        let profile = self.renamed.entry(person).or_insert_with(|| known.clone());
        let others = name.filter(|name| plain(name) != plain(&known.name)).into_iter().chain(mail);
        profile.also.extend(others.map(str::to_owned));
        self.index.add(person, name, mail);
    }

    pub fn add(&mut self, person: PersonId, name: Option<&str>, mail: Option<&str>) {
        self.index.add(person, name, mail);
    }

    /// Returns the person's profile, with the names and addresses that answers assigned to them.
    pub fn profile(&self, person: PersonId) -> Option<&Profile> {
        self.renamed.get(&person).or_else(|| self.workspace.profiles.0.get(&person))
    }

    /// Returns the names and addresses that are new for the person.
    pub fn new_names(&self, person: PersonId) -> Vec<&str> {
        let known = self.workspace.profiles.0.get(&person).map(|profile| &profile.also);
        let is_new = |name: &&String| known.is_none_or(|known| !known.contains(*name));
        let also = self.renamed.get(&person).into_iter().flat_map(|profile| &profile.also);
        also.filter(is_new).map(String::as_str).collect()
    }

    pub fn renamed(&self) -> impl Iterator<Item = PersonId> {
        self.renamed.keys().copied()
    }

    /// Returns all questions about these people, answered or not.
    pub fn into_questions(self) -> Vec<PersonQuestion> {
        self.questions.into_values().collect()
    }
}

fn candidate(workspace: &Workspace, person: PersonId) -> Option<Candidate> {
    let profile = workspace.profiles.0.get(&person)?;
    Some(Candidate { person, name: profile.name.clone(), mail: profile.mail.clone() })
}

fn written(name: Option<&str>, mail: Option<&str>) -> String {
    match (name, mail) {
        (Some(name), Some(mail)) => format!("{name} ({mail})"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => String::new(),
    }
}
