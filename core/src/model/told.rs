//! What people were told about their sessions, so that later changes can be told as well.

use crate::model::{
    ids::{EnrollmentId, InterviewId, PersonId, SessionId},
    program::StepKind,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What a person was told about one session: enough to name it when it no longer exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldSession {
    pub session: SessionId,
    pub enrollment: EnrollmentId,
    pub interview: InterviewId,
    pub mentor: PersonId,
    pub kind: StepKind,
    #[serde(with = "chrono::serde::ts_seconds")]
    pub start: DateTime<Utc>,
    pub status: ToldStatus,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ToldStatus {
    /// It takes place, whether or not the trainee has confirmed it.
    Scheduled,
    Cancelled,
}

impl ToldSession {
    /// Whether both say the same to their reader. The time of a cancelled session doesn't matter.
    pub fn says_the_same_as(&self, other: &Self) -> bool {
        let is_cancelled = self.status == ToldStatus::Cancelled;
        self.session == other.session
            && self.status == other.status
            && (is_cancelled || (self.start, self.kind) == (other.start, other.kind))
    }
}

/// One message to one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldPerson {
    pub to: PersonId,
    pub sessions: Vec<ToldSession>,
}

/// A message that was sent, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentMessage {
    pub told: ToldPerson,
    #[serde(with = "chrono::serde::ts_seconds")]
    pub at: DateTime<Utc>,
}
