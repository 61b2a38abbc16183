//! Shown for a link that signs this browser in to a team's workspace. Waits for a press, as programs that scan email also
//! open links.

use crate::{
    platform::device::{self, TeamMember},
    store::Store,
    ui::{
        components::{Brand, EmptyState, IconName},
        controls::provider_button::AskedProviderButton,
        format::words,
    },
};
use leptos::{prelude::*, task::spawn_local};
use switchback_core::sync::join_link::{JoinLink, ServerAddress};

#[component]
pub fn JoinPage(link: JoinLink) -> impl IntoView {
    let store = Store::expect();
    let is_joining = RwSignal::new(false);
    let server = link.server.as_deref().map(ServerAddress::parse).transpose();
    let problem = RwSignal::new(None::<String>);
    let has_secret = !link.secret.is_empty();
    let can_join = server.is_ok() && has_secret;
    let asked = (server.is_ok() && !has_secret).then(|| link.server.clone());
    let what_it_does =
        server.map_or_else(|reason| reason.to_string(), |server| what_it_does(&server, has_secret));
    let join = move |_| {
        let link = link.clone();
        is_joining.set(true);
        problem.set(None);
        spawn_local(async move {
            if let Err(reason) = store.join(link).await {
                problem.set(Some(reason.to_string()));
                is_joining.set(false);
            }
        });
    };
    let join_button = view! {
        <button
            class="button button--primary"
            type="button"
            disabled=move || is_joining.get()
            on:click=join
        >
            {move || if is_joining.get() { "Joining…" } else { "Join" }}
        </button>
    };
    let join_button = can_join.then_some(join_button);
    view! {
        <main class="page page--narrow">
            <Brand />
            <h1 class="visually-hidden">"Join your team’s workspace"</h1>
            <EmptyState icon=IconName::Peak title="Join your team’s workspace" text=what_it_does>
                {join_button}
                {asked.map(|server| view! { <AskedProviderButton server=server /> })}
                <a class="button button--quiet" href=crate::route::Route::Today.href() rel="external">
                    "Not now"
                </a>
            </EmptyState>
            <Unsent />
            <p class="field__error" role="alert">
                {move || problem.get()}
            </p>
        </main>
    }
}

/// A warning before another user takes over this browser.
#[component]
fn Unsent() -> impl IntoView {
    let store = Store::expect();
    let unsent = RwSignal::new(0);
    if device::team().is_some() {
        spawn_local(async move { unsent.set(store.unsent_here().await) });
    }
    view! {
        <Show when=move || { unsent.get() > 0 }>
            <p role="status">
                {move || words::count(unsent.get(), "change that was made here hasn’t", "changes that were made here haven’t")}
                " reached the server yet. If the link is for the same person on the same server, nothing is lost; otherwise, press “Not now” and wait until everything is sent."
            </p>
        </Show>
    }
}

/// What joining does, depending on what this browser has.
fn what_it_does(server: &Option<ServerAddress>, has_secret: bool) -> String {
    let before = device::team();
    let is_elsewhere =
        |before: &TeamMember| before.server.as_deref() != server.as_ref().map(ServerAddress::as_str);
    let own = match (&before, device::marker().is_some()) {
        (Some(before), _) if is_elsewhere(before) => {
            " This browser is signed in to another server. Joining replaces that sign-in."
        }
        (Some(_), _) => {
            " This browser is already signed in. If the link is for someone else, they replace you here."
        }
        (None, true) => " The workspace in this browser stays here and is shown again when you sign out.",
        (None, false) => "",
    };
    let server = server.as_ref().map(|server| format!(" to {}", server.name())).unwrap_or_default();
    if !has_secret {
        return format!(
            "Sign in{server} with your account. Without one, ask a coordinator for a sign-in link."
        );
    }
    format!("The link signs this browser in{server}. It works once, so don’t share it.{own}")
}
