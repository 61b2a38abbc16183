//! Noticing that the host has a newer build: a page that works offline would otherwise never say so.

use super::Store;
use crate::platform::{release, visibility};
use leptos::{prelude::*, task::spawn_local};

impl Store {
    /// Looks now, and each time the page is shown again.
    pub(super) fn watch_for_newer(self) {
        spawn_local(self.look_for_newer());
        visibility::on_change(move |visible| {
            if visible {
                spawn_local(self.look_for_newer());
            }
        })
        .keep();
    }

    async fn look_for_newer(self) {
        let Some(running) = release::running() else { return };
        if let Some(offered) = release::offered().await {
            self.newer.set(offered != running);
        }
    }
}
