//! Signs the user in when they return from an identity provider.

use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{EmptyState, IconName, Skeleton},
        controls::provider_button::AskedProviderButton,
    },
};
use leptos::{prelude::*, task::spawn_local};
use switchback_core::sync::provider_sign_in::ProviderAnswer;

#[component]
pub fn ReturningPage(answer: ProviderAnswer, server: Option<String>) -> impl IntoView {
    let store = Store::expect();
    let problem = RwSignal::new(None::<String>);
    let at = server.clone();
    spawn_local(async move {
        if let Err(reason) = store.return_from_provider(answer, at).await {
            problem.set(Some(reason.to_string()));
        }
    });
    view! {
        <main class="page page--narrow">
            {move || match problem.get() {
                None => view! { <Skeleton title="Signing you in" /> }.into_any(),
                Some(reason) => {
                    let server = server.clone();
                    view! {
                        <h1 class="visually-hidden">"You’re not signed in"</h1>
                        <EmptyState icon=IconName::Warning title="You’re not signed in" text=reason>
                            <AskedProviderButton server=server />
                            <a class="button button--quiet" href=Route::Today.href() rel="external">
                                "Not now"
                            </a>
                        </EmptyState>
                    }
                        .into_any()
                }
            }}
        </main>
    }
}
