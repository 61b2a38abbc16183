//! Snapshots as they are stored beside the log. A snapshot can always be made again from the log, so support
//! for an old format can be dropped one day.

use crate::{json, log::chunk, workspace::Workspace};
use serde::{Deserialize, Serialize};

mod format_1;

/// Raised when the shape of a workspace changes. Format 2 has the history of sessions and enrollments where
/// format 1 had their present state; format 3 also has who declined a session, and for when it was; format 4 when
/// its interview was before it was moved; format 5 the roles that people hold; format 6 scorecards whose content stands
/// beside the log; format 7 what people were told about their sessions, and who cancelled or moved one; format 8 the other
/// names of interview types.
pub const FORMAT: u32 = 8;

/// A stored snapshot, in the format in which it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    pub format: u32,
    /// How many lines of the log it covers.
    pub position: u64,
    pub text: String,
}

impl Snapshot {
    /// The workspace after `position` lines, in this version's format.
    pub fn of(position: u64, base: &Workspace) -> Option<Self> {
        Some(Self { format: FORMAT, position, text: serde_json::to_string(base).ok()? })
    }

    /// What is kept beside it, so that damage is noticed; made as for a chunk of one line.
    pub fn checksum(&self) -> String {
        chunk::checksum(self.position, 1, &self.text)
    }

    /// Whether it was written in another format than this version's.
    pub fn is_outdated(&self) -> bool {
        self.format != FORMAT
    }

    /// The workspace in it; `None` if this version cannot read it.
    pub fn read(&self) -> Option<Workspace> {
        match self.format {
            2..=FORMAT => json::read(&self.text).ok(),
            1 => format_1::read(&self.text),
            _ => None,
        }
    }
}

/// Where to open the log from: a position, and the fold of the lines below it.
///
/// An outdated snapshot holds less than the lines below it. If all lines are there, they are folded again
/// from the start. If some are lost, the snapshot is converted, and histories that it cannot fill are marked
/// as incomplete.
pub fn base(stored: Option<&Snapshot>, has_every_line: bool) -> (u64, Workspace) {
    stored
        .filter(|stored| !(stored.is_outdated() && has_every_line))
        .and_then(|stored| Some((stored.position, stored.read()?)))
        .unwrap_or_default()
}
