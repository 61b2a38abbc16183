//! Checking whether the host has a newer build. A page that works offline would otherwise never notice.

use super::{Store, notice::Notice};
use crate::platform::{clock, release, visibility};
use leptos::{prelude::*, task::spawn_local};

/// Seconds between two checks while the page stays open.
const HOUR: u32 = 3_600;

impl Store {
    /// Checks now, every hour, and whenever the page is shown again.
    pub(super) fn watch_for_newer(self) {
        spawn_local(self.look_for_newer());
        clock::every(HOUR, move || spawn_local(self.look_for_newer())).keep();
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
            let is_newer = offered != running;
            self.newer.set(is_newer);
            if is_newer {
                release::look().await;
            }
        }
    }

    /// Switches to the newer build. The browser asks about unsaved changes.
    pub fn update(self) {
        self.notify(Notice::said("Updating…"));
        spawn_local(async move {
            if !release::install().await {
                self.notify(Notice::refused(
                    "The new version couldn’t be loaded. Check your connection, then try again.",
                ));
            }
        });
    }
}
