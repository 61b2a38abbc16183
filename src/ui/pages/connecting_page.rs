//! Shown while this device is signed in but has no data of the workspace yet.

use crate::{
    platform::{device, reload},
    store::{Store, team::Link},
    ui::{
        components::{EmptyState, IconName, Skeleton},
        controls::{
            notices::Notices,
            provider_button::{ProviderButton, asked_provider, way_back},
        },
    },
};
use leptos::{prelude::*, task::spawn_local};

#[component]
pub fn ConnectingPage() -> impl IntoView {
    let store = Store::expect();
    let link = Memo::new(move |_| store.team.with(|team| team.as_ref().map(|team| team.link)));
    // The file with this page also has the commands, which may have failed to load before.
    spawn_local(store.load_commands());
    view! {
        <main class="page page--narrow">
            {move || match link.get() {
                None | Some(Link::Connecting | Link::Live | Link::NotSaving) => {
                    view! { <Skeleton title="Getting your team’s workspace" /> }.into_any()
                }
                Some(Link::NotLoaded) => view! { <NotLoaded /> }.into_any(),
                Some(Link::SignedOut) => view! { <SignedOut /> }.into_any(),
                Some(Link::Offline) => trouble(
                    "The server can’t be reached",
                    "Switchback keeps trying. Check your connection, or ask the person who runs the server.",
                ),
                Some(Link::NotForYou) => trouble(
                    "You don’t have access anymore",
                    "Your access was removed. Contact a coordinator.",
                ),
                Some(Link::NewerServer) => trouble(
                    "A newer version is needed",
                    "The server has a newer version of Switchback. Reload this page to get it.",
                ),
            }}
        </main>
        <Notices />
    }
}

/// Trouble that a new start may end.
fn trouble(title: &'static str, text: &'static str) -> AnyView {
    view! { <Trouble title=title text=text /> }.into_any()
}

#[component]
fn NotLoaded() -> impl IntoView {
    let store = Store::expect();
    let load = Callback::new(move |()| spawn_local(store.load_commands()));
    view! {
        <Trouble
            title="Part of Switchback couldn’t be loaded"
            text="Switchback keeps trying. Check your connection."
            on_try_again=load
        />
    }
}

#[component]
fn SignedOut() -> impl IntoView {
    let server = device::team().and_then(|team| team.server);
    let provider = asked_provider(server.clone());
    move || {
        let name = provider.get();
        let text = way_back(name.as_deref());
        let server = server.clone();
        view! {
            <Trouble title="You’re signed out" text=text>
                {name.map(|name| view! { <ProviderButton name=name server=server /> })}
            </Trouble>
        }
    }
}

/// What is wrong and what to do.
#[component]
fn Trouble(
    title: &'static str,
    #[prop(into)] text: String,
    #[prop(default = Callback::new(|()| reload::reload()))] on_try_again: Callback<()>,
    /// The way out that is tried first.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let store = Store::expect();
    view! {
        <h1 class="visually-hidden">{title}</h1>
        <EmptyState icon=IconName::Warning title=title text=text>
            {children.map(|children| children())}
            <button class="button button--primary" type="button" on:click=move |_| on_try_again.run(())>
                "Try again"
            </button>
            <button class="button" type="button" on:click=move |_| store.sign_out()>
                "Sign out"
            </button>
        </EmptyState>
    }
}
