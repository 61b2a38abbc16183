//! The value of a session, in whole points that anyone can add up. `docs/planning.md` has the same table.

use serde::{Deserialize, Serialize};
use std::fmt;

/// What the company gives priority to, instead of raw numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Policy {
    #[default]
    Balanced,
    LongestWaiting,
    NearestToDone,
    ScarcestType,
}

impl Policy {
    pub const ALL: [Self; 4] =
        [Self::Balanced, Self::LongestWaiting, Self::NearestToDone, Self::ScarcestType];
}

impl fmt::Display for Policy {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Balanced => "Balanced",
            Self::LongestWaiting => "Longest wait",
            Self::NearestToDone => "Closest to certification",
            Self::ScarcestType => "Scarcest interview type",
        })
    }
}

/// The points of every term of a session's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Points {
    /// For any session.
    pub session: i64,
    /// For each week waited. Only for the next session, because it ends the wait.
    pub week_waited: i64,
    /// In addition, for each week beyond [`PATIENCE_WEEKS`]. Eventually it outweighs many sessions of others, so that no one
    /// is passed over forever.
    pub week_overdue: i64,
    /// For each of the first sessions that an enrollment has ahead. The first gets three times as much as the third, so that
    /// among equals, no one gets a second session before everyone has a first.
    pub breadth: i64,
    /// Divided by the number of missing sessions, including this one.
    pub nearness: i64,
    /// For the type with the most interviews per certified person. Other types get a proportional share.
    pub scarcity: i64,
    /// For each of the two, trainee and mentor, who prefers the time.
    pub suits: i64,
    /// For each day from the session to the end of the planned weeks.
    pub day_sooner: i64,
}

/// Sessions ahead beyond this number all have the same value.
pub const BROAD_SESSIONS: i64 = 3;
/// Weeks of waiting that are considered normal.
pub const PATIENCE_WEEKS: i64 = 6;
/// Weeks of waiting beyond this add nothing, so that one forgotten enrollment doesn't outweigh all others.
pub const MOST_WEEKS: i64 = 104;
/// Days before the end of the weeks beyond this add nothing.
pub const MOST_DAYS: i64 = 84;

impl Policy {
    pub fn points(self) -> Points {
        let balanced = Points {
            session: 1000,
            week_waited: 50,
            week_overdue: 1000,
            breadth: 240,
            nearness: 240,
            scarcity: 240,
            suits: 40,
            day_sooner: 4,
        };
        match self {
            Self::Balanced => balanced,
            Self::LongestWaiting => Points { week_waited: 400, ..balanced },
            Self::NearestToDone => Points { nearness: 2400, ..balanced },
            Self::ScarcestType => Points { scarcity: 2400, ..balanced },
        }
    }
}

/// Everything that affects the value of a possible session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Situation {
    /// Whether it is the enrollment's next session.
    pub is_next: bool,
    /// How many sessions the enrollment has ahead before this one, published or in the plan.
    pub ahead: i64,
    pub weeks_waited: i64,
    /// How many sessions are missing until the end of the path, including this one.
    pub missing: i64,
    /// How much the type needs people, in thousandths of the neediest type's need.
    pub need: i64,
    /// How many of the two, trainee and mentor, prefer the time.
    pub suited: i64,
    /// Whole days from the interview to the end of the planned weeks.
    pub days_before_end: i64,
}

impl Points {
    /// Returns the value of one session.
    pub fn of(self, situation: Situation) -> i64 {
        self.session
            + self.of_waiting(situation)
            + self.breadth * (BROAD_SESSIONS - situation.ahead).clamp(0, BROAD_SESSIONS)
            + self.nearness / situation.missing.max(1)
            + self.scarcity * situation.need.clamp(0, 1000) / 1000
            + self.suits * situation.suited.clamp(0, 2)
            + self.day_sooner * situation.days_before_end.clamp(0, MOST_DAYS)
    }

    /// Returns the part of a session's value that comes from ending a wait.
    pub fn of_waiting(self, situation: Situation) -> i64 {
        let waited = if situation.is_next { situation.weeks_waited.clamp(0, MOST_WEEKS) } else { 0 };
        self.week_waited * waited + self.week_overdue * (waited - PATIENCE_WEEKS).max(0)
    }
}
