//! Changes that the log no longer holds line by line. Read only if the user wants to see them.

use crate::store::{Store, older_lines::OlderLines};
use leptos::{prelude::*, task::spawn_local};
use switchback_core::log::history::{CommandRecord, OlderHistory, older_history};

#[derive(Clone, PartialEq)]
enum State {
    Unread,
    InProgress,
    Read(OlderHistory),
    /// The reading failed, for this reason in words.
    Failed(String),
}

/// The older changes, and how far reading them has come.
#[derive(Clone, Copy)]
pub struct OlderChanges {
    store: Store,
    state: RwSignal<State>,
}

impl OlderChanges {
    pub fn of(store: Store) -> Self {
        Self { store, state: RwSignal::new(State::Unread) }
    }

    /// The changes read so far, newest first.
    pub fn records(self) -> Vec<CommandRecord> {
        match &*self.state.read() {
            State::Read(older) => older.records.clone(),
            _ => Vec::new(),
        }
    }

    pub fn is_reading(self) -> bool {
        *self.state.read() == State::InProgress
    }

    /// Whether the records include all older changes.
    pub fn is_complete(self) -> bool {
        match self.store.older_lines() {
            OlderLines::None => true,
            OlderLines::Here => matches!(&*self.state.read(), State::Read(older) if older.is_whole),
            OlderLines::OnServer => false,
        }
    }

    /// Reads the older changes, unless that has been done or is in progress.
    pub fn read(self) {
        let is_due = matches!(*self.state.read_untracked(), State::Unread | State::Failed(_));
        if !is_due || untrack(|| self.store.older_lines()) != OlderLines::Here {
            return;
        }
        self.state.set(State::InProgress);
        spawn_local(async move {
            let state = match self.store.read_older_lines().await {
                Ok(lines) => State::Read(untrack(|| self.store.read_log(|log| older_history(&lines, log)))),
                Err(words) => State::Failed(words),
            };
            self.state.try_set(state);
        });
    }
}

/// A button that shows the older changes, below the last change that is here.
#[component]
pub fn ShowOlder(older: OlderChanges) -> impl IntoView {
    let store = Store::expect();
    move || match (store.older_lines(), older.state.get()) {
        (OlderLines::None, _) => ().into_any(),
        (OlderLines::Here, State::Read(older)) => (!older.is_whole)
            .then(|| view! { <p class="text-subtle">"Some older changes aren’t stored on this device."</p> })
            .into_any(),
        (OlderLines::OnServer, _) => view! {
            <p class="text-subtle">
                "Older changes are kept on your team’s server, not on this device."
            </p>
        }
        .into_any(),
        (OlderLines::Here, State::InProgress) => {
            view! { <p class="text-subtle" role="status">"Reading older changes…"</p> }.into_any()
        }
        (OlderLines::Here, state) => view! {
            {match state {
                State::Failed(words) => Some(view! { <p role="alert">{words}</p> }),
                _ => None,
            }}
            <button class="button" type="button" on:click=move |_| older.read()>
                "Show older changes"
            </button>
        }
        .into_any(),
    }
}
