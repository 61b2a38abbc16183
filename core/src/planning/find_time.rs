//! Finds a time for a group: checks each person's availability for every quarter hour of some weeks.

use crate::{
    model::{
        hours::{DAY, Interval},
        ids::PersonId,
        person::Person,
    },
    order::Order,
    planning::rules::{RuleContext, is_within_hours},
    workspace::Workspace,
    zones::{self, Zones, later},
};
use chrono::{DateTime, Duration, Utc};
use std::{collections::BTreeSet, ops::Range};

pub mod half_hours;

/// The time between two starts that are compared.
const GRAIN: Duration = Duration::minutes(15);
/// The time between suggested starts, because a person who can't make one time probably can't make it half an hour later.
const APART: Duration = Duration::hours(3);
/// Later days aren't searched, because calendars aren't filled that far ahead.
const MOST_DAYS: i64 = 56;

/// A possible time, and how it fits each person, in the order given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    pub interval: Interval,
    pub fits: Vec<(PersonId, Fit)>,
}

/// How a time fits one person. Smaller is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    Preferred,
    Available,
    /// Busy in their calendar, in an interview that they conduct, or in a session.
    Busy,
    /// Outside their hours.
    Unavailable,
    /// Has time off, or has left the company.
    TimeOff,
}

impl Fit {
    pub fn is_available(self) -> bool {
        self <= Self::Available
    }

    pub fn word(self) -> &'static str {
        match self {
            Self::Preferred => "preferred",
            Self::Available => "available",
            Self::Busy => "busy",
            Self::Unavailable => "unavailable",
            Self::TimeOff => "time off",
        }
    }
}

impl Slot {
    pub fn fits_everyone(&self) -> bool {
        self.fits.iter().all(|(_, fit)| fit.is_available())
    }

    /// Returns how many people are unavailable, then how many don't prefer the time.
    fn badness(&self) -> (usize, usize) {
        let count = |is: fn(Fit) -> bool| self.fits.iter().filter(|(_, fit)| is(*fit)).count();
        (count(|fit| !fit.is_available()), count(|fit| fit != Fit::Preferred))
    }
}

/// Returns every quarter hour in the period at which a meeting of this length could start with at least one person
/// available.
pub fn slots(
    workspace: &Workspace,
    zones: &dyn Zones,
    people: &[PersonId],
    within: Range<DateTime<Utc>>,
    minutes: u16,
) -> Vec<Slot> {
    let end = within.end.min(later(within.start, Duration::days(MOST_DAYS)));
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
        if fits.iter().any(|(_, fit)| fit.is_available()) {
            slots.push(Slot { interval, fits });
        }
        start += GRAIN;
    }
    slots
}

/// Returns the best times, without overlaps: those with more available people first, then more who prefer it, then
/// sooner. Among equally good times, those far apart come before those close together.
pub fn best(slots: &[Slot], most: usize) -> Vec<Slot> {
    let mut sorted: Vec<&Slot> = slots.iter().collect();
    sorted.order_by_key(|slot| (slot.badness(), slot.interval.start));
    let mut best: Vec<Slot> = Vec::new();
    for as_good in sorted.chunk_by(|one, other| one.badness() == other.badness()) {
        for apart in [APART, Duration::zero()] {
            for slot in as_good {
                if best.len() < most && !best.iter().any(|chosen| are_near(chosen, slot, apart)) {
                    best.push((*slot).clone());
                }
            }
        }
    }
    best.order_by_key(|slot| (slot.badness(), slot.interval.start));
    best
}

fn are_near(one: &Slot, other: &Slot, apart: Duration) -> bool {
    let (one, other) = (one.interval, other.interval);
    one.overlaps(other) || (one.start - other.start).abs() < apart
}

/// Rounds up to the next quarter hour.
fn whole(at: DateTime<Utc>) -> DateTime<Utc> {
    let grain = GRAIN.num_seconds();
    let over = at.timestamp().rem_euclid(grain);
    later(at, Duration::seconds((grain - over) % grain))
}

fn distinct(people: &[PersonId]) -> impl Iterator<Item = PersonId> {
    let mut seen = BTreeSet::new();
    people.iter().copied().filter(move |person| seen.insert(*person))
}

/// A person and all their commitments in these weeks.
struct Diary<'a> {
    person: &'a Person,
    busy: Vec<Interval>,
}

impl<'a> Diary<'a> {
    fn of(context: &RuleContext, person: &'a Person, within: Range<DateTime<Utc>>) -> Self {
        let within = Interval { start: within.start, end: within.end };
        let lists = [&context.own_interviews, &context.sessions, &context.mentoring];
        let placed = lists.into_iter().filter_map(|list| list.get(&person.id)).flatten();
        let busy = person.busy.values().flatten().chain(placed);
        Self { person, busy: busy.copied().filter(|interval| interval.overlaps(within)).collect() }
    }

    fn fit(&self, zones: &dyn Zones, interval: Interval) -> Fit {
        let local = |at| zones::local(zones, &self.person.zone, at);
        let (from, to) = (local(interval.start), local(interval.end));
        if !self.person.is_here() || self.person.preferences.is_paused(from.date()) {
            Fit::TimeOff
        } else if !is_within_hours(zones, self.person, interval) {
            Fit::Unavailable
        } else if self.busy.iter().any(|busy| busy.overlaps(interval)) {
            Fit::Busy
        } else if self.person.preferences.suits(from, to) {
            Fit::Preferred
        } else {
            Fit::Available
        }
    }
}

#[cfg(test)]
mod tests;
