//! Writing pending entries to the disk in the order in which they were decided. They count as saved only once they are on
//! the disk.

use super::{Saving, Store, remember};
use crate::platform::storage::{RecordWrite, Storage, StorageError};
use leptos::{prelude::*, task::spawn_local};
use switchback_core::{
    model::record::RecordChange,
    sync::replica::{Batch, Replica},
};

/// How many times in a row another tab may write first before this tab gives up until later.
const TRIES: u32 = 5;

impl Store {
    /// Saves what was decided here, in this browser's storage or for the team's server.
    pub(super) fn save_decided(self) {
        match self.inner.with_value(|inner| inner.copy.as_team().is_some()) {
            true => self.save_team(),
            false => self.save(),
        }
    }

    /// Saves pending entries, unless a save is in progress.
    pub(super) fn save(self) {
        let begins = self.inner.try_update_value(|inner| {
            let has_pending = inner.copy.as_own().is_some_and(Replica::has_pending);
            let begins = !inner.is_saving && has_pending && inner.storage.is_some();
            inner.is_saving |= begins;
            begins
        });
        if begins == Some(true) {
            spawn_local(async move {
                self.save_all().await;
                let behind = self.inner.try_update_value(|inner| {
                    inner.is_saving = false;
                    std::mem::take(&mut inner.is_behind)
                });
                if behind == Some(true) {
                    self.look_again().await;
                }
            });
        }
    }

    async fn save_all(self) {
        if let Err(error) = self.begin_storage().await {
            return self.show(Saving::Waiting(error.to_string()));
        }
        let mut moved = 0;
        while let Some((storage, batch)) = self.next_batch() {
            self.show(Saving::Saving);
            match append(&batch, &storage).await {
                Ok(end) => {
                    moved = 0;
                    self.saved(end, &batch);
                }
                Err(StorageError::Moved { .. }) if moved < TRIES => {
                    moved += 1;
                    self.catch_up(&storage).await;
                    if self.shared_end() == Some(batch.from) {
                        // The record of where the log ends may be damaged. If repairing it doesn't help, the error is shown
                        // below.
                        let _ = storage.repair().await;
                    }
                }
                Err(error) => return self.show(Saving::Waiting(error.to_string())),
            }
        }
        self.show(Saving::Saved);
    }

    /// Starts the stored log, once. After a failure, the next save retries.
    async fn begin_storage(self) -> Result<(), StorageError> {
        let to_begin = self.inner.with_value(|inner| {
            let id = inner.copy.log().id().filter(|_| !inner.has_begun)?;
            Some((inner.storage.clone()?, id))
        });
        let Some((storage, id)) = to_begin else { return Ok(()) };
        self.show(Saving::Saving);
        storage.begin(&id.to_string()).await?;
        self.inner.update_value(|inner| inner.has_begun = true);
        Ok(())
    }

    fn next_batch(self) -> Option<(Storage, Batch)> {
        self.inner.with_value(|inner| Some((inner.storage.clone()?, inner.copy.as_own()?.batch()?)))
    }

    fn saved(self, end: u64, batch: &Batch) {
        self.inner.update_value(|inner| {
            if let Some(replica) = inner.copy.as_own_mut() {
                replica.shared(batch, end);
            }
            inner.is_copied = false;
            if let Some(tabs) = &inner.tabs {
                tabs.announce(end);
            }
            if let Some(id) = inner.copy.log().id() {
                remember(&id.to_string(), end);
            }
        });
    }

    /// Where the shared log ends, as far as this tab knows. `None` for a team's log.
    pub(super) fn shared_end(self) -> Option<u64> {
        self.inner.with_value(|inner| inner.copy.as_own().map(Replica::shared_end))
    }

    fn show(self, saving: Saving) {
        if self.saving.get_untracked() != saving {
            self.saving.set(saving);
        }
    }
}

/// Writes everything pending in one transaction and returns the new end of the stored log.
async fn append(batch: &Batch, storage: &Storage) -> Result<u64, StorageError> {
    let records: Vec<RecordWrite> = batch.records.iter().map(write).collect();
    match &batch.base {
        Some(base) => storage.restore(base, &batch.lines, &records).await,
        None => storage.append(batch.from, &batch.lines, &records).await,
    }
}

fn write(change: &RecordChange) -> RecordWrite {
    let (key, text) = (change.key().to_string(), change.text());
    RecordWrite { key, text }
}
