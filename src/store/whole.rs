//! The whole log, for taking it elsewhere.

use super::Store;
use crate::platform::clock;
use leptos::prelude::*;
use switchback_core::{export::workspace_file, fact::line::Line};

impl Store {
    /// The workspace file: every line ever written, also those of before the snapshot and those not saved
    /// yet.
    pub async fn workspace_file(self) -> Result<String, String> {
        let storage = self.inner.with_value(|inner| inner.storage.clone());
        let saved = match storage {
            Some(storage) => storage.read_from(0).await.map_err(|error| error.to_string())?,
            None => Vec::new(),
        };
        let text = self.inner.with_value(|inner| {
            let held = inner.log.lines();
            let unsaved = if saved.is_empty() { held } else { &held[inner.saved_lines.min(held.len())..] };
            let lines: Vec<String> =
                saved.into_iter().map(|(_, text)| text).chain(unsaved.iter().map(Line::write)).collect();
            workspace_file::write(&lines, &inner.log.workspace().profiles, clock::now())
        });
        Ok(text)
    }
}
