//! Records as they come from a store, and how many of them cannot be read.

use super::{NotARecordKey, RecordKey, Records};
use crate::{json, wording::count};
use std::fmt;

/// The records of a store, and what is lacking of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredRecords {
    pub records: Records,
    pub unreadable: UnreadableRecords,
}

/// How many records a store has that cannot be read, by their kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UnreadableRecords {
    pub profiles: usize,
    /// Damaged or changed: they are not what their commitment stands for.
    pub scorecards: usize,
    /// This version knows no kind of record with such a key.
    pub unknown: usize,
}

impl StoredRecords {
    /// Reads them. Every scorecard is opened for that, as [`Records::of_stored`] does not.
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

    /// Whether this version would have shown some of them.
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
    /// Stored records, as far as they can be read.
    pub fn of_stored(stored: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut records = Self::default();
        for (key, text) in stored {
            // What is not taken stays where it is stored.
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
    fn what_cannot_be_read_is_counted_by_its_kind_and_the_rest_is_taken() {
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
    fn only_the_kinds_of_which_there_are_some_are_told() {
        let some = UnreadableRecords { profiles: 2, scorecards: 1, unknown: 0 };
        assert_eq!(some.to_string(), "2 profiles and 1 scorecard");
    }
}
