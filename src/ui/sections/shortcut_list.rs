//! All shortcuts, with a setting to turn single keys off.

use crate::{
    platform::device,
    store::Store,
    ui::{
        components::{CheckField, Each},
        controls::main_pages::own_pages,
        format::words,
    },
};
use leptos::prelude::*;

const EVERYWHERE: [(&[&str], &str); 4] = [
    (&["Ctrl", "K"], "Search everything; ⌘ K on a Mac"),
    (&["/"], "Search on this page"),
    (&["?"], "Show this list"),
    (&["Esc"], "Close a dialog"),
];

#[component]
pub fn ShortcutList() -> impl IntoView {
    let store = Store::expect();
    let everywhere = EVERYWHERE.map(|(keys, words)| view! { <Row keys=keys.to_vec() words=words /> });
    let pages = move || own_pages(store);
    view! {
        <SingleKeys />
        // Focusing the setting would let the space bar turn the shortcuts off right after one of them opened the list.
        <dl class="shortcut-list" tabindex="-1" autofocus>
            {everywhere}
            <Each each=pages key=|known| known.letter let:known>
                <Row keys=vec!["G", known.letter] words=known.name />
            </Each>
        </dl>
    }
}

#[component]
fn Row(keys: Vec<&'static str>, words: &'static str) -> impl IntoView {
    let keys =
        keys.into_iter().map(|key| view! { <kbd class="shortcut-list__key">{words::capitalized(key)}</kbd> });
    view! {
        <div class="shortcut-list__row">
            <dt>{words}</dt>
            <dd class="shortcut-list__keys">{keys.collect_view()}</dd>
        </div>
    }
}

/// Whether single-key shortcuts are on. Users of speech input, or who often hit wrong keys, can turn them off.
#[component]
pub fn SingleKeys() -> impl IntoView {
    let are_on = RwSignal::new(device::has_single_key_shortcuts());
    let change = move |now: bool| {
        are_on.set(now);
        device::remember_single_key_shortcuts(now);
    };
    view! {
        <CheckField
            label="Single-key shortcuts on this device"
            value=are_on
            on_change=Callback::new(change)
        />
    }
}
