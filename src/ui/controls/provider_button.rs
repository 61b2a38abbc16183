//! Signing in with a provider's account.

use crate::store::Store;
use leptos::{prelude::*, task::spawn_local};

/// Goes to the provider's page. Shows errors next to the button.
#[component]
pub fn ProviderButton(
    /// The provider's display name.
    name: String,
    /// The server's address. `None` if it is the app's own.
    server: Option<String>,
) -> impl IntoView {
    let store = Store::expect();
    let is_leaving = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let leave = move |_| {
        let server = server.clone();
        is_leaving.set(true);
        problem.set(None);
        spawn_local(async move {
            if let Err(reason) = store.go_to_provider(server).await {
                problem.set(Some(reason.to_string()));
                is_leaving.set(false);
            }
        });
    };
    view! {
        <button class="button" type="button" disabled=move || is_leaving.get() on:click=leave>
            {format!("Sign in with {name}")}
        </button>
        {move || {
            problem
                .get()
                .map(|problem| {
                    view! {
                        <p class="field__error" role="alert">
                            {problem}
                        </p>
                    }
                })
        }}
    }
}

/// A [`ProviderButton`] that first requests whether the server has a provider. Draws nothing if it has none.
#[component]
pub fn AskedProviderButton(server: Option<String>) -> impl IntoView {
    let name = asked_provider(server.clone());
    move || {
        let server = server.clone();
        name.get().map(|name| view! { <ProviderButton name=name server=server /> })
    }
}

/// The name that people use for a server's identity provider. `None` until the server has named one.
pub fn asked_provider(server: Option<String>) -> RwSignal<Option<String>> {
    let store = Store::expect();
    let name = RwSignal::new(None);
    spawn_local(async move {
        // The page may be gone by then.
        name.try_set(store.provider(server).await);
    });
    name
}

/// How a user who is signed out can sign in again.
pub fn way_back(provider: Option<&str>) -> String {
    match provider {
        Some(name) => format!("Sign in again with {name}, or ask a coordinator for a new link."),
        None => "Ask a coordinator for a new link, then open it in this browser.".into(),
    }
}
