//! A person certified in an interview type, with the evidence. How long it counts follows from the current program: see
//! `progress::certificates::status`.

use super::{
    actor::Actor,
    ids::{CertificateId, EnrollmentId, InterviewTypeId, PersonId},
    indexed::Belongs,
};
use crate::model::{program::rules::Validity, usual::is_usual};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    pub id: CertificateId,
    /// Never changes.
    pub person: PersonId,
    pub interview_type: InterviewTypeId,
    #[serde(with = "chrono::serde::ts_seconds")]
    pub from: DateTime<Utc>,
    pub evidence: Evidence,
    /// An end stored by earlier versions. It is kept unchanged and decides nothing: the current program does.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "chrono::serde::ts_seconds_option")]
    until: Option<DateTime<Utc>>,
    /// The rule behind that end, kept unchanged as well.
    #[serde(default, skip_serializing_if = "is_usual")]
    validity: Validity,
    /// The coordinator's note on a certificate that was earned before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Belongs for Certificate {
    type To = PersonId;

    fn belongs_to(&self) -> impl Iterator<Item = PersonId> {
        std::iter::once(self.person)
    }
}

impl Certificate {
    pub fn new(
        id: CertificateId,
        person: PersonId,
        interview_type: InterviewTypeId,
        from: DateTime<Utc>,
        evidence: Evidence,
    ) -> Self {
        let validity = Validity::default();
        Self { id, person, interview_type, from, evidence, until: None, validity, note: None }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// Its path was completed here: the sessions and scorecards are in the log.
    Path(EnrollmentId),
    /// It was earned before, and the person who recorded it vouches for it.
    Recorded(Actor),
}
