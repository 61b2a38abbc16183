//! Reads records from a store, and counts those that can't be read.

use super::{NotARecordKey, RecordKey, Records};
use crate::{json, wording::count};
use std::fmt;

/// The records of a store, with the number of those that are missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredRecords {
    pub records: Records,
    pub unreadable: UnreadableRecords,
}

/// How many stored records can't be read, by kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UnreadableRecords {
    pub profiles: usize,
    /// Damaged or changed: they don't match their commitment.
    pub scorecards: usize,
    /// This version doesn't know the kind of record for such a key.
    pub unknown: usize,
}

impl StoredRecords {
    /// Reads records. Unlike [`Records::of_stored`], it opens every scorecard.
    pub fn read(stored: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut read = Self::default();
        for (key, text) in stored {
            match read.records.take_stored(&key, text) {
                Ok(()) => {}
                Err(NotTaken::Profile) => read.unreadable.profiles += 1,
                Err(NotTaken::Unknown) => read.unreadable.unknown += 1,
            }
        }
        read.unreadable.scorecards = read.records.scorecards.damaged();
        read
    }
}

impl UnreadableRecords {
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }

    /// Whether some of them are of a kind that this version would have shown.
    pub fn are_missed(self) -> bool {
        self.profiles + self.scorecards > 0
    }
}

impl fmt::Display for UnreadableRecords {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kinds = [
            (self.profiles, "profile", "profiles"),
            (self.scorecards, "scorecard", "scorecards"),
            (self.unknown, "record of an unknown kind", "records of an unknown kind"),
        ];
        let present = kinds.into_iter().filter(|(number, ..)| *number > 0);
        let counted: Vec<String> = present.map(|(number, one, many)| count(number, one, many)).collect();
        formatter.write_str(&counted.join(" and "))
    }
}

enum NotTaken {
    Profile,
    Unknown,
}

impl Records {
    /// Parses stored records, without those that can't be read.
    pub fn of_stored(stored: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut records = Self::default();
        for (key, text) in stored {
            // Records that can't be parsed stay in the store.
            let _ = records.take_stored(&key, text);
        }
        records
    }

    fn take_stored(&mut self, key: &str, text: String) -> Result<(), NotTaken> {
        match key.parse() {
            Ok(RecordKey::Profile(person)) => {
                let profile = json::read(&text).map_err(|_| NotTaken::Profile)?;
                self.profiles.0.insert(person, profile);
                Ok(())
            }
            Ok(RecordKey::Scorecard(commitment)) => {
                self.scorecards.keep_stored(commitment, text.into());
                Ok(())
            }
            Err(NotARecordKey) => Err(NotTaken::Unknown),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ids::PersonId;

    #[test]
    fn unreadable_records_are_counted_by_kind_and_the_rest_is_kept() {
        let stored = [
            (PersonId(1).to_string(), r#"{"name":"Ana"}"#),
            (PersonId(2).to_string(), "{"),
            ("0".repeat(64), "damaged"),
            ("of a newer version".into(), "{}"),
        ];
        let stored = stored.map(|(key, text)| (key, text.to_owned()));
        let read = StoredRecords::read(stored.clone());
        assert_eq!(read.unreadable, UnreadableRecords { profiles: 1, scorecards: 1, unknown: 1 });
        assert_eq!(read.records, Records::of_stored(stored));
        assert_eq!(read.records.profiles.0.len(), 1);
    }

    #[test]
    fn only_kinds_with_records_are_listed() {
        let some = UnreadableRecords { profiles: 2, scorecards: 1, unknown: 0 };
        assert_eq!(some.to_string(), "2 profiles and 1 scorecard");
    }
}
