//! One candidate interview on the schedule.

use super::{
    hours::Interval,
    ids::{InterviewId, InterviewTypeId, PersonId, SourceId},
    indexed::Belongs,
    usual::is_usual,
};
use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The most minutes that an interview may last. More is a mistake in its end or its length.
pub const LONGEST_MINUTES: u16 = 12 * 60;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interview {
    pub id: InterviewId,
    /// Its key in the schedule that it came from, so that reading the schedule again finds it.
    pub key: ExternalKey,
    pub interview_type: InterviewTypeId,
    #[serde(with = "chrono::serde::ts_seconds")]
    pub start: DateTime<Utc>,
    pub minutes: u16,
    #[serde(rename = "interviewer")]
    pub lead: PersonId,
    /// Who interviews together with the lead.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub panel: BTreeSet<PersonId>,
    /// How many trainees may attend; 0 if the loop does not allow any.
    pub observer_cap: u8,
    pub candidate: CandidateCode,
    pub status: InterviewStatus,
    /// The files that it came from: imports that share interviews have the same source. `None` for earlier imports.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceId>,
    #[serde(default, skip_serializing_if = "is_usual")]
    pub origin: InterviewOrigin,
}

/// An interview is indexed by everyone who interviews there.
impl Belongs for Interview {
    type To = PersonId;

    fn belongs_to(&self) -> impl Iterator<Item = PersonId> {
        self.interviewers()
    }
}

impl Interview {
    /// The end, or the start if the end is out of range, because a log may contain any date.
    pub fn end(&self) -> DateTime<Utc> {
        self.start.checked_add_signed(Duration::minutes(self.minutes.into())).unwrap_or(self.start)
    }

    pub fn interval(&self) -> Interval {
        Interval { start: self.start, end: self.end() }
    }

    /// Everyone who interviews there, the lead first, without duplicates.
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

/// Whether an interview is as its file has it, or as a person wants it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InterviewOrigin {
    #[default]
    File,
    /// It is in a file, and was changed, cancelled or restored by hand since that file was read.
    ChangedByHand,
    /// It is in no file.
    AddedByHand,
}

impl InterviewOrigin {
    /// The origin after a change by hand.
    #[must_use]
    pub fn changed_by_hand(self) -> Self {
        match self {
            Self::File | Self::ChangedByHand => Self::ChangedByHand,
            Self::AddedByHand => Self::AddedByHand,
        }
    }

    /// The origin once the interview is as its file has it again.
    #[must_use]
    pub fn following_file(self) -> Self {
        match self {
            Self::File | Self::ChangedByHand => Self::File,
            Self::AddedByHand => Self::AddedByHand,
        }
    }
}

/// A hash of the interview's id elsewhere. The id itself may name a candidate, so it is not kept. In JSON it is text, because
/// JSON numbers can't hold 64 bits everywhere.
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

/// Stands for a candidate without naming them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CandidateCode(pub String);
