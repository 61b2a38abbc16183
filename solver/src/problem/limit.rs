//! How much people can still take on.

use super::parts::Interview;
use serde::{Deserialize, Serialize};

/// The person's sessions with a start in `from..until` are at most `left`, or last at most `left` minutes
/// together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limit {
    /// Which person this is depends on the list in which the limit stands.
    pub person: u32,
    /// Minutes since 1970-01-01 00:00 UTC, included.
    pub from: i64,
    /// Minutes since 1970-01-01 00:00 UTC, excluded.
    pub until: i64,
    /// In what the limit counts: sessions or minutes.
    pub left: u32,
    /// What the limit counts.
    #[serde(default, skip_serializing_if = "Counted::is_sessions")]
    pub counts: Counted,
}

/// What a limit counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// Sessions, however long they are.
    #[default]
    Sessions,
    /// The minutes that the sessions last.
    Minutes,
}

impl Counted {
    fn is_sessions(&self) -> bool {
        *self == Self::Sessions
    }
}

impl Limit {
    /// Whether a session at the interview counts.
    pub fn covers(&self, interview: &Interview) -> bool {
        self.from <= interview.start && interview.start < self.until
    }

    /// How much of the limit a session at the interview uses, in what the limit counts.
    pub fn used_by(&self, interview: &Interview) -> i64 {
        match self.counts {
            Counted::Sessions => 1,
            Counted::Minutes => interview.end - interview.start,
        }
    }
}
