//! Merging another copy of this workspace from a file.

use super::{
    Store,
    part::NOT_LOADED,
    viewing_as::ONLY_VIEWING,
    workspace_files::{GoesOn, NotOpened, open},
};
use crate::platform::{device, pace::Pace};
use leptos::prelude::*;
use std::collections::BTreeSet;
use switchback_core::{
    access::work::Work,
    command::{Command, Request},
    log::Log,
    merge::{self, Completion, Merge, Merged, NotMergeable},
    model::ids::CommandId,
    order::Gather,
};

const OF_A_TEAM: &str = "Your team’s server has the workspace, so there is no other copy to merge.";

/// What merging a file would change, and the copy in the file.
pub struct MergePreview {
    pub merged: Merged,
    pub theirs: Log,
}

impl Store {
    /// Previews merging a workspace file. Changes nothing. `goes_on` receives how much of the file has been read, in
    /// percent, and returns whether to continue.
    ///
    /// # Errors
    ///
    /// If `goes_on` returns `false`, the file has no copy of this workspace, or the user may not import.
    pub async fn preview_merge(
        self,
        bytes: Vec<u8>,
        goes_on: impl Fn(u32) -> bool + 'static,
    ) -> Result<MergePreview, NotOpened> {
        let commands = self.commands.load().await.map_err(|_| NotOpened::Refused(NOT_LOADED.into()))?;
        (commands.preview_merge)(self, bytes, Box::new(goes_on)).await
    }

    pub(super) async fn preview_merge_now(
        self,
        bytes: Vec<u8>,
        goes_on: GoesOn,
    ) -> Result<MergePreview, NotOpened> {
        self.may_merge().map_err(NotOpened::Refused)?;
        let theirs = open(bytes, &goes_on).await?.log;
        let ours = self.inner.with_value(|inner| inner.copy.log().clone());
        let position = ours.snapshot().0;
        let below = self.stored_before(position).await;
        let zones = self.zones();
        let mut pace = Pace::begin();
        let refused = |reason: NotMergeable| NotOpened::Refused(reason.to_string());
        let theirs = match Completion::begin(&ours, &below, &theirs).map_err(refused)? {
            Some(mut completion) => {
                while completion.step() {
                    go_on(&goes_on)?;
                    pace.rest().await;
                }
                completion.finish().map_err(refused)?
            }
            None => theirs,
        };
        let mut merge = Merge::begin(&*zones, &ours, below, &theirs).map_err(refused)?;
        while merge.step() {
            go_on(&goes_on)?;
            pace.rest().await;
        }
        let merged = merge.finish();
        Ok(MergePreview { merged, theirs })
    }

    /// Carries out a preview and passes on how many changes were applied, as a rule may forbid some by now. Fails if the
    /// user may not import.
    pub fn merge(self, requests: Vec<Request>, then: impl FnOnce(Result<usize, String>) + 'static) {
        self.with_commands(move |commands| then((commands.merge)(self, requests)));
    }

    pub(super) fn merge_now(self, requests: Vec<Request>) -> Result<usize, String> {
        self.may_merge()?;
        let take = |request: Request| {
            let id = request.id;
            let taken = self.inner.try_update_value(|inner| inner.take(request));
            taken.is_some_and(|taken| taken.is_ok()).then_some(id)
        };
        let taken: BTreeSet<CommandId> = requests.into_iter().filter_map(take).into_set();
        if !taken.is_empty() {
            device::remember_last_merge(&taken);
        }
        self.touch();
        self.save_decided();
        Ok(taken.len())
    }

    /// What undoing the last merge in this browser would take back. Empty if there was no merge or it is too old.
    pub fn last_merge(self) -> BTreeSet<CommandId> {
        self.read_log(|log| merge::to_undo(log, &device::last_merge()))
    }

    pub fn undo_last_merge(self) {
        let commands = untrack(|| self.last_merge());
        self.act(Command::UndoAll { commands }, "Merge undone.");
    }

    fn may_merge(self) -> Result<(), String> {
        if untrack(|| self.is_team()) {
            return Err(OF_A_TEAM.into());
        }
        if untrack(|| self.is_viewing_as()) {
            return Err(ONLY_VIEWING.into());
        }
        Work::Import.by(self.who.get_untracked()).map_err(|refusal| refusal.to_string())
    }

    /// The stored lines before a position.
    async fn stored_before(self, position: u64) -> Vec<String> {
        let storage = self.inner.with_value(|inner| inner.storage.clone());
        let stored = match storage {
            Some(storage) if position > 0 => storage.read_from(0).await.unwrap_or_default(),
            _ => Vec::new(),
        };
        stored.into_iter().filter(|(at, _)| *at < position).map(|(_, line)| line).collect()
    }
}

fn go_on(goes_on: &GoesOn) -> Result<(), NotOpened> {
    if goes_on(100) { Ok(()) } else { Err(NotOpened::Cancelled) }
}
