//! Exporting the whole log, and saving its state for the next start.

use super::{Inner, Store, working_copy::WorkingCopy};
use crate::platform::{clock, device, storage::Storage};
use leptos::{prelude::*, task::spawn_local};
use switchback_core::export::workspace_file::Backup;

impl Store {
    /// Begins the workspace file with every line ever written, including those from before the snapshot and those not saved
    /// yet. If lines are lost, the file has the state that they resulted in.
    pub async fn backup(self) -> Result<Backup, String> {
        let storage = self.inner.with_value(|inner| inner.storage.clone());
        // What can't be read from the disk is taken from this tab's copy.
        let stored = match storage {
            Some(storage) => storage.read_from(0).await.unwrap_or_default(),
            None => Vec::new(),
        };
        let backup = self.inner.with_value(|Inner { copy, .. }| match copy {
            WorkingCopy::Own(replica) => {
                let stored_lines = replica.shared_lines();
                Backup::of(replica.log(), stored, stored_lines, None, &device::unsubscribed(), clock::now())
            }
            // What is pending is sent to the server that begins with the file.
            WorkingCopy::Team(team) => {
                let (told, epoch) = (team.client.told_log(), team.client.cursor().map(|cursor| cursor.epoch));
                Backup::of(&told, Vec::new(), 0, epoch, &device::unsubscribed(), clock::now())
            }
        });
        backup.ok_or_else(|| "The workspace couldn’t be written as a file. Try again.".to_owned())
    }

    /// Saves the state at the undo limit as a snapshot, so that the next start doesn't have to fold it again.
    pub(super) fn keep_snapshot(self) {
        let Some((storage, position, text)) = self.inner.with_value(to_keep) else { return };
        spawn_local(async move {
            // Without a snapshot the next start is slower, but nothing is lost.
            let _ = storage.compact().await;
            let _ = storage.keep_snapshot(position, &text).await;
        });
    }

    /// Remembers on this device that everything up to the current end of the log is in a file.
    pub fn remember_backup(self) {
        self.remember_backup_until(self.inner.with_value(|inner| inner.copy.log().end()));
    }

    /// Remembers on this device that everything up to this end of the log is in a file.
    pub fn remember_backup_until(self, end: u64) {
        let Some(id) = self.inner.with_value(|inner| inner.copy.log().id()) else { return };
        device::remember_backup(Some(&device::Marker { workspace: id.to_string(), end }));
        self.touch();
    }

    /// How many entries are in no file that was exported or opened on this device.
    pub fn entries_without_backup(self) -> u64 {
        self.read_log(|log| {
            let id = log.id().map(|id| id.to_string());
            let backup = device::backup().filter(|backup| Some(&backup.workspace) == id.as_ref());
            log.end().saturating_sub(backup.map_or(0, |backup| backup.end))
        })
    }
}

fn to_keep(inner: &Inner) -> Option<(Storage, u64, String)> {
    // Missing lines shift every later position, and a snapshot would hide that.
    let replica = inner.copy.as_own().filter(|replica| replica.is_complete())?;
    let (position, base) = replica.log().snapshot();
    Some((inner.storage.clone()?, position, serde_json::to_string(base).ok()?))
}
