//! Data beside the log, because it can be deleted or not everyone may read it.

use super::{
    ids::PersonId,
    person::{ProfileChange, Profiles},
    scorecard::{
        commitment::Commitment,
        record::{ScorecardRecord, ScorecardRecords},
    },
};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

mod stored;

pub use stored::{StoredRecords, UnreadableRecords};

/// All records of one workspace.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Records {
    pub profiles: Profiles,
    pub scorecards: ScorecardRecords,
}

/// The key of a record. A person's id never looks like a commitment, so the text tells the two apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum RecordKey {
    Profile(PersonId),
    Scorecard(Commitment),
}

impl RecordKey {
    /// The change that deletes the record.
    pub fn deletion(self) -> RecordChange {
        match self {
            Self::Profile(person) => RecordChange::Profile(ProfileChange { person, profile: None }),
            Self::Scorecard(commitment) => RecordChange::ScorecardDeleted(commitment),
        }
    }
}

impl fmt::Display for RecordKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Profile(person) => person.fmt(formatter),
            Self::Scorecard(commitment) => commitment.fmt(formatter),
        }
    }
}

impl FromStr for RecordKey {
    type Err = NotARecordKey;

    fn from_str(text: &str) -> Result<Self, NotARecordKey> {
        let scorecard = || text.parse().map(Self::Scorecard).map_err(|_| NotARecordKey);
        text.parse().map(Self::Profile).or_else(|_| scorecard())
    }
}

impl TryFrom<String> for RecordKey {
    type Error = NotARecordKey;

    fn try_from(text: String) -> Result<Self, NotARecordKey> {
        text.parse()
    }
}

impl From<RecordKey> for String {
    fn from(key: RecordKey) -> Self {
        key.to_string()
    }
}

/// A text that is neither the id of a person nor a commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotARecordKey;

impl fmt::Display for NotARecordKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the id of a person or the commitment of a scorecard is expected")
    }
}

/// A record to keep or to delete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordChange {
    Profile(ProfileChange),
    Scorecard(ScorecardRecord),
    ScorecardDeleted(Commitment),
}

impl RecordChange {
    pub fn key(&self) -> RecordKey {
        match self {
            Self::Profile(ProfileChange { person, .. }) => RecordKey::Profile(*person),
            Self::Scorecard(record) => RecordKey::Scorecard(record.commitment()),
            Self::ScorecardDeleted(commitment) => RecordKey::Scorecard(*commitment),
        }
    }

    /// The text to store under the key; `None` if the record is deleted.
    pub fn text(&self) -> Option<String> {
        match self {
            Self::Profile(change) => serde_json::to_string(change.profile.as_ref()?).ok(),
            Self::Scorecard(record) => Some(record.seal().to_string()),
            Self::ScorecardDeleted(_) => None,
        }
    }
}

impl Records {
    pub fn keep(&mut self, change: RecordChange) {
        match change {
            RecordChange::Profile(change) => self.profiles.keep(change),
            RecordChange::Scorecard(record) => self.scorecards.keep(record),
            RecordChange::ScorecardDeleted(commitment) => self.scorecards.delete(&commitment),
        }
    }

    /// The changes that make these records from nothing.
    pub fn changes(&self) -> Vec<RecordChange> {
        let profiles = self.profiles.0.iter().map(|(person, profile)| {
            RecordChange::Profile(ProfileChange { person: *person, profile: Some(profile.clone()) })
        });
        let scorecards = self.scorecards.iter().map(|(_, record)| RecordChange::Scorecard(record.clone()));
        profiles.chain(scorecards).collect()
    }
}
