//! Trainees' and mentors' responses to published sessions, as entered by someone else for them.

use super::{
    ids::{PersonId, SessionId},
    session::DeclineReason,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// All responses that a person gave at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonResponses {
    pub person: PersonId,
    pub responses: Vec<SessionResponse>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionResponse {
    pub session: SessionId,
    /// The start as the person knew it. Someone who could make that time may not be able to make another.
    #[serde(with = "chrono::serde::ts_seconds")]
    pub start: DateTime<Utc>,
    pub response: Response,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Response {
    Confirm,
    Decline(DeclineReason),
}
