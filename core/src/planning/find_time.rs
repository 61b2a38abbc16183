//! When could these people meet: every half hour of some weeks, with who can and who cannot, and the best of
//! them.

use crate::{
    model::{
        hours::{DAY, Interval},
        ids::PersonId,
        person::Person,
    },
    planning::rules::{RuleContext, is_within_hours},
    workspace::Workspace,
    zones::{self, Zones},
};
use chrono::{DateTime, Duration, Utc};
use std::{collections::BTreeSet, ops::Range};

/// Between two starts that are details at.
const GRAIN: Duration = Duration::minutes(30);
/// Between the starts of times that are offered: who cannot at one hardly can half an hour later.
const APART: Duration = Duration::hours(3);
/// Weeks beyond these are not details at: nobody knows their calendar so far ahead.
const MOST_DAYS: i64 = 56;

/// A time to meet, and how it fits each of those asked about, in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    pub interval: Interval,
    pub fits: Vec<(PersonId, Fit)>,
}

/// How a time fits one person; the better the smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    Prefers,
    Can,
    /// Busy in their calendar, in an interview that they lead, or in a session.
    Busy,
    OutsideHours,
    /// On a pause, or no longer in the company.
    Away,
}

impl Fit {
    pub fn can(self) -> bool {
        self <= Self::Can
    }

    pub fn word(self) -> &'static str {
        match self {
            Self::Prefers => "suits best",
            Self::Can => "free",
            Self::Busy => "busy",
            Self::OutsideHours => "outside hours",
            Self::Away => "away",
        }
    }
}

impl Slot {
    pub fn everybody_can(&self) -> bool {
        self.fits.iter().all(|(_, fit)| fit.can())
    }

    /// How many cannot, then how many it does not suit best.
    fn badness(&self) -> (usize, usize) {
        let count = |is: fn(Fit) -> bool| self.fits.iter().filter(|(_, fit)| is(*fit)).count();
        (count(|fit| !fit.can()), count(|fit| fit != Fit::Prefers))
    }
}

/// Every half hour within the time at which so long a meeting could begin, unless nobody at all can.
pub fn slots(
    workspace: &Workspace,
    zones: &dyn Zones,
    people: &[PersonId],
    within: Range<DateTime<Utc>>,
    minutes: u16,
) -> Vec<Slot> {
    let end = within.end.min(within.start + Duration::days(MOST_DAYS));
    let length = Duration::minutes(minutes.clamp(1, DAY).into());
    let context = RuleContext::new(workspace, zones, within.start);
    let people: Vec<Diary> = distinct(people)
        .filter_map(|person| Some(Diary::of(&context, workspace.people.get(&person)?, within.start..end)))
        .collect();
    let mut slots = Vec::new();
    let mut start = whole(within.start);
    while start + length <= end && !people.is_empty() {
        let interval = Interval { start, end: start + length };
        let fits: Vec<_> = people.iter().map(|diary| (diary.person.id, diary.fit(zones, interval))).collect();
        if fits.iter().any(|(_, fit)| fit.can()) {
            slots.push(Slot { interval, fits });
        }
        start += GRAIN;
    }
    slots
}

/// The best times, which do not overlap: times when everybody is available first, then those preferred by
/// more people, then earlier ones. Among equally good times, those that lie apart come before near ones.
pub fn best(slots: &[Slot], most: usize) -> Vec<Slot> {
    let mut sorted: Vec<&Slot> = slots.iter().collect();
    sorted.sort_by_key(|slot| (slot.badness(), slot.interval.start));
    let mut best: Vec<Slot> = Vec::new();
    for as_good in sorted.chunk_by(|one, other| one.badness() == other.badness()) {
        for apart in [APART, Duration::zero()] {
            for slot in as_good {
                if best.len() < most && !best.iter().any(|taken| are_near(taken, slot, apart)) {
                    best.push((*slot).clone());
                }
            }
        }
    }
    best.sort_by_key(|slot| (slot.badness(), slot.interval.start));
    best
}

fn are_near(one: &Slot, other: &Slot, apart: Duration) -> bool {
    let (one, other) = (one.interval, other.interval);
    one.overlaps(other) || (one.start - other.start).abs() < apart
}

/// The first whole or half hour that is not over.
fn whole(at: DateTime<Utc>) -> DateTime<Utc> {
    let grain = GRAIN.num_seconds();
    let over = at.timestamp().rem_euclid(grain);
    at + Duration::seconds((grain - over) % grain)
}

fn distinct(people: &[PersonId]) -> impl Iterator<Item = PersonId> {
    let mut seen = BTreeSet::new();
    people.iter().copied().filter(move |person| seen.insert(*person))
}

/// A person with all that takes their time in the weeks asked about.
struct Diary<'a> {
    person: &'a Person,
    taken: Vec<Interval>,
}

impl<'a> Diary<'a> {
    fn of(context: &RuleContext, person: &'a Person, within: Range<DateTime<Utc>>) -> Self {
        let within = Interval { start: within.start, end: within.end };
        let lists = [&context.own_interviews, &context.sessions, &context.mentoring];
        let placed = lists.into_iter().filter_map(|list| list.get(&person.id)).flatten();
        let taken = person.busy.values().flatten().chain(placed);
        Self { person, taken: taken.copied().filter(|interval| interval.overlaps(within)).collect() }
    }

    fn fit(&self, zones: &dyn Zones, interval: Interval) -> Fit {
        let local = |at| zones::local(zones, &self.person.zone, at);
        let (from, to) = (local(interval.start), local(interval.end));
        if !self.person.is_here() || self.person.preferences.is_paused(from.date()) {
            Fit::Away
        } else if !is_within_hours(zones, self.person, interval) {
            Fit::OutsideHours
        } else if self.taken.iter().any(|taken| taken.overlaps(interval)) {
            Fit::Busy
        } else if self.person.preferences.suits(from, to) {
            Fit::Prefers
        } else {
            Fit::Can
        }
    }
}

#[cfg(test)]
mod tests;
