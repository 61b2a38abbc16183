//! Limits how often a source may try to sign in, with a sliding window counter. Attempts in the previous ten minutes count in
//! proportion to how much of them lies within the last ten minutes, so that no one gets twice as many attempts when one period
//! ends and the next begins.

use chrono::{DateTime, Utc};

/// How many attempts to sign in one address may make in this many seconds, at all servers together.
const MOST: i64 = 20;
pub const ATTEMPTS_SECONDS: i64 = 600;

/// The ten minutes that a time lies in, and how many seconds of them have passed.
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

    /// Returns when the previous ten minutes began.
    pub fn previous(self) -> i64 {
        self.since - ATTEMPTS_SECONDS
    }
}

/// The number of attempts in a period, and in the previous one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attempts {
    pub now: i64,
    pub before: i64,
}

impl Attempts {
    /// Whether these are too many. Assumes that the earlier attempts are spread evenly, and rounds up.
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
    fn no_more_than_twenty_attempts_are_allowed() {
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
    fn attempts_forgiven_later_make_no_room_for_others() {
        assert!(too_many(1_200, 21, -3));
    }
}
