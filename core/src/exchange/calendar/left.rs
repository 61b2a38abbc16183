//! The repetitions of an event that don't take place as its rule says, because they are removed or replaced.

use super::event::{Event, LostChange};
use super::pen::Pen;
use super::when::{Clocks, When};
use crate::exchange::calendar::event::replaced;
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeSet;

#[derive(Default)]
pub(super) struct Left {
    exceptions: Times,
    replaced: Times,
    /// All later times are left out from this one on, because a change to them can't be followed.
    from: Option<DateTime<Utc>>,
}

#[derive(Default)]
struct Times {
    instants: BTreeSet<DateTime<Utc>>,
    /// A day, for a timed event, means the repetition on that day.
    days: BTreeSet<NaiveDate>,
}

impl Left {
    pub(super) fn out(
        changes: &[Event<'_>],
        lost: &[LostChange],
        whole: &Event<'_>,
        pen: &mut Pen<'_>,
    ) -> Self {
        let mut left = Self::default();
        for when in &whole.exceptions {
            left.exceptions.take(when, whole, pen.clocks);
        }
        for rule in &whole.exception_rules {
            for local in pen.times_of_rule(whole, rule).unwrap_or_default() {
                left.exceptions.instants.insert(pen.clocks.instant(&whole.start.at(local)));
            }
        }
        for when in changes.iter().filter_map(|change| replaced(change, whole)) {
            left.replaced.take(&when, whole, pen.clocks);
        }
        for change in lost {
            let Some(when) = change.replaces.clone().map(|when| when.beside(&whole.start)) else { continue };
            left.replaced.take(&when, whole, pen.clocks);
            if change.and_future {
                let at = pen.clocks.instant(&when);
                left.from = Some(left.from.map_or(at, |from| from.min(at)));
            }
        }
        left
    }

    /// Whether a time of the rule is removed or replaced.
    pub(super) fn has(&self, when: &When, clocks: &Clocks) -> bool {
        self.exceptions.hold(when, clocks)
            || self.replaced.hold(when, clocks)
            || self.from.is_some_and(|from| clocks.instant(when) >= from)
    }

    /// Whether a time was removed, even if it had been replaced before.
    pub(super) fn is_exception(&self, when: &When, clocks: &Clocks) -> bool {
        self.exceptions.hold(when, clocks)
    }
}

impl Times {
    fn take(&mut self, when: &When, whole: &Event<'_>, clocks: &Clocks) {
        match (when, &whole.start) {
            (When::Day(day), _) => self.days.insert(*day),
            (_, When::Day(_)) => self.days.insert(clocks.local(&whole.start, clocks.instant(when)).date()),
            _ => self.instants.insert(clocks.instant(when)),
        };
    }

    fn hold(&self, when: &When, clocks: &Clocks) -> bool {
        !self.days.is_empty() && self.days.contains(&when.local().date())
            || !self.instants.is_empty() && self.instants.contains(&clocks.instant(when))
    }
}
