//! A person certified in an interview type, with the evidence.

use super::{
    actor::Actor,
    ids::{CertificateId, EnrollmentId, InterviewTypeId, PersonId},
};
use crate::model::program::rules::{Validity, is_usual};
use chrono::{DateTime, Months, Utc};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    pub id: CertificateId,
    pub person: PersonId,
    pub interview_type: InterviewTypeId,
    #[serde(with = "chrono::serde::ts_seconds")]
    pub from: DateTime<Utc>,
    pub evidence: Evidence,
    /// The day it ends, where its path says so.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "chrono::serde::ts_seconds_option")]
    pub until: Option<DateTime<Utc>>,
    /// How its path let it count when it was made.
    #[serde(default, skip_serializing_if = "is_usual")]
    pub validity: Validity,
    /// What the coordinator wrote about it, for one from before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Certificate {
    /// A certificate that lasts.
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

    /// The same, counting as long as the rule says.
    pub fn lasting(self, validity: Validity) -> Self {
        let until =
            validity.months.and_then(|months| self.from.checked_add_months(Months::new(months.into())));
        Self { until, validity, ..self }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// It was earned here: the sessions and scorecards of its path are in the log.
    Path(EnrollmentId),
    /// It was earned before; who recorded it vouches for it.
    Recorded(Actor),
}
