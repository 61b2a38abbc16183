//! A reminder that was sent: its subject, its recipient, and how far it was escalated.

use crate::model::{
    actor::Actor,
    enrollment::StepIndex,
    ids::{EnrollmentId, PersonId, SessionId},
    scorecard::Side,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::fmt;

/// One task that a person is reminded of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    #[serde(rename = "answer")]
    Respond(SessionId),
    Write(SessionId, Side),
    Review(SessionId),
    SignOff(EnrollmentId),
    /// The last mentor's case for a sign-off.
    Case(EnrollmentId),
    Prepare(EnrollmentId, StepIndex),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rung {
    /// The person is reminded.
    Reminder,
    /// Another reviewer is offered.
    SecondReviewer,
    /// It is escalated to the program owner.
    Owner,
}

impl fmt::Display for Rung {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Reminder => "reminder",
            Self::SecondReviewer => "offer another reviewer",
            Self::Owner => "escalate to the program owner",
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentReminder {
    pub subject: Subject,
    /// The person it was sent to.
    pub to: PersonId,
    pub rung: Rung,
    pub by: Actor,
    #[serde(with = "chrono::serde::ts_seconds")]
    pub at: DateTime<Utc>,
}
