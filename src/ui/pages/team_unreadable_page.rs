//! Shown if this browser's copy of a team's workspace can't be read. The server has the workspace, so nothing else replaces
//! it.

use crate::{
    platform::reload,
    store::Store,
    ui::{
        components::{ConfirmDialog, EmptyState, IconName},
        controls::notices::Notices,
    },
};
use leptos::prelude::*;

#[component]
pub fn TeamUnreadablePage(
    /// Why, and what to do.
    reason: String,
) -> impl IntoView {
    let store = Store::expect();
    let leaving = RwSignal::new(false);
    view! {
        <main class="page page--narrow">
            <h1 class="visually-hidden">"Workspace can’t be opened"</h1>
            <EmptyState
                icon=IconName::Warning
                title="Your team’s workspace can’t be opened in this browser"
                text=reason
            >
                <button class="button button--primary" type="button" on:click=move |_| reload::reload()>
                    "Try again"
                </button>
                <button class="button" type="button" on:click=move |_| leaving.set(true)>
                    "Sign out"
                </button>
            </EmptyState>
        </main>
        <ConfirmDialog
            title="Sign out?"
            text="Your team’s workspace stays on the server. Changes that this browser hasn’t sent yet are lost."
            confirm="Sign out"
            open=leaving
            on_confirm=Callback::new(move |()| store.sign_out())
        />
        <Notices />
    }
}
