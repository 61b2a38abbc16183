//! Snapshots in the form stored beside the log. A snapshot can always be computed again from the log, so support for an old
//! format can be dropped one day.

use crate::{json, log::chunk, workspace::Workspace};
use serde::{Deserialize, Serialize};

mod format_1;

/// Raised when the shape of a workspace changes. Format 2 has the history of sessions and enrollments in place of the current
/// state of format 1. Format 3 adds who declined a session, and its time then. Format 4 adds the time of its interview before it
/// was moved. Format 5 adds assigned roles. Format 6 adds scorecards with their content beside the log. Format 7 adds what people
/// were told about their sessions, and who cancelled or moved a session. Format 8 adds the other names of interview types.
/// Format 9 adds whether a dispute is outdated, and sums the additional sessions of steps that became one. Format 10 adds whether an
/// interview was added or changed by hand.
pub const FORMAT: u32 = 10;

/// A stored snapshot, in the format in which it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    pub format: u32,
    /// How many lines of the log it covers.
    pub position: u64,
    pub text: String,
}

/// More lines than any log has. Lines after them can still be counted.
const MOST_LINES: u64 = u64::MAX / 2;

impl Snapshot {
    /// The workspace after `position` lines, in this version's format.
    pub fn of(position: u64, base: &Workspace) -> Option<Self> {
        Some(Self { format: FORMAT, position, text: serde_json::to_string(base).ok()? })
    }

    /// The checksum stored beside it, which detects damage. It is computed as for a chunk of one line.
    pub fn checksum(&self) -> String {
        chunk::checksum(self.position, 1, &self.text)
    }

    /// Whether its format differs from this version's.
    pub fn is_outdated(&self) -> bool {
        self.format != FORMAT
    }

    /// The workspace in it; `None` if this version can't read it, or no log has that many lines.
    pub fn read(&self) -> Option<Workspace> {
        if self.position > MOST_LINES {
            return None;
        }
        match self.format {
            2..=FORMAT => json::read(&self.text).ok(),
            1 => format_1::read(&self.text),
            _ => None,
        }
    }
}

/// The position and the workspace to open the log from.
///
/// An outdated snapshot contains less than the lines below it. If all lines exist, they are folded again from the start. If some
/// are lost, the snapshot is converted, and histories that it can't complete are marked as incomplete.
pub fn base(stored: Option<&Snapshot>, has_every_line: bool) -> (u64, Workspace) {
    stored
        .filter(|stored| !(stored.is_outdated() && has_every_line))
        .and_then(|stored| Some((stored.position, stored.read()?)))
        .unwrap_or_default()
}
