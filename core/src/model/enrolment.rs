//! One person on one path of one version of the programme.

use super::{
    actor::Actor,
    ids::{EnrolmentId, InterviewTypeId, PersonId},
    programme::Version,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolment {
    pub id: EnrolmentId,
    pub person: PersonId,
    /// Names the path: there is one per interview type.
    pub interview_type: InterviewTypeId,
    pub version: Version,
    #[serde(with = "chrono::serde::ts_seconds")]
    pub since: DateTime<Utc>,
    pub status: EnrolmentStatus,
    /// When each prep step, by its place on the path, was done.
    pub prepared: BTreeMap<StepIndex, i64>,
    pub signed_off: Option<SignOff>,
}

/// A step's place on its path, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StepIndex(pub u8);

impl StepIndex {
    pub fn of<T>(self, steps: &[T]) -> Option<&T> {
        steps.get(usize::from(self.0))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EnrolmentStatus {
    Active,
    Paused,
    Withdrawn,
    Certified,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignOff {
    pub by: Actor,
    #[serde(with = "chrono::serde::ts_seconds")]
    pub at: DateTime<Utc>,
}
