//! Writing to this browser's storage: what is asked in a tab, and, in the tab that talks to the server, what that says.

use super::tab_news::TabNews;
use crate::{
    platform::clock,
    store::{Saving, Store},
};
use leptos::{prelude::*, task::spawn_local};

impl Store {
    /// Keeps what was asked in this tab, and has it sent.
    pub(in crate::store) fn save_team(self) {
        spawn_local(async move {
            if self.leave_requests().await {
                self.announce(TabNews::Changed);
                if self.is_leading() {
                    self.look_at_team().await;
                    self.keep_team().await;
                    self.send();
                }
            }
        });
    }

    /// Whether anything was left for the tab that talks to the server, which may be this one.
    async fn leave_requests(self) -> bool {
        let begins = self.with_team(|team, _| !std::mem::replace(&mut team.is_leaving_requests, true));
        if begins != Some(true) {
            return false;
        }
        let mut has_kept = false;
        while let Some((storage, unkept)) = self.with_team(|team, _| (team.storage.clone(), team.unkept()))
            && !unkept.is_empty()
        {
            self.saving.set(Saving::Saving);
            if let Err(error) = storage.leave(&unkept).await {
                self.saving.set(Saving::Waiting(error.to_string()));
                break;
            }
            self.with_team(|team, _| team.left(unkept.len()));
            self.saving.set(Saving::Saved);
            has_kept = true;
        }
        self.with_team(|team, _| team.is_leaving_requests = false);
        has_kept
    }

    /// Keeps what is to be kept, one change after the other, and tells the other tabs. `false` where it could not be kept;
    /// it is tried again with the next change.
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
}
