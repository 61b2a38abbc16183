//! A client's position in the log, by which a server sees whether it can continue from there.

use crate::access::scope::View;
pub use crate::log::epoch::Epoch;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use xxhash_rust::xxh3::xxh3_64_with_seed;

/// A hash of all lines from the first one on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LogHash(pub u64);

impl LogHash {
    /// The hash with one more line.
    #[must_use]
    pub fn with(self, line: &str) -> Self {
        Self(xxh3_64_with_seed(line.as_bytes(), self.0))
    }
}

/// A reader's position in a log. Clients store it as text and don't look inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Cursor {
    pub epoch: Epoch,
    /// What the reader was told of the lines before the position.
    pub view: View,
    /// How many lines are before the position, including those that the reader was not told.
    pub end: u64,
    /// The hash of those lines, which shows when the log was replaced.
    pub hash: LogHash,
}

impl fmt::Display for Cursor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { epoch, view, end, hash } = self;
        write!(formatter, "{epoch}-{:016x}-{end:x}-{:016x}", view.0, hash.0)
    }
}

/// A text that is not a cursor.
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
    fn a_log_hash_depends_on_every_line_and_their_order() {
        let of = |lines: &[&str]| lines.iter().fold(LogHash::default(), |hash, line| hash.with(line));
        assert_ne!(of(&["a", "b"]), of(&["b", "a"]));
        assert_ne!(of(&["a", "b"]), of(&["ab"]));
        assert_ne!(of(&["a"]), of(&["a", "a"]));
    }
}
