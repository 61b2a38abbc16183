//! How often somebody may try to sign in. The limit is a sliding window counter: what was counted in the ten minutes before
//! these counts as far as it lies within the last ten, so that nobody gets twice as many attempts where the clock moves on
//! from one ten minutes to the next.

use chrono::{DateTime, Utc};

/// How often somebody may try to sign in from one address in so many seconds, at all servers together.
const MOST: i64 = 20;
pub const ATTEMPTS_SECONDS: i64 = 600;

/// The ten minutes that a time lies in, and how much of them has passed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Period {
    pub since: i64,
    passed: i64,
}

impl Period {
    pub fn of(at: DateTime<Utc>) -> Self {
        let passed = at.timestamp().rem_euclid(ATTEMPTS_SECONDS);
        Self { since: at.timestamp() - passed, passed }
    }

    /// When the ten minutes before these began.
    pub fn previous(self) -> i64 {
        self.since - ATTEMPTS_SECONDS
    }
}

/// How often somebody tried in a period, and in the one before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attempts {
    pub now: i64,
    pub before: i64,
}

impl Attempts {
    /// Whether these were too many. The earlier ones are taken as spread evenly, and a part of one as a whole one.
    pub fn are_too_many(self, period: Period) -> bool {
        let remaining = ATTEMPTS_SECONDS - period.passed;
        let before = (self.before.max(0) * remaining + ATTEMPTS_SECONDS - 1) / ATTEMPTS_SECONDS;
        self.now + before > MOST
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn too_many(seconds: i64, now: i64, before: i64) -> bool {
        let at = DateTime::from_timestamp(seconds, 0).expect("a time");
        Attempts { now, before }.are_too_many(Period::of(at))
    }

    #[test]
    fn twenty_attempts_are_taken_and_no_more() {
        assert!(!too_many(1_234, 20, 0));
        assert!(too_many(1_234, 21, 0));
    }

    #[test]
    fn attempts_just_before_the_period_count_with_those_in_it() {
        assert!(!too_many(1_200, 5, 15));
        assert!(too_many(1_200, 6, 15));
        assert!(too_many(1_210, 6, 15));
    }

    #[test]
    fn attempts_before_the_period_count_less_and_less() {
        assert!(too_many(1_499, 11, 20));
        assert!(!too_many(1_500, 10, 20));
        assert!(!too_many(1_799, 19, 20));
    }

    #[test]
    fn attempts_that_were_forgiven_later_make_no_room_for_others() {
        assert!(too_many(1_200, 21, -3));
    }
}
