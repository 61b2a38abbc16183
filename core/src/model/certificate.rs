//! A person certified in an interview type, with the evidence.

use super::{
    actor::Actor,
    ids::{CertificateId, EnrolmentId, InterviewTypeId, PersonId},
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    pub id: CertificateId,
    pub person: PersonId,
    pub interview_type: InterviewTypeId,
    #[serde(with = "chrono::serde::ts_seconds")]
    pub from: DateTime<Utc>,
    pub evidence: Evidence,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// Its path was climbed here: the sessions and scorecards are in the log.
    Path(EnrolmentId),
    /// It was earned before; who recorded it vouches for it.
    Recorded(Actor),
}
