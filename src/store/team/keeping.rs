//! Writing to this browser's storage: the requests of each tab and, in the leading tab, the data from the server.

use super::tab_news::TabNews;
use crate::{
    platform::clock,
    store::{Saving, Store},
};
use leptos::{prelude::*, task::spawn_local};

impl Store {
    /// Stores the requests of this tab and has them sent. Called again from time to time.
    pub(in crate::store) fn save_team(self) {
        spawn_local(async move {
            if self.store_requests().await {
                self.announce(TabNews::Changed);
                if self.is_leading() {
                    self.look_at_team().await;
                    self.keep_team().await;
                    self.send();
                }
            } else if self.is_leading() {
                // Retries what could not be stored before.
                self.keep_team().await;
            }
        });
    }

    /// Stores this tab's requests for the leading tab, which may be this one. Returns whether there were any.
    async fn store_requests(self) -> bool {
        let begins = self.with_team(|team, _| !std::mem::replace(&mut team.is_storing_requests, true));
        if begins != Some(true) {
            return false;
        }
        let mut has_kept = false;
        while let Some((storage, unkept)) = self.with_team(|team, _| (team.storage.clone(), team.unkept()))
            && !unkept.is_empty()
        {
            self.saving.set(Saving::Saving);
            if let Err(error) = storage.add_requests(&unkept).await {
                self.saving.set(Saving::Waiting(error.to_string()));
                break;
            }
            self.with_team(|team, _| team.requests_stored(unkept.len()));
            self.show_if_saved();
            has_kept = true;
        }
        self.with_team(|team, _| team.is_storing_requests = false);
        has_kept
    }

    /// Stores pending changes one after the other and notifies the other tabs. Returns `false` on failure; the next change
    /// retries.
    pub(super) async fn keep_team(self) -> bool {
        while self.with_team(|team, _| std::mem::replace(&mut team.is_keeping, true)) == Some(true) {
            clock::next_frame().await;
        }
        let mut is_kept = true;
        while is_kept
            && let Some(Some((storage, since, change))) = self.with_team(|team, _| {
                let since = team.version();
                team.next_to_keep().map(|change| (team.storage.clone(), since, change))
            })
        {
            match storage.keep(&change, since).await {
                Ok(version) => {
                    self.with_team(|team, _| team.kept(version));
                    self.announce(TabNews::Changed);
                    self.show_if_saved();
                }
                Err(error) => {
                    self.with_team(|team, _| team.not_kept(change));
                    self.saving.set(Saving::Waiting(error.to_string()));
                    is_kept = false;
                }
            }
        }
        self.with_team(|team, _| team.is_keeping = false);
        is_kept
    }

    /// A change that failed before may have been stored by a retry.
    fn show_if_saved(self) {
        let is_saved = self.with_team(|team, _| team.is_saved()) == Some(true);
        if is_saved && self.saving.get_untracked() != Saving::Saved {
            self.saving.set(Saving::Saved);
        }
    }
}
