//! Search and shortcuts, on every page.

use crate::{
    platform::{device, focus, keys, links},
    store::Store,
    ui::{
        components::{Dialog, Icon, IconName},
        controls::{
            main_pages::own_pages,
            overlays::Overlays,
            shortcuts::{Shortcut, Shortcuts},
        },
        parts::{Parts, drawn},
    },
};
use leptos::prelude::*;

#[component]
pub fn SearchButton(open: RwSignal<bool>) -> impl IntoView {
    view! {
        <button
            class="app-shell__search"
            type="button"
            aria-haspopup="dialog"
            aria-keyshortcuts="Control+K Meta+K"
            on:click=move |_| open.set(true)
        >
            <Icon name=IconName::Search />
            <span class="app-shell__search-name">"Search"</span>
        </button>
    }
}

#[component]
pub fn Finding(overlays: Overlays) -> impl IntoView {
    let store = Store::expect();
    let shared = Parts::expect().shared;
    let listener = StoredValue::new_local(None);
    Effect::new(move || {
        let mut shortcuts = Shortcuts::default();
        let take = move |press| {
            let shortcut = shortcuts.press(&press, device::has_single_key_shortcuts());
            shortcut.is_some_and(|shortcut| take(store, overlays, shortcut))
        };
        listener.set_value(Some(keys::on_press(take)));
    });
    on_cleanup(move || drop(listener.try_update_value(Option::take)));
    view! {
        <Dialog title="Find anything" class="palette" open=overlays.palette>
            {drawn(shared, |pages| (pages.palette)())}
        </Dialog>
        <Dialog title="Keyboard shortcuts" open=overlays.shortcuts>
            {drawn(shared, |pages| (pages.shortcuts)())}
        </Dialog>
    }
}

/// A page's search field.
const SEARCH: &str = "main input[type=search]";

/// Carries out a shortcut. Returns whether there was anything to do.
fn take(store: Store, overlays: Overlays, shortcut: Shortcut) -> bool {
    match shortcut {
        Shortcut::Palette => overlays.palette.update(|open| *open = !*open),
        Shortcut::Search if focus::move_to_first(SEARCH) => (),
        Shortcut::Search => overlays.palette.set(true),
        Shortcut::Help => overlays.shortcuts.set(true),
        Shortcut::GoTo(letter) => {
            let pages = untrack(|| own_pages(store));
            let Some(page) = pages.iter().find(|page| page.letter == letter) else { return false };
            links::follow(&page.route.href());
        }
    }
    true
}
