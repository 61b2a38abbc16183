//! Writing pending entries to the disk, in the order in which they were decided, and calling them saved only
//! once they are.

use super::{Saving, Store, remember};
use crate::platform::storage::{ProfileWrite, Storage, StorageError};
use leptos::{prelude::*, task::spawn_local};
use switchback_core::model::person::ProfileChange;

/// Everything pending, as one append.
struct Batch {
    commands: usize,
    lines: Vec<String>,
    profiles: Vec<ProfileWrite>,
}

impl Store {
    /// Saves pending entries, unless that is going on already.
    pub(super) fn save(self) {
        let begins = self.inner.try_update_value(|inner| {
            let begins = !inner.is_saving && !inner.pending.is_empty() && inner.storage.is_some();
            inner.is_saving |= begins;
            begins
        });
        if begins == Some(true) {
            spawn_local(async move {
                self.save_all().await;
                self.inner.update_value(|inner| inner.is_saving = false);
            });
        }
    }

    async fn save_all(self) {
        while let Some((storage, end, batch)) = self.next_batch() {
            self.show(Saving::Saving);
            match storage.append(end, &batch.lines, &batch.profiles).await {
                Ok(end) => self.saved(end, &batch),
                Err(StorageError::Moved { .. }) => self.catch_up(&storage).await,
                Err(error) => return self.show(Saving::Waiting(error.to_string())),
            }
        }
        self.show(Saving::Saved);
    }

    fn next_batch(self) -> Option<(Storage, u64, Batch)> {
        self.inner.with_value(|inner| {
            let storage = inner.storage.clone()?;
            if inner.pending.is_empty() {
                return None;
            }
            let lines = inner.pending.iter().flat_map(|pending| pending.lines.iter().cloned()).collect();
            let profiles = inner.pending.iter().flat_map(|pending| &pending.profiles).map(write).collect();
            Some((storage, inner.saved_end, Batch { commands: inner.pending.len(), lines, profiles }))
        })
    }

    fn saved(self, end: u64, batch: &Batch) {
        self.inner.update_value(|inner| {
            inner.saved_end = end;
            inner.saved_lines += batch.lines.len();
            inner.pending.drain(..batch.commands);
            if let Some(tabs) = &inner.tabs {
                tabs.announce(end);
            }
            if let Some(id) = inner.log.id() {
                remember(&id.to_string(), end);
            }
        });
    }

    fn show(self, saving: Saving) {
        if self.saving.get_untracked() != saving {
            self.saving.set(saving);
        }
    }
}

pub(super) fn write(change: &ProfileChange) -> ProfileWrite {
    let profile = change.profile.as_ref().and_then(|profile| serde_json::to_string(profile).ok());
    ProfileWrite { person: change.person.to_string(), profile }
}
