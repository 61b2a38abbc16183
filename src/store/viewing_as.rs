//! Lets a team's coordinator see the app as another user does, without changing anything.

use super::{Inner, Store};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use switchback_core::{log::Log, model::actor::Actor, zones::Zones};

/// Shown if the user tries to change something meanwhile.
pub(super) const ONLY_VIEWING: &str =
    "You’re viewing as someone else. Go back to your own view to make changes.";

/// The other user's view of the workspace, shown in place of this tab's copy.
pub(super) struct ViewingAs {
    /// The signed-in user.
    own: Actor,
    projected: Projected,
    seen: Log,
}

/// Computes which part of a log the team's server would send to a user at a time.
pub(super) type Projected = fn(&Log, &dyn Zones, Actor, DateTime<Utc>) -> Log;

impl Store {
    /// Shows the app as another member of the team sees it.
    pub fn view_as(self, whom: Actor) {
        let own = self.who.get_untracked();
        if !self.may_view_as() {
            return;
        }
        self.with_commands(move |commands| {
            self.inner.update_value(|inner| {
                let (projected, seen) = (commands.projected, Log::default());
                inner.viewing_as = Some(ViewingAs { own, projected, seen });
            });
            self.who.set(whom);
            self.touch();
        });
    }

    /// Returns to the signed-in user's own view.
    pub fn stop_viewing_as(self) {
        let before = self.inner.try_update_value(|inner| inner.viewing_as.take());
        if let Some(Some(before)) = before {
            self.who.set(before.own);
            self.touch();
        }
    }

    /// Whether the app is shown as another user sees it.
    pub fn is_viewing_as(self) -> bool {
        self.changed.track();
        self.inner.with_value(|inner| inner.viewing_as.is_some())
    }

    /// Whether the user may view the app as others. Outside a team they can switch to any role directly.
    pub fn may_view_as(self) -> bool {
        self.is_team() && self.who.get().is_coordinator()
    }

    /// Recomputes the other user's view.
    pub(super) fn project_again(self) {
        let (by, at) = (self.who.get_untracked(), self.now.get_untracked());
        self.inner.update_value(|inner| {
            if let Some(viewing) = &mut inner.viewing_as {
                viewing.seen = (viewing.projected)(inner.copy.log(), &*inner.zones, by, at);
            }
        });
    }
}

impl Inner {
    /// The log that the pages show.
    pub(super) fn log(&self) -> &Log {
        self.viewing_as.as_ref().map_or_else(|| self.copy.log(), |viewing| &viewing.seen)
    }
}
