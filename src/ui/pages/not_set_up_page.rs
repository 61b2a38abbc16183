//! The team's server has no workspace yet, and the current user can't create one.

use crate::{
    store::Store,
    ui::components::{EmptyState, IconName},
};
use leptos::prelude::*;

#[component]
pub fn NotSetUpPage() -> impl IntoView {
    let store = Store::expect();
    view! {
        <main class="page page--narrow">
            <h1 class="visually-hidden">"Not set up yet"</h1>
            <EmptyState
                icon=IconName::Info
                title="Your team’s workspace isn’t set up yet"
                text="A coordinator creates it. It will be here as soon as they have."
            >
                <button class="button" type="button" on:click=move |_| store.sign_out()>
                    "Sign out"
                </button>
            </EmptyState>
        </main>
    }
}
