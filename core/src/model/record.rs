//! What stands beside the log, because it can be deleted, or is not for everybody to read.

use super::{
    person::{ProfileChange, Profiles},
    scorecard::{
        commitment::Commitment,
        record::{ScorecardRecord, ScorecardRecords},
    },
};

/// All records of one workspace.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Records {
    pub profiles: Profiles,
    pub scorecards: ScorecardRecords,
}

/// A record to keep or to delete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordChange {
    Profile(ProfileChange),
    Scorecard(ScorecardRecord),
    ScorecardDeleted(Commitment),
}

impl RecordChange {
    /// Under which key it is stored, and the text, which is `None` where it is deleted. The id of a person is no
    /// commitment, so the key says which record it is.
    pub fn stored(&self) -> (String, Option<String>) {
        match self {
            Self::Profile(ProfileChange { person, profile }) => {
                let text = profile.as_ref().and_then(|profile| serde_json::to_string(profile).ok());
                (person.to_string(), text)
            }
            Self::Scorecard(record) => (record.commitment().to_string(), Some(record.seal().to_string())),
            Self::ScorecardDeleted(commitment) => (commitment.to_string(), None),
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

    /// Stored records, as far as they can be read.
    pub fn of_stored(stored: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut records = Self::default();
        for (key, text) in stored {
            if let Ok(person) = key.parse() {
                let profile = serde_json::from_str(&text).ok();
                records.profiles.0.extend(profile.map(|profile| (person, profile)));
            } else if let Ok(commitment) = key.parse() {
                // One that was changed is left out, as one that was lost is.
                let _ = records.scorecards.keep_sealed(commitment, &text.into());
            }
        }
        records
    }

    /// The changes that lead to these records where there were none.
    pub fn changes(&self) -> Vec<RecordChange> {
        let profiles = self.profiles.0.iter().map(|(person, profile)| {
            RecordChange::Profile(ProfileChange { person: *person, profile: Some(profile.clone()) })
        });
        let scorecards = self.scorecards.iter().map(|(_, record)| RecordChange::Scorecard(record.clone()));
        profiles.chain(scorecards).collect()
    }
}
