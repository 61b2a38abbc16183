//! The interviews of a period by the people who are there.

use crate::{
    model::ids::PersonId,
    order::Order,
    progress::schedule::calendar::{Choice, Slot},
    text_search::folded,
    workspace::Workspace,
};
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::BTreeMap;

/// How many interviews fit side by side in a day of a week with readable names.
const READABLE: usize = 3;

/// The entries of one person.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonSchedule {
    pub person: PersonId,
    pub name: String,
    /// By start.
    pub entries: Vec<PersonEntry>,
}

/// One session or interview of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonEntry {
    /// The index of the slot.
    pub slot: usize,
    pub part: Part,
}

/// A person's part in an interview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Trainee,
    Mentor,
    Interviewer,
}

/// The entries of everyone who matches the choice and is at one of these slots, by name. A session appears for its trainee and
/// its mentor. Everyone else who interviews there has the interview, once.
pub fn by_person(workspace: &Workspace, slots: &[Slot], choice: &Choice) -> Vec<PersonSchedule> {
    let mut people: BTreeMap<PersonId, PersonSchedule> = BTreeMap::new();
    for (index, slot) in slots.iter().enumerate() {
        for (person, name, part) in parts(slot) {
            if choice.fits(workspace, person, name) {
                let known = people.entry(person).or_insert_with(|| PersonSchedule {
                    person,
                    name: name.to_owned(),
                    entries: Vec::new(),
                });
                known.entries.push(PersonEntry { slot: index, part });
            }
        }
    }
    let mut people: Vec<_> = people.into_values().collect();
    for known in &mut people {
        leave_each_interview_once(slots, &mut known.entries);
    }
    people.order_by(|a, b| (folded(&a.name), a.person).cmp(&(folded(&b.name), b.person)));
    people
}

/// The entries of one person, by start.
pub fn of_person(slots: &[Slot], person: PersonId) -> Vec<PersonEntry> {
    let mut entries = Vec::new();
    for (index, slot) in slots.iter().enumerate() {
        let own = parts(slot).filter(|(known, ..)| *known == person);
        entries.extend(own.map(|(.., part)| PersonEntry { slot: index, part }));
    }
    leave_each_interview_once(slots, &mut entries);
    entries
}

fn parts(slot: &Slot) -> impl Iterator<Item = (PersonId, &str, Part)> {
    let card = slot.session.as_ref();
    let trainee = card.map(|card| (card.trainee, card.trainee_name.as_str(), Part::Trainee));
    let mentor = card.map(|card| (card.mentor, card.mentor_name.as_str(), Part::Mentor));
    let others =
        slot.interviewers.iter().filter(move |known| card.is_none_or(|card| card.mentor != known.person));
    let others = others.map(|known| (known.person, known.name.as_str(), Part::Interviewer));
    trainee.into_iter().chain(mentor).chain(others)
}

/// An interview with several trainees has several slots. A person who mentors no one there keeps one of them, and a mentor keeps
/// only the sessions.
fn leave_each_interview_once(slots: &[Slot], entries: &mut Vec<PersonEntry>) {
    let all = entries.clone();
    let mut place = 0;
    entries.retain(|entry| {
        let same = |other: &PersonEntry| slots[other.slot].interview == slots[entry.slot].interview;
        let is_there = |other: &PersonEntry| same(other) && other.part != Part::Interviewer;
        let keeps = entry.part != Part::Interviewer
            || !(all[..place].iter().any(same) || all[place..].iter().any(is_there));
        place += 1;
        keeps
    });
}

/// Whether more of these slots, sorted by start, overlap than a week can show side by side.
pub fn is_crowded(slots: &[Slot]) -> bool {
    let mut ends: Vec<DateTime<Utc>> = Vec::new();
    slots.iter().any(|slot| {
        ends.retain(|end| *end > slot.start);
        ends.push(slot.start + TimeDelta::minutes(slot.minutes.into()));
        ends.len() > READABLE
    })
}
