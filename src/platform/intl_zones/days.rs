//! One zone's offsets, cached by day, so that the wall clock is read a few times per calendar day rather than per lookup.

use super::WallClock;
use std::cell::RefCell;
use std::collections::HashMap;

const DAY: i64 = 86_400;

pub struct Days {
    clock: WallClock,
    days: RefCell<HashMap<i64, Day>>,
}

/// The offsets of one UTC day. No zone has ever changed its clocks twice within one.
#[derive(Clone, Copy)]
enum Day {
    Steady(i32),
    /// The offset changes at an instant, in seconds since 1970.
    Changing {
        before: i32,
        at: i64,
        after: i32,
    },
}

impl Days {
    pub fn of(clock: WallClock) -> Self {
        Self { clock, days: RefCell::default() }
    }

    /// Seconds to add to UTC at an instant, given in seconds since 1970.
    pub fn seconds(&self, at: i64) -> i32 {
        let day = at.div_euclid(DAY);
        let known = self.days.borrow().get(&day).copied();
        let known = known.unwrap_or_else(|| {
            let found = self.find(day * DAY);
            self.days.borrow_mut().insert(day, found);
            found
        });
        match known {
            Day::Steady(offset) => offset,
            Day::Changing { before, at: change, .. } if at < change => before,
            Day::Changing { after, .. } => after,
        }
    }

    fn find(&self, start: i64) -> Day {
        let (before, after) = (self.ask(start), self.ask(start + DAY));
        if before == after {
            return Day::Steady(before);
        }
        let (mut low, mut high) = (start, start + DAY);
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            if self.ask(middle) == before { low = middle } else { high = middle }
        }
        Day::Changing { before, at: high, after }
    }

    /// Before the year 1, the browser's calendar counts backwards. Planning never gets there, so UTC is used.
    fn ask(&self, at: i64) -> i32 {
        self.clock.offset_seconds(at).unwrap_or(0)
    }
}
