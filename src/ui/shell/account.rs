//! The signed-in user, and signing out.

use crate::{
    platform::device,
    store::{Store, team::Link},
    ui::{
        components::{ConfirmDialog, Dialog, PersonChip},
        controls::provider_button::{asked_provider, way_back},
        format::words,
    },
};
use leptos::prelude::*;

/// Whose eyes the user sees with, and whether the server still knows this device.
#[derive(Clone, Copy, PartialEq)]
enum SignInState {
    SignedIn,
    SignedOut,
    ViewingAs,
}

impl SignInState {
    fn of(store: Store) -> Self {
        let is_signed_out =
            || store.team.with(|team| team.as_ref().is_some_and(|team| team.link == Link::SignedOut));
        match store.is_viewing_as() {
            true => Self::ViewingAs,
            false if is_signed_out() => Self::SignedOut,
            false => Self::SignedIn,
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::SignedIn => "Signed in",
            Self::SignedOut => "Signed out",
            Self::ViewingAs => "Viewing as",
        }
    }

    /// The question before changes are lost.
    fn warning(self) -> &'static str {
        match self {
            Self::SignedOut => "Delete this copy and lose changes?",
            Self::SignedIn | Self::ViewingAs => "Sign out and lose changes?",
        }
    }

    /// The action of the dialog.
    fn way_out(self) -> &'static str {
        match self {
            Self::SignedIn => "Sign out",
            Self::SignedOut => "Delete this copy",
            Self::ViewingAs => "Back to my view",
        }
    }
}

#[component]
pub fn Account(open: RwSignal<bool>, #[prop(into)] name: Signal<String>) -> impl IntoView {
    let store = Store::expect();
    let sign_in = Memo::new(move |_| SignInState::of(store));
    let leaving = RwSignal::new(false);
    let unsent = Memo::new(move |_| store.unsent().count);
    let press = move |_| {
        open.set(false);
        match sign_in.get_untracked() {
            SignInState::ViewingAs => store.stop_viewing_as(),
            SignInState::SignedIn | SignInState::SignedOut if unsent.get_untracked() > 0 => leaving.set(true),
            SignInState::SignedIn | SignInState::SignedOut => store.sign_out(),
        }
    };
    let way_out = move || sign_in.get().way_out();
    view! {
        <Dialog
            title=Signal::derive(move || sign_in.get().title())
            open=open
            actions=move || {
                view! {
                    <button class="button" type="button" on:click=press>
                        {way_out}
                    </button>
                }
            }
        >
            {move || view! { <PersonChip name=name.get() /> }}
            {move || match sign_in.get() {
                SignInState::ViewingAs => {
                    view! {
                        <p class="text-subtle">
                            "You see what this person sees. You’re still signed in as yourself."
                        </p>
                    }
                        .into_any()
                }
                SignInState::SignedIn => view! { <SigningOut /> }.into_any(),
                SignInState::SignedOut => view! { <ComingBack /> }.into_any(),
            }}
        </Dialog>
        <ConfirmDialog
            title=Signal::derive(move || sign_in.get().warning())
            text=Signal::derive(move || {
                format!("{} reached the server yet.", words::count(unsent.get(), "change hasn’t", "changes haven’t"))
            })
            confirm=Signal::derive(way_out)
            open=leaving
            on_confirm=Callback::new(move |()| store.sign_out())
        />
    }
}

/// What a user sees whose device was signed out elsewhere, and how they can sign in again.
#[component]
fn ComingBack() -> impl IntoView {
    let provider = asked_provider(device::team().and_then(|team| team.server));
    view! {
        <p class="text-subtle">
            "You’re seeing the last version this browser received. "
            {move || way_back(provider.get().as_deref())}
        </p>
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
