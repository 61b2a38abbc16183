//! The whole log, for taking it elsewhere.

use super::Store;
use crate::platform::clock;
use leptos::prelude::*;
use switchback_core::export::workspace_file::{self, Backup};

impl Store {
    /// The workspace file: every line ever written, also those of before the snapshot and those not saved
    /// yet. Where lines are lost, it has the state that they made.
    pub async fn backup(self) -> Result<Backup, String> {
        let storage = self.inner.with_value(|inner| inner.storage.clone());
        // What cannot be read from the disk is made of what this tab holds.
        let stored = match storage {
            Some(storage) => storage.read_from(0).await.unwrap_or_default(),
            None => Vec::new(),
        };
        let backup = self
            .inner
            .with_value(|inner| workspace_file::backup(&inner.log, stored, inner.saved_lines, clock::now()));
        backup.ok_or_else(|| "The workspace couldn’t be written as a file. Try again.".to_owned())
    }
}
