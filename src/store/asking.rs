//! What whoever is here may do and see: asked of the core, and asked again when the role, the time or the workspace changes.

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

    /// The same, for an act: nothing is asked again.
    pub fn ask_untracked<T>(self, question: impl FnOnce(&Asker) -> T) -> T {
        untrack(|| self.ask(question))
    }

    /// Whether this work is theirs.
    pub fn may(self, work: Work) -> bool {
        work.is_for(self.who.get())
    }

    /// Whether this page is one of theirs; a link to another is not drawn.
    pub fn may_open(self, route: Route) -> bool {
        // The lines that somebody else is told are not made again to view as them.
        let is_told = route != Route::History || !self.is_viewing_as();
        let is_answerable = self.holds_everything() || !pages::needs_everybody(route.page());
        is_told && is_answerable && self.ask(|asker| pages::may_open(asker, route.page()))
    }

    /// Whether all of the workspace is on this device: of a team's, only coordinators are told everything.
    pub fn holds_everything(self) -> bool {
        !self.is_team() || self.who.get().is_coordinator()
    }
}
