//! Catching up with other tabs: their lines come first, and pending commands are decided again after them.

use super::{Inner, Store, commands::Commands, notice::Notice};
use crate::platform::{reload, storage::Storage};
use leptos::prelude::*;
use switchback_core::{command::refusal::Refusal, model::record::Records, sync::replica::News};

impl Store {
    /// Another tab reports that the log now ends here.
    pub(super) async fn follow(self, end: u64) {
        let Some((storage, saved_end)) =
            self.inner.with_value(|inner| Some((inner.storage.clone()?, inner.copy.as_own()?.shared_end())))
        else {
            return;
        };
        if end < saved_end {
            // The workspace was deleted or replaced in the other tab. Reload to open the stored data.
            reload::reload();
        } else {
            // At the same end, the records may still have changed.
            self.look_at(&storage).await;
        }
    }

    /// Looks for lines and records that other tabs wrote.
    pub(super) async fn look_again(self) {
        if let Some(storage) = self.inner.with_value(|inner| inner.storage.clone()) {
            self.look_at(&storage).await;
        }
    }

    /// Lines that are being saved can't be decided again, so this waits until they are saved.
    async fn look_at(self, storage: &Storage) {
        let is_saving = || {
            let saving = self.inner.try_update_value(|inner| {
                inner.is_behind |= inner.is_saving;
                inner.is_saving
            });
            saving.unwrap_or(true)
        };
        if is_saving() {
            return;
        }
        let found = self.found(storage).await;
        if !is_saving()
            && let Some(found) = found
        {
            self.take_in(storage, found);
        }
    }

    pub(super) async fn catch_up(self, storage: &Storage) {
        if let Some(found) = self.found(storage).await {
            self.take_in(storage, found);
        }
    }

    /// What other tabs have written since this tab last read, or `None` if nothing. A deleted database has nothing either,
    /// so the page keeps showing what it has.
    async fn found(self, storage: &Storage) -> Option<Found> {
        let from = self.shared_end()?;
        let lines = storage.read_from(from).await.ok()?;
        // There may be many records, so they are read only if something is new.
        if lines.is_empty() && !storage.has_newer_records().await.ok()? {
            return None;
        }
        let (records, version) = storage.records().await.ok()?;
        Some(Found { news: News { from, lines, records: Records::of_stored(records) }, version })
    }

    fn take_in(self, storage: &Storage, found: Found) {
        // This tab may have caught up some other way in the meantime.
        let can_be_taken = self.inner.with_value(|inner| {
            inner.copy.as_own().is_some_and(|replica| replica.can_catch_up(found.news.from))
        });
        if !can_be_taken {
            return;
        }
        storage.saw_records(found.version);
        let commands = self.commands.get_untracked();
        let refused =
            self.inner.try_update_value(|inner| inner.rebase(found.news, commands)).unwrap_or_default();
        self.touch();
        if let Some(text) = refused_words(&refused) {
            self.notify(Notice::refused(text));
        }
    }
}

/// The notice about changes that lost against another tab's, with each refusal mentioned once.
fn refused_words(refused: &[Refusal]) -> Option<String> {
    let what = match refused.len() {
        0 => return None,
        1 => "your last change was not applied".to_owned(),
        changes => format!("your last {changes} changes were not applied"),
    };
    let mut reasons: Vec<String> = Vec::new();
    for refusal in refused.iter().map(Refusal::to_string) {
        if !reasons.contains(&refusal) {
            reasons.push(refusal);
        }
    }
    Some(format!("Another tab changed the workspace first, so {what}. {}", reasons.join(" ")))
}

/// What other tabs have written.
struct Found {
    news: News,
    /// How often the records have been written.
    version: u64,
}

impl Inner {
    /// Without the commands part, this tab has decided nothing yet.
    fn rebase(&mut self, news: News, commands: Option<Commands>) -> Vec<Refusal> {
        let Some(replica) = self.copy.as_own_mut() else { return Vec::new() };
        let pending = replica.catch_up(news);
        let Some(Commands { take, .. }) = commands else { return Vec::new() };
        pending.into_iter().filter_map(|request| take(self, request).err()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_is_mentioned_once() {
        assert_eq!(refused_words(&[]), None);
        let one = "Another tab changed the workspace first, so your last change was not applied. \
                   This person has left the company.";
        assert_eq!(refused_words(&[Refusal::PersonLeft]).as_deref(), Some(one));
        let several = [Refusal::PersonLeft, Refusal::NotPaused, Refusal::PersonLeft];
        let words = "Another tab changed the workspace first, so your last 3 changes were not applied. \
                     This person has left the company. This enrollment isn’t paused.";
        assert_eq!(refused_words(&several).as_deref(), Some(words));
    }
}
