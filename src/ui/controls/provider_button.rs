//! Signing in with an account of a provider.

use crate::store::Store;
use leptos::{prelude::*, task::spawn_local};

/// Leads to the provider's page. What goes wrong is said beside it.
#[component]
pub fn ProviderButton(
    /// As people call the provider.
    name: String,
    /// Where the server is; `None` where the app is.
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

/// The same where the server has yet to say whether there is a provider; nothing where there is none.
#[component]
pub fn AskedProviderButton(server: Option<String>) -> impl IntoView {
    let store = Store::expect();
    let name = RwSignal::new(None::<String>);
    spawn_local({
        let server = server.clone();
        async move { name.set(store.provider(server).await) }
    });
    move || {
        let server = server.clone();
        name.get().map(|name| view! { <ProviderButton name=name server=server /> })
    }
}
