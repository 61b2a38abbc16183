//! Finds people, training, sessions and interviews by typed text, among those that the asker may see.

use crate::{
    access::asker::Asker,
    model::ids::{EnrollmentId, InterviewId, InterviewTypeId, PersonId, SessionId},
    order::{Gather, Order},
    text_search::{Fit, Query, begins_a_word, folded},
};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

mod entries;

use entries::Entry;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Found {
    Person(PersonId),
    InterviewType(InterviewTypeId),
    Enrollment(EnrollmentId),
    Session(SessionId),
    Interview(InterviewId),
}

/// One match, and how well it fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    pub fit: Fit,
    pub found: Found,
}

/// How many of each kind to list, the best first. Typing another word narrows them down.
const MOST_OF_A_KIND: usize = 10;

/// Everything that a person may find, built once and searched with each letter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SearchIndex {
    /// All names, folded, to find what people take part in.
    names: BTreeMap<PersonId, String>,
    type_names: BTreeMap<InterviewTypeId, String>,
    entries: Vec<Entry>,
}

impl SearchIndex {
    pub fn of(asker: &Asker) -> Self {
        let profiles = asker.workspace.profiles.0.iter();
        let types = asker.workspace.interview_types.values();
        Self {
            names: profiles.map(|(person, profile)| (*person, folded(&profile.name))).into_map(),
            type_names: types.map(|known| (known.id, folded(&known.name))).into_map(),
            entries: entries::entries(asker),
        }
    }

    /// The matches, the best first: names before what the people take part in, and of that the nearest in time.
    pub fn search(&self, query: &Query, now: DateTime<Utc>) -> Vec<Hit> {
        if query.is_empty() {
            return Vec::new();
        }
        let words = Words::of(self, query.words());
        let fitting = self.entries.iter().filter_map(|entry| {
            let fit = self.fit(query, &words, entry)?;
            let rank = (fit, kind(entry.found), distance(entry.start, now), entry.place);
            Some((rank, Hit { fit, found: entry.found }))
        });
        let mut fitting: Vec<_> = fitting.collect();
        fitting.order_by_key(|(rank, _)| *rank);
        let mut taken = [0; KINDS];
        let mut hits = Vec::new();
        for (_, hit) in fitting {
            let taken = &mut taken[kind(hit.found)];
            *taken += 1;
            if *taken <= MOST_OF_A_KIND {
                hits.push(hit);
            }
        }
        hits
    }

    fn fit(&self, query: &Query, words: &Words, entry: &Entry) -> Option<Fit> {
        let by_name = match entry.found {
            Found::Person(person) => self.names.get(&person).and_then(|name| query.fit(name)),
            Found::InterviewType(known) => self.type_names.get(&known).and_then(|name| query.fit(name)),
            Found::Enrollment(_) | Found::Session(_) | Found::Interview(_) => None,
        };
        by_name.or_else(|| words.fit(entry))
    }
}

const KINDS: usize = 5;

fn kind(found: Found) -> usize {
    match found {
        Found::Person(_) => 0,
        Found::InterviewType(_) => 1,
        Found::Enrollment(_) => 2,
        Found::Session(_) => 3,
        Found::Interview(_) => 4,
    }
}

/// The distance in time: what is ahead comes before what is over, the nearest first.
fn distance(start: Option<DateTime<Utc>>, now: DateTime<Utc>) -> (bool, u64) {
    let seconds = start.map_or(0, |start| (start - now).num_seconds());
    (seconds < 0, seconds.unsigned_abs())
}

/// The typed words that begin a word of a name, as one bit per word.
struct Words<'q> {
    words: &'q [String],
    people: BTreeMap<PersonId, u32>,
    types: BTreeMap<InterviewTypeId, u32>,
}

impl<'q> Words<'q> {
    fn of(index: &SearchIndex, words: &'q [String]) -> Self {
        let words = &words[..words.len().min(u32::BITS as usize)];
        let people = index.names.iter().map(|(person, name)| (*person, begun(words, name)));
        let people = people.filter(|(_, begun)| *begun != 0).into_map();
        let types = index.type_names.iter().map(|(known, name)| (*known, begun(words, name))).into_map();
        Self { words, people, types }
    }

    /// Whether each word begins a word that describes the entry.
    fn fit(&self, entry: &Entry) -> Option<Fit> {
        let people = entry.people.iter().filter_map(|person| self.people.get(person));
        let of_type = entry.interview_type.and_then(|known| self.types.get(&known));
        let named = people.chain(of_type).fold(0, |all, begun| all | begun);
        let all = begun(self.words, "") | u32::MAX >> (u32::BITS - u32::try_from(self.words.len()).ok()?);
        let fits = named == all || named | begun(self.words, &entry.said) == all;
        fits.then_some(Fit::WordStarts)
    }
}

fn begun(words: &[String], text: &str) -> u32 {
    let mut begun = 0;
    for (place, word) in words.iter().enumerate() {
        begun |= u32::from(begins_a_word(text, word)) << place;
    }
    begun
}
