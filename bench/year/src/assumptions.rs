//! Everything that is assumed and not computed, in one place. None of it is measured at a real company.

/// The year in which people enroll, and the weeks after it in which the last of them go on.
pub const YEAR_WEEKS: i64 = 52;
pub const AFTER_WEEKS: i64 = 16;
/// Weeks that a coordinator plans at once, every Monday; the plan page type_interviews these first.
pub const WEEKS_PLANNED: i64 = 4;

/// For everybody: sessions that fall through on the day, and sessions held that do not count, of 100.
pub const FALLS_THROUGH: u64 = 10;
pub const NOT_CREDITED: u64 = 8;
/// For everybody: days from enrolling until the prep is done, from 1 to so many.
pub const PREP_DAYS: u64 = 7;
/// With reminders: days from a session to its review, from 1 to so many.
pub const REVIEW_DAYS: u64 = 4;

/// How it goes when all look after themselves. Chances are of 100.
pub struct Guess {
    pub name: &'static str,
    /// In a week: the trainee gets round to asking, and meets somebody who is certified and willing.
    pub meets: u64,
    /// How many of their interviews of the next two weeks the two hold against their calendars.
    pub type_interviews: usize,
    /// In a week: a session's scorecards and review are in, after chasing them.
    pub reviewed: u64,
}

pub const GUESSES: [Guess; 3] = [
    Guess { name: "low", meets: 25, type_interviews: 1, reviewed: 35 },
    Guess { name: "middle", meets: 45, type_interviews: 2, reviewed: 55 },
    Guess { name: "high", meets: 70, type_interviews: 4, reviewed: 80 },
];
