//! Which changes on the page can't be undone, and why. Each check takes a moment, so the page responds in between.

use crate::{platform::pace::Pace, store::Store};
use leptos::{prelude::*, task::spawn_local};
use std::collections::BTreeMap;
use switchback_core::{command::Command, model::ids::CommandId};

/// The reasons, in words.
pub type Obstacles = BTreeMap<CommandId, String>;

/// The obstacles of the offered changes. Updated with the changes and the workspace.
pub fn obstacles(store: Store, offered: Memo<Vec<CommandId>>) -> Signal<Obstacles> {
    let known = RwSignal::new(Obstacles::new());
    let look = StoredValue::new(0_u32);
    Effect::new(move || {
        let offered = offered.get();
        let tells = store.tells_undo_obstacles();
        look.update_value(|look| *look += 1);
        let this = look.get_value();
        if !tells {
            known.set(Obstacles::new());
            return;
        }
        spawn_local(async move {
            store.load_commands().await;
            // By the next step, the page may be gone or show other changes.
            let goes_on = || look.try_get_value() == Some(this);
            if let Some(found) = look_at(store, &offered, goes_on).await {
                known.try_set(found);
            }
        });
    });
    known.into()
}

/// `None` if `goes_on` returns `false`.
async fn look_at(store: Store, offered: &[CommandId], goes_on: impl Fn() -> bool) -> Option<Obstacles> {
    let mut found = Obstacles::new();
    let mut pace = Pace::begin();
    for command in offered {
        pace.rest().await;
        if !goes_on() {
            return None;
        }
        if let Some(refusal) = store.undo_obstacle(Command::Undo { command: *command }) {
            found.insert(*command, refusal.to_string());
        }
    }
    Some(found)
}
