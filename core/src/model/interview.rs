//! One candidate interview on the schedule.

use super::{
    hours::Interval,
    ids::{InterviewId, InterviewTypeId, PersonId, SourceId},
    indexed::Belongs,
};
use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interview {
    pub id: InterviewId,
    /// Where it stands in the schedule it came from, so that reading that again finds it.
    pub key: ExternalKey,
    pub interview_type: InterviewTypeId,
    #[serde(with = "chrono::serde::ts_seconds")]
    pub start: DateTime<Utc>,
    pub minutes: u16,
    #[serde(rename = "interviewer")]
    pub lead: PersonId,
    /// Who interviews with the lead.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub panel: BTreeSet<PersonId>,
    /// How many trainees may be there; 0 where the loop does not allow any.
    pub observer_cap: u8,
    pub candidate: CandidateCode,
    pub status: InterviewStatus,
    /// The files that it came from: those that share interviews have the same source. Earlier imports have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceId>,
}

/// An interview is found by everybody who interviews there.
impl Belongs for Interview {
    type To = PersonId;

    fn belongs_to(&self) -> impl Iterator<Item = PersonId> {
        self.interviewers()
    }
}

impl Interview {
    /// At the end of all time it has no length, because a log may say anything.
    pub fn end(&self) -> DateTime<Utc> {
        self.start.checked_add_signed(Duration::minutes(self.minutes.into())).unwrap_or(self.start)
    }

    pub fn interval(&self) -> Interval {
        Interval { start: self.start, end: self.end() }
    }

    /// Everybody who interviews there, the lead first, nobody twice.
    pub fn interviewers(&self) -> impl Iterator<Item = PersonId> + '_ {
        std::iter::once(self.lead).chain(self.panel.iter().copied().filter(|person| *person != self.lead))
    }

    pub fn has_interviewer(&self, person: PersonId) -> bool {
        self.lead == person || self.panel.contains(&person)
    }

    pub fn is_scheduled(&self) -> bool {
        self.status == InterviewStatus::Scheduled
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InterviewStatus {
    Scheduled,
    Cancelled,
}

/// A hash of the id that the interview has elsewhere; the id itself may name a candidate and is not kept.
/// In JSON it is text, because a JSON number cannot hold 64 bits everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExternalKey(pub u64);

impl Serialize for ExternalKey {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        InterviewId(self.0).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for ExternalKey {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        InterviewId::deserialize(deserializer).map(|id| Self(id.0))
    }
}

/// Stands for a candidate without naming one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CandidateCode(pub String);
