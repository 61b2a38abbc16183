//! The second copy of the workspace, written after saves and used if the first copy is lost.

use super::{
    Damage, Phase, Store,
    notice::Notice,
    workspace_files::{self, OpenedFile},
};
use crate::platform::{clock, pace::Pace, second_copy};
use chrono::{DateTime, Utc};
use leptos::{prelude::*, task::spawn_local};

impl Store {
    /// Updates the copy if something was saved since. A damaged workspace never replaces a copy of the complete one.
    pub(super) fn keep_copy(self) {
        let is_whole = *self.damage.read_untracked() == Damage::default();
        let is_open = self.phase.get_untracked() == Phase::Open;
        let is_due = self.inner.try_update_value(|inner| {
            let is_due = is_open
                && is_whole
                && inner.storage.is_some()
                && inner.has_begun
                && inner.copy.as_own().is_some_and(|replica| !replica.has_pending())
                && !inner.is_copied
                && !inner.is_copying
                && !inner.is_deleting;
            inner.is_copied |= is_due;
            inner.is_copying |= is_due;
            is_due
        });
        if is_due == Some(true) {
            spawn_local(self.write_copy());
        }
    }

    async fn write_copy(self) {
        // The workspace itself is saved. If the copy fails, the next save retries.
        let _ = self.try_to_write_copy().await;
        self.inner.update_value(|inner| inner.is_copying = false);
        // The workspace was deleted while the copy was being written.
        if self.phase.get_untracked() != Phase::Open {
            let _ = second_copy::remove().await;
        }
    }

    async fn try_to_write_copy(self) -> Result<(), NotWritten> {
        let backup = self.backup().await.map_err(|_| NotWritten)?;
        if backup.missing > 0 {
            return Ok(());
        }
        let mut writing = second_copy::Writing::begin().await.map_err(|_| NotWritten)?;
        let mut pace = Pace::begin();
        for part in backup {
            if !self.wants_copy() || writing.write(&part).await.is_err() {
                writing.abort().await;
                return Err(NotWritten);
            }
            pace.rest().await;
        }
        writing.close().await.map_err(|_| NotWritten)
    }

    fn wants_copy(self) -> bool {
        self.phase.get_untracked() == Phase::Open && !self.inner.with_value(|inner| inner.is_deleting)
    }

    /// Deletes the second copy. Aborts a copy in progress first, as the browser keeps its file until then.
    pub(super) async fn remove_copy(self) -> Result<(), NotRemoved> {
        self.inner.update_value(|inner| inner.is_deleting = true);
        while self.inner.with_value(|inner| inner.is_copying) {
            clock::next_frame().await;
        }
        let removed = second_copy::remove().await;
        self.inner.update_value(|inner| inner.is_deleting = false);
        removed.map_err(|_| NotRemoved)
    }

    /// The second copy, if there is one that opens as a workspace. Checked because restoring it deletes what is left of the
    /// first.
    pub async fn copy(self) -> Option<SecondCopy> {
        let OpenedFile { file, .. } = self.open_copy().await?;
        Some(SecondCopy { written_at: file.exported_at })
    }

    /// Replaces what is left of the workspace with the second copy.
    pub fn restore_copy(self) {
        spawn_local(async move {
            let Some(copy) = self.open_copy().await else {
                return self.notify(Notice::refused(
                    "The second copy can’t be read anymore. Open your latest workspace file.",
                ));
            };
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

    /// `None` in a team, even if this browser has a copy: it is of another workspace, which must not reach the server.
    async fn open_copy(self) -> Option<OpenedFile> {
        if untrack(|| self.is_team()) {
            return None;
        }
        workspace_files::open(second_copy::read().await?, |_| true).await.ok()
    }
}

/// A second copy that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecondCopy {
    /// `None` if the file doesn't say.
    pub written_at: Option<DateTime<Utc>>,
}

/// The copy could not be written. The previous one is still there.
struct NotWritten;

/// The copy could not be deleted.
pub(super) struct NotRemoved;
