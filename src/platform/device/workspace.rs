//! The workspace of this browser as last seen: where its log ended, what was backed up, and what was merged.

use super::values::{forget, read, write};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use switchback_core::model::ids::CommandId;

const MARKER: &str = "workspace";
const BACKUP: &str = "backup";
const LAST_MERGE: &str = "last-merge";

/// The workspace last seen here. If it is known but the storage is empty, the browser has cleared the storage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marker {
    /// The workspace's id.
    pub workspace: String,
    /// Where its log ended.
    pub end: u64,
}

/// `None` if no workspace was ever stored here.
pub fn marker() -> Option<Marker> {
    read(MARKER)
}

/// `None` deletes it, as deleting a workspace on purpose must.
pub fn remember_marker(marker: Option<&Marker>) {
    write(MARKER, marker);
}

/// Which workspace was backed up as a file, and up to where. `None` if none ever was.
pub fn backup() -> Option<Marker> {
    read(BACKUP)
}

/// `None` deletes it.
pub fn remember_backup(backup: Option<&Marker>) {
    write(BACKUP, backup);
}

/// The changes that the last merge in this browser added.
pub fn last_merge() -> BTreeSet<CommandId> {
    read(LAST_MERGE).unwrap_or_default()
}

pub fn remember_last_merge(commands: &BTreeSet<CommandId>) {
    write(LAST_MERGE, Some(commands));
}

pub(super) fn forget_last_merge() {
    forget(LAST_MERGE);
}
