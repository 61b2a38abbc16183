//! What a session is worth: whole points, so that anyone can add them up. `docs/planning.md` has the same table.

use serde::{Deserialize, Serialize};
use std::fmt;

/// What the company wants more of, in place of raw numbers.
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
    /// For each week waited, on the next session only: it ends the wait.
    pub week_waited: i64,
    /// The same for each week beyond [`PATIENCE_WEEKS`], besides: in the end it outweighs many sessions of
    /// others, so that nobody is passed over for ever.
    pub week_overdue: i64,
    /// For each of the first sessions that an enrollment has ahead, the first three times as much as the third: with
    /// equals, nobody gets a second session before everybody has a first.
    pub breadth: i64,
    /// Divided by the sessions missing, this one included.
    pub nearness: i64,
    /// For the type with the most interviews for each certified person; others get their share of it.
    pub scarcity: i64,
    /// For each of the two, trainee and mentor, whom the time suits best.
    pub suits: i64,
    /// For each day that the session lies before the end of the weeks planned.
    pub day_sooner: i64,
}

/// Sessions ahead beyond these are worth the same, however many there are.
pub const BROAD_SESSIONS: i64 = 3;
/// Weeks of waiting that are nothing out of the way.
pub const PATIENCE_WEEKS: i64 = 6;
/// Weeks of waiting above these add nothing, so that one forgotten enrollment does not outweigh all others.
pub const MOST_WEEKS: i64 = 104;
/// Days before the end of the weeks above these add nothing.
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

/// Everything that the value of a possible session depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Situation {
    /// Whether it is the enrollment's next session.
    pub is_next: bool,
    /// How many sessions the enrollment has ahead before this one, published or in the plan.
    pub ahead: i64,
    pub weeks_waited: i64,
    /// Sessions missing to the end of the path, this one included.
    pub missing: i64,
    /// How much the type needs people, in thousandths of the neediest type's need.
    pub need: i64,
    /// How many of the two have marked the time as one that suits best.
    pub suited: i64,
    /// Whole days from the interview to the end of the weeks planned.
    pub days_before_end: i64,
}

impl Points {
    /// The value of one session.
    pub fn of(self, situation: Situation) -> i64 {
        self.session
            + self.of_waiting(situation)
            + self.breadth * (BROAD_SESSIONS - situation.ahead).clamp(0, BROAD_SESSIONS)
            + self.nearness / situation.missing.max(1)
            + self.scarcity * situation.need.clamp(0, 1000) / 1000
            + self.suits * situation.suited.clamp(0, 2)
            + self.day_sooner * situation.days_before_end.clamp(0, MOST_DAYS)
    }

    /// The part of a session's value that it has for ending a wait.
    pub fn of_waiting(self, situation: Situation) -> i64 {
        let waited = if situation.is_next { situation.weeks_waited.clamp(0, MOST_WEEKS) } else { 0 };
        self.week_waited * waited + self.week_overdue * (waited - PATIENCE_WEEKS).max(0)
    }
}
