//! Recognizing the people of a file: certain matches, questions for a person, and the answers.

use super::{
    Answers, Candidate, Doubt, Who,
    people_index::{Found, PeopleIndex},
    plain,
};
use crate::{
    model::{ids::PersonId, person::Profile},
    workspace::Workspace,
};
use std::collections::BTreeMap;

pub struct Recognizing<'a> {
    workspace: &'a Workspace,
    answers: &'a Answers,
    index: PeopleIndex,
    /// By key.
    doubts: BTreeMap<String, Doubt>,
    /// The profiles of those who have another name or address from now on.
    renamed: BTreeMap<PersonId, Profile>,
}

/// Who somebody in a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recognized {
    Known(PersonId),
    /// A person is asked first; what their line waits for, in words.
    Waiting(String),
    Nobody,
}

impl<'a> Recognizing<'a> {
    pub fn of(workspace: &'a Workspace, answers: &'a Answers) -> Self {
        let index = PeopleIndex::of(workspace);
        Self { workspace, answers, index, doubts: BTreeMap::new(), renamed: BTreeMap::new() }
    }

    pub fn surely(&self, name: Option<&str>, mail: Option<&str>) -> Option<PersonId> {
        match self.index.find(name, mail) {
            Found::Surely(person) => Some(person),
            Found::Nearly(_) | Found::Nobody => None,
        }
    }

    pub fn recognize(&mut self, name: Option<&str>, mail: Option<&str>) -> Recognized {
        match self.index.find(name, mail) {
            Found::Surely(person) => Recognized::Known(person),
            Found::Nobody => Recognized::Nobody,
            Found::Nearly(people) => self.doubtful(name, mail, &people),
        }
    }

    fn doubtful(&mut self, name: Option<&str>, mail: Option<&str>, people: &[PersonId]) -> Recognized {
        let key = format!("{}|{}", plain(name.unwrap_or_default()), mail.unwrap_or_default());
        let answer = self.answers.people.get(&key).copied();
        let doubt = self.doubts.entry(key.clone()).or_insert_with(|| Doubt {
            key,
            written: written(name, mail),
            candidates: people.iter().filter_map(|person| candidate(self.workspace, *person)).collect(),
            answer,
        });
        match answer {
            Some(Who::Another) => Recognized::Nobody,
            Some(Who::Known(person)) if people.contains(&person) => {
                self.rename(person, name, mail);
                Recognized::Known(person)
            }
            _ => {
                let names: Vec<&str> = doubt.candidates.iter().map(|known| known.name.as_str()).collect();
                let names = names.join(" or ");
                Recognized::Waiting(format!("say whether {} is {names} or somebody else.", doubt.written))
            }
        }
    }

    /// The other name and address become the person's own beside those that they have.
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

    /// The person's profile, with the names and addresses that were said to be theirs.
    pub fn profile(&self, person: PersonId) -> Option<&Profile> {
        self.renamed.get(&person).or_else(|| self.workspace.profiles.0.get(&person))
    }

    /// The names and addresses that are new to the person.
    pub fn new_names(&self, person: PersonId) -> Vec<&str> {
        let known = self.workspace.profiles.0.get(&person).map(|profile| &profile.also);
        let is_new = |name: &&String| known.is_none_or(|known| !known.contains(*name));
        let also = self.renamed.get(&person).into_iter().flat_map(|profile| &profile.also);
        also.filter(is_new).map(String::as_str).collect()
    }

    pub fn renamed(&self) -> impl Iterator<Item = PersonId> {
        self.renamed.keys().copied()
    }

    /// All that a person is or was asked about these people.
    pub fn into_doubts(self) -> Vec<Doubt> {
        self.doubts.into_values().collect()
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
