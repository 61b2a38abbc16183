//! The second copy of the workspace, written behind the saves, and taken from where the first one is lost.

use super::{Damage, Phase, Store, beginning::read_workspace_file, notice::Notice};
use crate::platform::second_copy;
use leptos::{prelude::*, task::spawn_local};
use switchback_core::export::workspace_file::WorkspaceFile;

impl Store {
    /// Writes the copy again where something was saved since. A damaged workspace never takes the place of a
    /// copy of the whole one.
    pub(super) fn keep_copy(self) {
        let is_whole = *self.damage.read_untracked() == Damage::default();
        let is_due = self.inner.try_update_value(|inner| {
            let is_due = is_whole
                && inner.storage.is_some()
                && inner.has_begun
                && inner.pending.is_empty()
                && !inner.is_copied;
            inner.is_copied |= is_due;
            is_due
        });
        if is_due == Some(true) && self.phase.get_untracked() == Phase::Open {
            spawn_local(self.write_copy());
        }
    }

    async fn write_copy(self) {
        let Ok(backup) = self.backup().await else { return };
        if backup.missing == 0 && second_copy::write(&backup.text).await.is_err() {
            // The workspace itself is saved. The next save tries again.
            return;
        }
        // Deleted while this was written.
        if self.phase.get_untracked() != Phase::Open {
            let _ = second_copy::remove().await;
        }
    }

    /// The second copy, where there is one that opens as a workspace: what is left is deleted for it.
    pub async fn copy(self) -> Option<WorkspaceFile> {
        let copy = read_workspace_file(&second_copy::read().await?).ok();
        copy.filter(|copy| copy.open().id().is_some())
    }

    /// Puts the second copy in place of what is left of the workspace.
    pub fn restore_copy(self, copy: WorkspaceFile) {
        spawn_local(async move {
            let storage = self.inner.with_value(|inner| inner.storage.clone());
            if let Some(storage) = storage
                && let Err(error) = storage.erase().await
            {
                return self.notify(Notice::refused(error.to_string()));
            }
            self.damage.set(Damage::default());
            self.begin_from_file(copy);
            self.notify(Notice::said(
                "Restored from the second copy. Changes after it was written are missing.",
            ));
        });
    }
}
