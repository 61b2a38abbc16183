//! Finds people by their names and addresses in files, exactly or approximately.

use super::plain;
use crate::{
    model::{ids::PersonId, person::Profile},
    workspace::Workspace,
};
use std::collections::{BTreeMap, BTreeSet};

/// The people that a name and an email address may refer to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    Surely(PersonId),
    /// No one has exactly this address, or exactly this name without another address, but these people come close.
    Nearly(Vec<PersonId>),
    NoOne,
}

#[derive(Default)]
pub struct PeopleIndex {
    by_mail: BTreeMap<String, PersonId>,
    by_name: BTreeMap<String, Vec<PersonId>>,
    /// By the part of the address before the `@`.
    by_user: BTreeMap<String, Vec<PersonId>>,
    /// By last name, with the first name.
    by_last_name: BTreeMap<String, Vec<(PersonId, String)>>,
    /// People with a known address. Someone with the same name and another address may be a different person.
    with_mail: BTreeSet<PersonId>,
}

impl PeopleIndex {
    pub fn of(workspace: &Workspace) -> Self {
        let mut index = Self::default();
        // Profiles of people whose import was undone are kept, in case the undo is undone.
        let here = |(person, _): &(&PersonId, &Profile)| workspace.people.contains_key(person);
        for (person, profile) in workspace.profiles.0.iter().filter(here) {
            index.add_known(*person, profile);
        }
        index
    }

    fn add_known(&mut self, person: PersonId, profile: &Profile) {
        self.add(person, Some(&profile.name), profile.mail.as_deref());
        for other in &profile.also {
            let is_mail = other.contains('@');
            self.add(person, (!is_mail).then_some(other), is_mail.then_some(other));
        }
        if let Some((first, last)) = first_and_last(&profile.name) {
            self.by_last_name.entry(last).or_default().push((person, first));
        }
        if let Some(mail) = &profile.mail {
            self.by_user.entry(user(mail)).or_default().push(person);
        }
    }

    pub fn add(&mut self, person: PersonId, name: Option<&str>, mail: Option<&str>) {
        if let Some(mail) = mail {
            self.by_mail.insert(mail.to_lowercase(), person);
            self.with_mail.insert(person);
        }
        if let Some(name) = name {
            let people = self.by_name.entry(plain(name)).or_default();
            if !people.contains(&person) {
                people.push(person);
            }
        }
    }

    /// Returns the person with this address, else the only person with this name, unless they are known to have another
    /// address.
    pub fn find(&self, name: Option<&str>, mail: Option<&str>) -> Found {
        if let Some(person) = mail.and_then(|mail| self.by_mail.get(&mail.to_lowercase())) {
            return Found::Surely(*person);
        }
        let namesakes = name.and_then(|name| self.by_name.get(&plain(name))).map_or(&[][..], Vec::as_slice);
        let without_mail = |person: &&PersonId| !self.with_mail.contains(*person);
        match namesakes {
            [only] if mail.is_none() || without_mail(&only) => return Found::Surely(*only),
            _ => {}
        }
        let mut near: Vec<PersonId> = Vec::new();
        let of_user = mail.and_then(|mail| self.by_user.get(&user(mail))).into_iter().flatten().copied();
        let named = name.or(mail.and_then(|mail| mail.split('@').next()));
        let alike = named.into_iter().flat_map(|name| self.called_nearly(name));
        for person in alike.chain(of_user) {
            if !near.contains(&person) {
                near.push(person);
            }
        }
        if !near.is_empty() {
            return Found::Nearly(near);
        }
        // A file may name a new person without an address, beside namesakes with theirs, more than once.
        let same = namesakes.iter().find(without_mail).filter(|_| mail.is_none());
        same.map_or(Found::NoOne, |person| Found::Surely(*person))
    }

    /// Returns people with the same last and first name. An initial matches a first name: `A. Okafor`, `Okafor, Ada`.
    fn called_nearly(&self, name: &str) -> impl Iterator<Item = PersonId> {
        let (first, last) = first_and_last(name).unzip();
        let people = last.and_then(|last| self.by_last_name.get(&last)).into_iter().flatten();
        people
            .filter(move |(_, other)| first.as_ref().is_some_and(|first| may_be_same(first, other)))
            .map(|(id, _)| *id)
    }
}

fn may_be_same(one: &str, other: &str) -> bool {
    let is_initial = |of: &str, name: &str| of.chars().count() == 1 && name.starts_with(of);
    one == other || is_initial(one, other) || is_initial(other, one)
}

fn first_and_last(name: &str) -> Option<(String, String)> {
    let turned = name.split_once(',').map(|(last, first)| format!("{first} {last}"));
    let name = turned.as_deref().unwrap_or(name).to_lowercase();
    let mut words = name.split(|character: char| character.is_whitespace() || "._".contains(character));
    let first = words.find(|word| !word.is_empty())?.to_owned();
    let last = words.rfind(|word| !word.is_empty()).map_or_else(|| first.clone(), str::to_owned);
    Some((first, last))
}

fn user(mail: &str) -> String {
    mail.split('@').next().unwrap_or(mail).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> PeopleIndex {
        let mut index = PeopleIndex::default();
        let also = BTreeSet::from(["ada@old.example".to_owned(), "Adaeze O.".to_owned()]);
        let profile = |name: &str, mail: Option<&str>| Profile::new(name, mail.map(str::to_owned));
        let ada = Profile { also, ..profile("Ada Okafor", Some("ada.okafor@new.example")) };
        for (id, profile) in
            (1..).zip([ada, profile("Bo Lind", None), profile("Cy Roe", Some("cy@new.example"))])
        {
            index.add_known(PersonId(id), &profile);
        }
        index
    }

    #[track_caller]
    fn check(name: &str, mail: &str, expected: Found) {
        let some = |text: &'static str| Some(text).filter(|text| !text.is_empty());
        let (name, mail): (&'static str, &'static str) = (name.to_owned().leak(), mail.to_owned().leak());
        assert_eq!(index().find(some(name), some(mail)), expected, "{name} {mail}");
    }

    #[test]
    fn people_are_found_by_mail_and_by_name() {
        let [ada, bo] = [1, 2].map(|id| Found::Surely(PersonId(id)));
        check("Somebody", "Ada.Okafor@new.example", ada.clone());
        check("ada  okafor", "", ada.clone());
        check("", "ada@old.example", ada.clone());
        check("Adaeze O.", "", ada);
        check("Bo Lind", "bo@new.example", bo);
        check("Di Fox", "di@new.example", Found::NoOne);
    }

    #[test]
    fn new_people_with_one_name_are_told_apart_by_their_addresses() {
        let mut index = index();
        let mut expect = |mail: Option<&str>, expected: Found, id: u64| {
            assert_eq!(index.find(Some("Tom Becker"), mail), expected, "{mail:?}");
            index.add(PersonId(id), Some("Tom Becker"), mail);
        };
        expect(Some("tom@new.example"), Found::NoOne, 4);
        expect(Some("tom.becker@new.example"), Found::NoOne, 5);
        expect(None, Found::NoOne, 6);
        expect(None, Found::Surely(PersonId(6)), 6);
    }

    #[test]
    fn approximate_matches_are_never_certain() {
        let ada = Found::Nearly(vec![PersonId(1)]);
        check("A. Okafor", "", ada.clone());
        check("Okafor, Ada", "", ada.clone());
        check("Ada M. Okafor", "", ada.clone());
        check("Ada Okafor", "ada@elsewhere.example", ada.clone());
        check("", "ada.okafor@elsewhere.example", ada.clone());
        check("", "a.okafor@elsewhere.example", ada);
        check("Cyrus Roe", "cy@old.example", Found::Nearly(vec![PersonId(3)]));
        check("Bola Okafor", "", Found::NoOne);
        check(".", "", Found::NoOne);
    }
}
