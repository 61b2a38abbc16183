//! The workspace file: everything in one JSON file, and everything back from it. See
//! `docs/workspace-file.md`.

use crate::{
    fact::line::UnreadReason,
    log::{Log, snapshot::Snapshot},
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
pub use writing::{write, write_with_unsubscribed};

/// What the file says it is.
pub const FORMAT: &str = "switchback-workspace";

/// The newest version of the file's own layout; the log's entries carry theirs themselves. A file is written in the lowest
/// version that has all of its parts: 2 has a snapshot, 3 contents of scorecards, 4 those who are unsubscribed. A version
/// that does not know a part refuses the file, and loses nothing of it.
pub const VERSION: u64 = 4;

/// What a workspace file holds.
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use]
pub struct WorkspaceFile {
    /// The workspace at the position from which `lines` go on; `None` where they are the whole log.
    pub base: Option<Snapshot>,
    /// The log, each line as it was written.
    pub lines: Vec<String>,
    pub records: Records,
    /// Who asked a team's server not to send them email.
    pub unsubscribed: BTreeSet<PersonId>,
    pub exported_at: Option<DateTime<Utc>>,
    /// What this version could not read. Unread lines stand in `lines`, too, and are kept there.
    pub unread: Vec<Unread>,
}

/// A part of the file that was not read, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// A line of the log, counted from 1.
    Line { position: usize, reason: UnreadReason },
    /// Somebody's name and mail, under this id.
    Profile { id: String },
    /// What a scorecard says, under this commitment: damaged, or changed.
    Scorecard { commitment: String },
    /// Somebody who is unsubscribed.
    Unsubscribed { id: String },
}

impl WorkspaceFile {
    /// The log as the file has it, with its workspace.
    pub fn open(&self) -> Log {
        let mut opening = self.opening();
        while opening.step() {}
        opening.finish()
    }

    /// Opens the log in short steps, so that others can work between them. The outcome is that of
    /// [`Self::open`].
    pub fn opening(&self) -> Opening<'_> {
        Opening::of(self)
    }
}

#[cfg(test)]
mod tests;
