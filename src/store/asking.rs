//! What the current user may do and see, according to the core. Recomputed when the role, the time or the workspace
//! changes.

use super::Store;
use crate::route::Route;
use leptos::prelude::*;
use switchback_core::access::{asker::Asker, pages, work::Work};

impl Store {
    pub fn ask<T>(self, question: impl FnOnce(&Asker) -> T) -> T {
        let (by, at) = (self.who.get(), self.now.get());
        let zones = self.zones();
        self.read(|workspace| question(&Asker { workspace, zones: &*zones, by, at }))
    }

    /// Like [`Self::ask`], but untracked, for use in event handlers.
    pub fn ask_untracked<T>(self, question: impl FnOnce(&Asker) -> T) -> T {
        untrack(|| self.ask(question))
    }

    /// Whether this work is part of the current user's role.
    pub fn may(self, work: Work) -> bool {
        work.is_for(self.who.get())
    }

    /// Whether the current user may open this page. Links to other pages are not drawn.
    pub fn may_open(self, route: Route) -> bool {
        // When viewing as another user, the lines that this user would get are not recreated.
        let is_told = route != Route::History || !self.is_viewing_as();
        let is_answerable = self.holds_everything() || !pages::needs_everyone(route.page());
        is_told && is_answerable && self.ask(|asker| pages::may_open(asker, route.page()))
    }

    /// Whether the whole workspace is on this device. In a team, only coordinators receive everything.
    pub fn holds_everything(self) -> bool {
        !self.is_team() || self.who.get().is_coordinator()
    }
}
