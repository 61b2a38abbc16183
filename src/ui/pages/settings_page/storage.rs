//! Whether everything is saved, and any damage to saved data.

use super::download::save;
use crate::{
    store::{Saving, Store},
    ui::{
        components::{Disclosure, Icon, IconName, Section},
        format::words,
    },
};
use leptos::prelude::*;

#[component]
pub fn StorageState() -> impl IntoView {
    let store = Store::expect();
    let saving = move || match store.saving.get() {
        Saving::Saved if store.is_team() => with_server(store),
        Saving::Saved => "Everything is saved in this browser.".to_owned(),
        Saving::Saving => "Saving…".to_owned(),
        Saving::Waiting(reason) | Saving::NotKept(reason) => format!("Not saved: {reason}"),
    };
    view! {
        <Section title="Storage">
            <p role="status">{saving}</p>
            <Oddities />
            <Broken />
            <Disclosure summary="Checksum">
                <Checksum />
            </Disclosure>
        </Section>
    }
}

/// The checksum, shown on request, as computing it takes a while in a large workspace.
#[component]
fn Checksum() -> impl IntoView {
    let hash = Store::expect().derive(|workspace| format!("{:016x}", workspace.state_hash()));
    view! {
        <p class="text-subtle text-small">
            <code data-testid="state-hash">{hash}</code>
            " Identical workspaces have the same checksum."
        </p>
    }
}

/// How many changes have yet to reach the team's server.
fn with_server(store: Store) -> String {
    let unsent = store.unsent().count;
    match unsent {
        0 => "Everything is saved on your team’s server.".to_owned(),
        unsent => format!(
            "{} saved in this browser and not on your team’s server yet.",
            words::count(unsent, "change is", "changes are")
        ),
    }
}

#[component]
fn Oddities() -> impl IntoView {
    let store = Store::expect();
    let oddities = store.derive(|workspace| {
        workspace.oddities.iter().map(|oddity| oddity.kind.to_string()).collect::<Vec<_>>()
    });
    view! {
        <Show when=move || !oddities.read().is_empty()>
            <details class="disclosure">
                <summary class="disclosure__summary">
                    {move || words::count(oddities.read().len(), "inconsistency in the log", "inconsistencies in the log")}
                </summary>
                <ul class="disclosure__body">
                    {move || oddities.get().into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}
                </ul>
            </details>
        </Show>
    }
}

/// The damaged lines that were set aside.
#[component]
fn Broken() -> impl IntoView {
    let store = Store::expect();
    let download = move |_| {
        let text = store.damage.read_untracked().broken.join("\n");
        save(store, "switchback-damaged.txt", "text/plain", &text);
    };
    view! {
        <Show when=move || !store.damage.read().broken.is_empty()>
            <p>
                "Part of the log is damaged and was set aside. If you have an earlier workspace file, open that one."
            </p>
            <button class="button" type="button" on:click=download>
                <Icon name=IconName::Download />
                "Download damaged part"
            </button>
        </Show>
    }
}
