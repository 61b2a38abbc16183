//! One zone's offsets, cached for a few days at a time, so that the wall clock is not read for every lookup.

use super::WallClock;
use std::cell::RefCell;
use std::collections::HashMap;

/// Four days, in seconds. No zone has ever changed its clocks twice within five.
const STRETCH: i64 = 4 * 86_400;

pub struct CachedOffsets {
    clock: WallClock,
    stretches: RefCell<HashMap<i64, Stretch>>,
}

/// The offsets of one stretch of time.
#[derive(Clone, Copy)]
enum Stretch {
    Steady(i32),
    /// The offset changes at an instant, in seconds since 1970.
    Changing {
        before: i32,
        at: i64,
        after: i32,
    },
}

impl CachedOffsets {
    pub fn of(clock: WallClock) -> Self {
        Self { clock, stretches: RefCell::default() }
    }

    /// Seconds to add to UTC at an instant, given in seconds since 1970.
    pub fn seconds(&self, at: i64) -> i32 {
        let number = at.div_euclid(STRETCH);
        let known = self.stretches.borrow().get(&number).copied();
        let known = known.unwrap_or_else(|| {
            let found = self.find(number * STRETCH);
            self.stretches.borrow_mut().insert(number, found);
            found
        });
        match known {
            Stretch::Steady(offset) => offset,
            Stretch::Changing { before, at: change, .. } if at < change => before,
            Stretch::Changing { after, .. } => after,
        }
    }

    fn find(&self, start: i64) -> Stretch {
        let (before, after) = (self.ask(start), self.ask(start + STRETCH));
        if before == after {
            return Stretch::Steady(before);
        }
        let (mut low, mut high) = (start, start + STRETCH);
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            if self.ask(middle) == before { low = middle } else { high = middle }
        }
        Stretch::Changing { before, at: high, after }
    }

    /// Before the year 1, the browser's calendar counts backwards. Planning never gets there, so UTC is used.
    fn ask(&self, at: i64) -> i32 {
        self.clock.offset_seconds(at).unwrap_or(0)
    }
}
