//! One line of the stored log: an entry, or bytes that this version can't read and therefore keeps unchanged.

use crate::{
    fact::entry::{Entry, SCHEMA},
    fact::upcast::{self, Step},
    json,
};
use serde::Deserialize;
use std::{cmp::Ordering, fmt};

#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    Read(Box<Entry>),
    Unread(Unread),
}

/// A line kept byte for byte, and why it was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    pub text: String,
    pub reason: UnreadReason,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnreadReason {
    /// Written by a newer version of Switchback.
    Newer(u32),
    /// An event that this version does not know, or a damaged line.
    NotUnderstood(String),
}

impl fmt::Display for UnreadReason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Newer(version) => write!(
                formatter,
                "written in version {version} of the log's format, this Switchback reads up to {SCHEMA}: reload to get the newest"
            ),
            Self::NotUnderstood(problem) => write!(formatter, "not understood: {problem}"),
        }
    }
}

#[derive(Deserialize)]
struct Versioned {
    v: u32,
}

impl Line {
    /// Reads a line's JSON. Never fails: a line that can't be read is kept.
    pub fn read(text: &str) -> Self {
        Self::read_by(text, &upcast::STEPS)
    }

    /// Lines of the current version, which are nearly all lines, are read without upcasting.
    pub(super) fn read_by(text: &str, steps: &[Step]) -> Self {
        let current = upcast::current(steps);
        let straight = json::read::<Entry>(text);
        let version = match &straight {
            Ok(entry) => entry.v,
            Err(_) => json::read::<Versioned>(text).map_or(current, |line| line.v),
        };
        let entry = match version.cmp(&current) {
            Ordering::Greater => return Self::unread(text, UnreadReason::Newer(version)),
            Ordering::Equal => straight,
            Ordering::Less => upcast::entry(version, text, steps),
        };
        match entry {
            Ok(entry) => Self::Read(Box::new(entry)),
            Err(problem) => Self::unread(text, UnreadReason::NotUnderstood(problem.to_string())),
        }
    }

    fn unread(text: &str, reason: UnreadReason) -> Self {
        Self::Unread(Unread { text: text.to_owned(), reason })
    }

    /// The JSON to store, as one line of text.
    pub fn write(&self) -> String {
        match self {
            Self::Read(entry) => {
                serde_json::to_string(entry).expect("an entry has no map with keys other than text")
            }
            Self::Unread(unread) => unread.text.clone(),
        }
    }
}

impl From<Entry> for Line {
    fn from(entry: Entry) -> Self {
        Self::Read(Box::new(entry))
    }
}
