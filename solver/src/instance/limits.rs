//! Splits a list of limits: those of which a session uses at most one become resources, the others side
//! constraints.

use crate::problem::{Counted, Limit};
use std::collections::BTreeMap;

/// The limits of one role that count sessions and do not overlap: mostly one for each person and week.
pub(super) struct DisjointLimits {
    by_start: BTreeMap<PersonAndStart, Period>,
    /// The positions of the limits that overlap an earlier one of the person, or that do not count sessions.
    pub others: Vec<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct PersonAndStart {
    person: u32,
    /// In minutes since 1970.
    start: i64,
}

struct Period {
    /// In minutes since 1970.
    until: i64,
    /// The position in the problem's list.
    position: usize,
}

impl DisjointLimits {
    pub fn new(limits: &[Limit]) -> Self {
        let mut disjoint = Self { by_start: BTreeMap::new(), others: Vec::new() };
        for (position, limit) in limits.iter().enumerate().filter(|(_, limit)| limit.from < limit.until) {
            if limit.counts == Counted::Sessions && disjoint.is_apart(limit) {
                let key = PersonAndStart { person: limit.person, start: limit.from };
                disjoint.by_start.insert(key, Period { until: limit.until, position });
            } else {
                disjoint.others.push(position);
            }
        }
        disjoint
    }

    fn is_apart(&self, limit: &Limit) -> bool {
        let end = PersonAndStart { person: limit.person, start: limit.until };
        let before = self.by_start.range(first_of(limit.person)..end).next_back();
        before.is_none_or(|(_, period)| period.until <= limit.from)
    }

    /// The position of the limit in which a session of a person with this start counts.
    pub fn position(&self, person: u32, start: i64) -> Option<usize> {
        let last = PersonAndStart { person, start };
        let (_, period) = self.by_start.range(first_of(person)..=last).next_back()?;
        (start < period.until).then_some(period.position)
    }
}

fn first_of(person: u32) -> PersonAndStart {
    PersonAndStart { person, start: i64::MIN }
}
