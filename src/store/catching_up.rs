//! Catching up with other tabs: their lines come first, and pending commands are decided again after them.

use super::{Inner, Phase, Store, notice::Notice};
use crate::platform::{reload, storage::Storage};
use leptos::prelude::*;
use switchback_core::{command::refusal::Refusal, fact::line::Line, model::person::ProfileChange};

impl Store {
    /// Another tab says that the log ends here now.
    pub(super) async fn follow(self, end: u64) {
        let Some((storage, saved_end)) =
            self.inner.with_value(|inner| Some((inner.storage.clone()?, inner.saved_end)))
        else {
            return;
        };
        if end < saved_end || self.phase.get_untracked() != Phase::Open {
            // The workspace was left or replaced there: begin again with the stored data.
            reload::reload();
        } else if end > saved_end {
            self.catch_up(&storage).await;
        }
    }

    pub(super) async fn catch_up(self, storage: &Storage) {
        let from = self.inner.with_value(|inner| inner.saved_end);
        let (Ok(lines), Ok(profiles)) = (storage.read_from(from).await, storage.profiles().await) else {
            return;
        };
        // Meanwhile this tab may have caught up by another way.
        if lines.is_empty() || self.inner.with_value(|inner| inner.saved_end) != from {
            return;
        }
        let refused =
            self.inner.try_update_value(|inner| inner.rebase(&lines, &profiles)).unwrap_or_default();
        self.touch();
        if let Some(refusal) = refused.first() {
            let text = format!(
                "Another tab changed the workspace first, so your last change was not applied. {refusal}"
            );
            self.notify(Notice::refused(text));
        }
    }
}

impl Inner {
    fn rebase(&mut self, lines: &[(u64, String)], profiles: &[(String, String)]) -> Vec<Refusal> {
        self.log.rewind(self.saved_lines);
        self.log.append(lines.iter().map(|(_, text)| Line::read(text)));
        for (person, profile) in profiles {
            if let (Ok(person), Ok(profile)) = (person.parse(), serde_json::from_str(profile)) {
                self.log.keep_profile(ProfileChange { person, profile: Some(profile) });
            }
        }
        self.saved_lines = self.log.lines().len();
        self.saved_end = lines.last().map_or(self.saved_end, |(at, _)| at + 1);
        let pending = std::mem::take(&mut self.pending);
        let requests = pending.into_iter().filter_map(|pending| pending.request);
        requests.filter_map(|request| self.take(request).err()).collect()
    }
}
