//! Writes everything into one JSON file, the workspace file, and reads it back. See `docs/workspace-file.md`.

use crate::{
    fact::line::UnreadReason,
    log::{Log, written::WrittenBase},
    model::{ids::PersonId, record::Records},
};
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;

mod backup;
mod opening;
mod reading;
mod unreadable;
mod writing;

pub use backup::Backup;
pub use opening::Opening;
pub use reading::{Reader, read};
pub use unreadable::Unreadable;
pub use writing::write;

/// The value of the file's `format` member.
pub const FORMAT: &str = "switchback-workspace";

/// The newest version of the file's own layout. The log's entries have their own version. A file is written in the lowest version
/// that has all of its parts: version 2 adds a snapshot, 3 the contents of scorecards, 4 unsubscribed people. A version of
/// Switchback that doesn't know a part refuses the file, so it loses nothing.
pub const VERSION: u64 = 4;

/// The content of a workspace file.
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use]
pub struct WorkspaceFile {
    /// The workspace that `lines` follow; `None` if they are the whole log.
    pub base: Option<WrittenBase>,
    /// The log, with each line as it was written.
    pub lines: Vec<String>,
    pub records: Records,
    /// People who asked a team's server not to send them email.
    pub unsubscribed: BTreeSet<PersonId>,
    pub exported_at: Option<DateTime<Utc>>,
    /// The parts that this version can't read. Unread lines are in `lines` as well, and are kept there.
    pub unread: Vec<Unread>,
}

/// A part of the file that was not read, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// A line of the log, counted from 1.
    Line { position: usize, reason: UnreadReason },
    /// A person's name and email address, under this id.
    Profile { id: String },
    /// The content of a scorecard, under this commitment: damaged, or changed.
    Scorecard { commitment: String },
    /// An unsubscribed person.
    Unsubscribed { id: String },
}

impl WorkspaceFile {
    /// The log in the file, with its workspace.
    pub fn open(&self) -> Log {
        let mut opening = self.opening();
        while opening.step() {}
        opening.finish()
    }

    /// Opens the log in short steps, so that other work can run in between. The result is that of [`Self::open`].
    pub fn opening(&self) -> Opening<'_> {
        Opening::of(self)
    }
}

#[cfg(test)]
mod tests;
