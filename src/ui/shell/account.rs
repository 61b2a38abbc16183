//! Who is signed in, and signing out.

use crate::{
    store::Store,
    ui::{
        components::{ConfirmDialog, Dialog, PersonChip},
        format::words,
    },
};
use leptos::prelude::*;

#[component]
pub fn Account(open: RwSignal<bool>, #[prop(into)] name: Signal<String>) -> impl IntoView {
    let store = Store::expect();
    let leaving = RwSignal::new(false);
    let unsent = Memo::new(move |_| store.team.with(|team| team.as_ref().map_or(0, |team| team.unsent)));
    let leave = move |_| {
        open.set(false);
        if unsent.get_untracked() > 0 {
            leaving.set(true);
        } else {
            store.sign_out();
        }
    };
    view! {
        <Dialog
            title="Signed in"
            open=open
            actions=move || {
                view! {
                    <button class="button" type="button" on:click=leave>
                        "Sign out"
                    </button>
                }
            }
        >
            {move || view! { <PersonChip name=name.get() /> }}
            <p class="text-subtle">
                "Signing out deletes what this browser keeps of the team’s workspace. You need a new link to come back."
            </p>
        </Dialog>
        <ConfirmDialog
            title="Sign out and lose changes?"
            text=Signal::derive(move || {
                format!("{} not reached the server yet.", words::count(unsent.get(), "change has", "changes have"))
            })
            confirm="Sign out"
            open=leaving
            on_confirm=Callback::new(move |()| store.sign_out())
        />
    }
}
