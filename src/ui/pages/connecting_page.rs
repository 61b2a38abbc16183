//! Shown while this device is signed in but has no data of the workspace yet.

use crate::{
    platform::reload,
    store::{Store, team::Link},
    ui::{
        components::{EmptyState, IconName, Skeleton},
        controls::notices::Notices,
    },
};
use leptos::{prelude::*, task::spawn_local};

#[component]
pub fn ConnectingPage() -> impl IntoView {
    let store = Store::expect();
    let link = Memo::new(move |_| store.team.with(|team| team.as_ref().map(|team| team.link)));
    // The file with this page also has the commands, which may have failed to load before.
    spawn_local(store.load_commands());
    let try_again = move |_| match link.get_untracked() {
        Some(Link::NotLoaded) => spawn_local(store.load_commands()),
        _ => reload::reload(),
    };
    view! {
        <main class="page page--narrow">
            {move || match link.get().and_then(words) {
                None => view! { <Skeleton title="Getting your team’s workspace" /> }.into_any(),
                Some(Words { title, text }) => {
                    view! {
                        <h1 class="visually-hidden">{title}</h1>
                        <EmptyState icon=IconName::Warning title=title text=text>
                            <button class="button button--primary" type="button" on:click=try_again>
                                "Try again"
                            </button>
                            <button class="button" type="button" on:click=move |_| store.sign_out()>
                                "Sign out"
                            </button>
                        </EmptyState>
                    }
                        .into_any()
                }
            }}
        </main>
        <Notices />
    }
}

struct Words {
    title: &'static str,
    text: &'static str,
}

/// What is wrong and what to do. `None` if nothing is wrong.
fn words(link: Link) -> Option<Words> {
    let (title, text) = match link {
        Link::Connecting | Link::Live => return None,
        Link::NotLoaded => {
            ("Part of Switchback couldn’t be loaded", "Switchback keeps trying. Check your connection.")
        }
        Link::Offline => (
            "The server can’t be reached",
            "Switchback keeps trying. Check your connection, or ask the person who runs the server.",
        ),
        Link::SignedOut => {
            ("You’re signed out", "Ask a coordinator for a new link, then open it in this browser.")
        }
        Link::NotForYou => (
            "You don’t have access any more",
            "Your role was taken away, or you are marked as having left. Ask a coordinator.",
        ),
        Link::NewerServer => (
            "A newer version is needed",
            "The server has a newer version of Switchback. Reload this page to get it.",
        ),
    };
    Some(Words { title, text })
}
