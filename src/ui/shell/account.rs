//! The signed-in user, and signing out.

use crate::{
    platform::device,
    store::Store,
    ui::{
        components::{ConfirmDialog, Dialog, PersonChip},
        controls::provider_button::asked_provider,
        format::words,
    },
};
use leptos::{ev::MouseEvent, prelude::*};

#[component]
pub fn Account(open: RwSignal<bool>, #[prop(into)] name: Signal<String>) -> impl IntoView {
    let store = Store::expect();
    let leaving = RwSignal::new(false);
    let unsent = Memo::new(move |_| store.unsent().count);
    let leave = move |_| {
        open.set(false);
        if unsent.get_untracked() > 0 {
            leaving.set(true);
        } else {
            store.sign_out();
        }
    };
    let title = Signal::derive(move || match store.is_viewing_as() {
        true => "Viewing as",
        false => "Signed in",
    });
    let back = move |_| {
        open.set(false);
        store.stop_viewing_as();
    };
    view! {
        <Dialog
            title=title
            open=open
            actions=move || {
                let (words, press): (_, Callback<MouseEvent>) = match store.is_viewing_as() {
                    true => ("Back to my view", Callback::new(back)),
                    false => ("Sign out", Callback::new(leave)),
                };
                view! {
                    <button class="button" type="button" on:click=move |event| press.run(event)>
                        {words}
                    </button>
                }
            }
        >
            {move || view! { <PersonChip name=name.get() /> }}
            {move || match store.is_viewing_as() {
                true => {
                    view! {
                        <p class="text-subtle">
                            "You see what this person sees. You’re still signed in as yourself."
                        </p>
                    }
                        .into_any()
                }
                false => view! { <SigningOut /> }.into_any(),
            }}
        </Dialog>
        <ConfirmDialog
            title="Sign out and lose changes?"
            text=Signal::derive(move || {
                format!("{} reached the server yet.", words::count(unsent.get(), "change hasn’t", "changes haven’t"))
            })
            confirm="Sign out"
            open=leaving
            on_confirm=Callback::new(move |()| store.sign_out())
        />
    }
}

/// What signing out does, and how the user can sign in again.
#[component]
fn SigningOut() -> impl IntoView {
    let provider = asked_provider(device::team().and_then(|team| team.server));
    let way_back = move || match provider.get() {
        Some(name) => format!("To come back, sign in with {name}, or ask a coordinator for a new link."),
        None => "You need a new link to come back.".into(),
    };
    view! {
        // Read first, and out of reach of the Enter key: a new link takes a coordinator.
        <p class="text-subtle" autofocus>
            "Signing out deletes this browser’s copy of the team’s workspace. " {way_back}
        </p>
    }
}
