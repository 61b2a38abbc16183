//! A reminder that was sent: its subject, its recipient, and its level of escalation.

use crate::model::{
    actor::Actor,
    enrollment::StepIndex,
    ids::{EnrollmentId, PersonId, SessionId},
    scorecard::Side,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A duty: something that somebody has to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    Answer(SessionId),
    Write(SessionId, Side),
    Review(SessionId),
    SignOff(EnrollmentId),
    Prepare(EnrollmentId, StepIndex),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rung {
    /// The person who has to do it is reminded.
    Reminder,
    /// Somebody else is offered to do it.
    SecondReviewer,
    /// The owner of the program is told.
    Owner,
}

impl fmt::Display for Rung {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Reminder => "reminder",
            Self::SecondReviewer => "offer a second reviewer",
            Self::Owner => "tell the program owner",
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentReminder {
    pub subject: Subject,
    /// The person who has to do it.
    pub to: PersonId,
    pub rung: Rung,
    pub by: Actor,
    #[serde(with = "chrono::serde::ts_seconds")]
    pub at: DateTime<Utc>,
}
