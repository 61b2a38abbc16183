//! One person on one path of one version of the program.

use crate::model::{
    actor::Actor,
    at::At,
    history::History,
    ids::{EnrollmentId, InterviewTypeId, PersonId, SessionId},
    indexed::Belongs,
    program::{StepKind, Version},
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

mod pause;

pub use pause::EnrollmentPause;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrollment {
    pub id: EnrollmentId,
    pub person: PersonId,
    /// Names the path: there is one per interview type.
    pub interview_type: InterviewTypeId,
    pub version: Version,
    /// All its statuses since the enrollment.
    pub history: History<EnrollmentStatus>,
    /// When each prep step was done, by its place on the path.
    pub prepared: BTreeMap<StepIndex, At>,
    pub signed_off: Option<SignOff>,
    #[serde(default)]
    pub variant: Variant,
    /// Everything beyond the sessions: credit from elsewhere, approvals, exceptions.
    #[serde(default)]
    pub ledger: Ledger,
}

impl Belongs for Enrollment {
    type To = PersonId;

    fn belongs_to(&self) -> impl Iterator<Item = PersonId> {
        std::iter::once(self.person)
    }
}

impl Enrollment {
    /// When the person enrolled.
    pub fn since(&self) -> DateTime<Utc> {
        self.history.first().at
    }

    /// The status of the last change. A pause may have reached its planned end since then.
    pub fn status(&self) -> EnrollmentStatus {
        self.history.last().state
    }

    /// The status at an instant after the last change: a pause is over from its planned end on.
    pub fn status_at(&self, at: DateTime<Utc>) -> EnrollmentStatus {
        match self.status() {
            EnrollmentStatus::Paused { until: Some(until) } if until <= at => EnrollmentStatus::Active,
            status => status,
        }
    }

    /// When it was withdrawn or certified; `None` while it is running.
    pub fn ended(&self) -> Option<DateTime<Utc>> {
        (!self.is_running()).then_some(self.history.last().at)
    }

    pub fn is_active(&self, at: DateTime<Utc>) -> bool {
        self.status_at(at) == EnrollmentStatus::Active
    }

    /// Whether it has neither been withdrawn nor finished.
    pub fn is_running(&self) -> bool {
        self.status().is_running()
    }
}

/// Which of a type's paths the enrollment follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Variant {
    #[default]
    Full,
    /// For people who are certified in another type.
    Shorter,
    /// For people whose certificate expired.
    Refresher,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Ledger {
    pub credits: Vec<StepCredit>,
    /// Additional sessions of a step, beyond those that its path requires.
    pub more: BTreeMap<StepIndex, u8>,
    /// Additional sessions of a step, granted beyond the most that it allows.
    pub granted: BTreeMap<StepIndex, u8>,
    /// How many sessions of a step are enough, if a decider said so.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub enough: BTreeMap<StepIndex, u8>,
    pub approvals: Vec<Approval>,
    /// Approvals that were withheld for now, with the reason.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub withheld: Vec<WithheldApproval>,
    /// Who approves in place of an approver who has left.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub replacements: BTreeMap<PersonId, PersonId>,
    /// Cases that mentors wrote for the sign-off.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<MentorCase>,
    /// Prep that was done on an earlier version and is no longer required.
    pub beyond: Vec<StepKind>,
    /// Drafts that were dropped. They are no longer among the sessions.
    pub dropped: Vec<DroppedDraft>,
}

/// A session that was drafted and dropped before it was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DroppedDraft {
    pub session: SessionId,
    #[serde(with = "chrono::serde::ts_seconds")]
    pub drafted: DateTime<Utc>,
    #[serde(with = "chrono::serde::ts_seconds")]
    pub dropped: DateTime<Utc>,
}

/// A step, or a part of it, that counts without a session here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepCredit {
    pub step: StepIndex,
    pub times: u8,
    pub basis: CreditBasis,
    /// The evidence for it.
    pub evidence: String,
    pub by: Actor,
    #[serde(with = "chrono::serde::ts_seconds")]
    pub at: DateTime<Utc>,
    /// The step's kind, if the path no longer has such a step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beyond: Option<StepKind>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CreditBasis {
    /// It was done somewhere else.
    Elsewhere,
    /// It is not required of this person.
    Exempt,
}

/// One of the approvals that a sign-off needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    pub by: PersonId,
    #[serde(with = "chrono::serde::ts_seconds")]
    pub at: DateTime<Utc>,
}

/// What a mentor writes for the approvers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MentorCase {
    pub by: PersonId,
    #[serde(with = "chrono::serde::ts_seconds")]
    pub at: DateTime<Utc>,
    pub text: String,
}

/// An approver's "not yet".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithheldApproval {
    pub by: PersonId,
    #[serde(with = "chrono::serde::ts_seconds")]
    pub at: DateTime<Utc>,
    pub why: String,
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
pub enum EnrollmentStatus {
    Active,
    Paused {
        /// When the pause ends automatically.
        #[serde(default, skip_serializing_if = "Option::is_none", with = "chrono::serde::ts_seconds_option")]
        until: Option<DateTime<Utc>>,
    },
    Withdrawn,
    Certified,
}

impl EnrollmentStatus {
    pub fn is_paused(self) -> bool {
        matches!(self, Self::Paused { .. })
    }

    /// Whether it has neither been withdrawn nor finished.
    pub fn is_running(self) -> bool {
        matches!(self, Self::Active | Self::Paused { .. })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignOff {
    pub by: Actor,
    #[serde(with = "chrono::serde::ts_seconds")]
    pub at: DateTime<Utc>,
}
