//! How far a client has been told the log, so that a server sees whether it can go on from there.

use crate::access::scope::View;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use xxhash_rust::xxh3::xxh3_64_with_seed;

/// One life of a server's log: another one begins when a backup is restored. Sent and kept as a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Epoch(pub u64);

impl fmt::Display for Epoch {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:016x}", self.0)
    }
}

impl From<Epoch> for String {
    fn from(epoch: Epoch) -> Self {
        epoch.to_string()
    }
}

impl TryFrom<String> for Epoch {
    type Error = NotACursor;

    fn try_from(text: String) -> Result<Self, NotACursor> {
        text.parse()
    }
}

impl FromStr for Epoch {
    type Err = NotACursor;

    fn from_str(text: &str) -> Result<Self, NotACursor> {
        u64::from_str_radix(text, 16).map(Self).map_err(|_| NotACursor)
    }
}

/// A fingerprint of all lines from the first one on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LogHash(pub u64);

impl LogHash {
    /// The fingerprint with one line more.
    #[must_use]
    pub fn with(self, line: &str) -> Self {
        Self(xxh3_64_with_seed(line.as_bytes(), self.0))
    }
}

/// A place in a log, for one reader. Clients keep it as a text and do not look inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Cursor {
    pub epoch: Epoch,
    /// What the reader was told of the lines before.
    pub view: View,
    /// How many lines are before it, also those of which the reader was told nothing.
    pub end: u64,
    /// The fingerprint of those lines, by which a log that was replaced is noticed.
    pub hash: LogHash,
}

impl fmt::Display for Cursor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { epoch, view, end, hash } = self;
        write!(formatter, "{epoch}-{:016x}-{end:x}-{:016x}", view.0, hash.0)
    }
}

/// A text that no server gave out as a cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotACursor;

impl fmt::Display for NotACursor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a cursor that a server gave out is expected")
    }
}

impl From<Cursor> for String {
    fn from(cursor: Cursor) -> Self {
        cursor.to_string()
    }
}

impl TryFrom<String> for Cursor {
    type Error = NotACursor;

    fn try_from(text: String) -> Result<Self, NotACursor> {
        text.parse()
    }
}

impl FromStr for Cursor {
    type Err = NotACursor;

    fn from_str(text: &str) -> Result<Self, NotACursor> {
        let numbers: Option<Vec<u64>> =
            text.split('-').map(|part| u64::from_str_radix(part, 16).ok()).collect();
        match numbers.as_deref() {
            Some([epoch, view, end, hash]) => {
                Ok(Self { epoch: Epoch(*epoch), view: View(*view), end: *end, hash: LogHash(*hash) })
            }
            _ => Err(NotACursor),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_cursor_reads_back_from_its_text(epoch: u64, view: u64, end: u64, hash: u64) {
            let cursor = Cursor { epoch: Epoch(epoch), view: View(view), end, hash: LogHash(hash) };
            prop_assert_eq!(cursor.to_string().parse(), Ok(cursor));
        }
    }

    #[test]
    fn a_fingerprint_depends_on_every_line_and_on_their_order() {
        let of = |lines: &[&str]| lines.iter().fold(LogHash::default(), |hash, line| hash.with(line));
        assert_ne!(of(&["a", "b"]), of(&["b", "a"]));
        assert_ne!(of(&["a", "b"]), of(&["ab"]));
        assert_ne!(of(&["a"]), of(&["a", "a"]));
    }
}
