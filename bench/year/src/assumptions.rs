//! Everything that is assumed rather than computed. None of it is measured at a real company.

/// The year in which people enroll, and the weeks after it in which the last of them can finish.
pub const YEAR_WEEKS: i64 = 52;
pub const AFTER_WEEKS: i64 = 16;
/// Weeks that a coordinator plans at once, every Monday. The plan page offers this many first.
pub const WEEKS_PLANNED: i64 = 4;

/// For every way: of 100 sessions, how many fall through on the day, and how many of those held do not count.
pub const FALLS_THROUGH: u64 = 10;
pub const NOT_CREDITED: u64 = 8;
/// For every way: the most days from enrolling until the prep is done. The fewest is 1.
pub const PREP_DAYS: u64 = 7;
/// With reminders: the most days from a session to its review. The fewest is 1.
pub const REVIEW_DAYS: u64 = 4;

/// How it goes without a coordinator. Chances are out of 100.
pub struct Guess {
    pub name: &'static str,
    /// In a week: the trainee finds time to ask, and meets a person who is certified and willing.
    pub meets: u64,
    /// How many of the mentor's interviews in the next two weeks the two compare with their calendars.
    pub type_interviews: usize,
    /// In a week: a session's scorecards and review are in, after chasing them.
    pub reviewed: u64,
}

pub const GUESSES: [Guess; 3] = [
    Guess { name: "low", meets: 25, type_interviews: 1, reviewed: 35 },
    Guess { name: "middle", meets: 45, type_interviews: 2, reviewed: 55 },
    Guess { name: "high", meets: 70, type_interviews: 4, reviewed: 80 },
];
