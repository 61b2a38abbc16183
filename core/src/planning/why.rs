//! Why a session is in the plan, in one phrase.

use crate::{
    planning::points::{Points, Situation},
    wording::count,
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The strongest reason for a session, apart from the fact that it fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Only the sign-off remains after it.
    LastSession,
    WaitedWeeks(u32),
    /// The type has too few certified people.
    ScarceType,
    /// The path has no earlier session.
    FirstSession,
    /// It follows the previous session without a long wait.
    NextSession,
}

/// Reasons worth fewer points than this aren't mentioned.
const WORTH_A_WORD: i64 = 100;

impl Why {
    pub(super) fn of(points: Points, situation: Situation, has_begun: bool) -> Self {
        let weeks = if situation.is_next { situation.weeks_waited } else { 0 };
        let waited = Self::WaitedWeeks(u32::try_from(weeks).unwrap_or(u32::MAX));
        let terms = [
            (points.of_waiting(situation), waited),
            (if situation.missing == 1 { points.nearness } else { 0 }, Self::LastSession),
            (points.scarcity * situation.need / 1000, Self::ScarceType),
        ];
        let most = terms.into_iter().max_by_key(|(value, _)| *value);
        match most {
            Some((value, why)) if value >= WORTH_A_WORD => why,
            _ if situation.is_next && !has_begun => Self::FirstSession,
            _ => Self::NextSession,
        }
    }
}

impl fmt::Display for Why {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LastSession => formatter.write_str("last session before sign-off"),
            Self::WaitedWeeks(weeks) => write!(formatter, "waiting for {}", count(weeks, "week", "weeks")),
            Self::ScarceType => formatter.write_str("this type needs more interviewers"),
            Self::FirstSession => formatter.write_str("first session of the path"),
            Self::NextSession => formatter.write_str("next session of the path"),
        }
    }
}
