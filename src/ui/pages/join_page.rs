//! A link was opened that signs this browser in to a team's workspace. Nothing happens before a press: programs that look
//! into mail open links, too.

use crate::{
    platform::device,
    store::Store,
    ui::{
        components::{BrandMark, EmptyState, IconName},
        format::words,
    },
};
use leptos::{prelude::*, task::spawn_local};

#[component]
pub fn JoinPage(secret: String) -> impl IntoView {
    let store = Store::expect();
    let is_joining = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let unsent = RwSignal::new(0);
    if device::team().is_some() {
        spawn_local(async move { unsent.set(store.unsent_here().await) });
    }
    let join = move |_| {
        let secret = secret.clone();
        is_joining.set(true);
        problem.set(None);
        spawn_local(async move {
            if let Err(reason) = store.join(secret).await {
                problem.set(Some(reason.to_string()));
                is_joining.set(false);
            }
        });
    };
    view! {
        <main class="page page--narrow">
            <p class="welcome__brand">
                <BrandMark />
                <span>"Switchback"</span>
            </p>
            <h1 class="visually-hidden">"Join your team’s workspace"</h1>
            <EmptyState icon=IconName::Peak title="Join your team’s workspace" text=what_it_does()>
                <button
                    class="button button--primary"
                    type="button"
                    disabled=move || is_joining.get()
                    on:click=join
                >
                    {move || if is_joining.get() { "Joining…" } else { "Join" }}
                </button>
                <a class="button button--quiet" href=crate::route::Route::Today.href() rel="external">
                    "Not now"
                </a>
            </EmptyState>
            <Show when=move || { unsent.get() > 0 }>
                <p role="status">
                    {move || words::count(unsent.get(), "change that was made here hasn’t", "changes that were made here haven’t")}
                    " reached the server yet. If the link is for the same person, nothing is lost; if it is for somebody else, press “Not now” and wait until everything is sent."
                </p>
            </Show>
            <p class="field__error" role="alert">
                {move || problem.get()}
            </p>
        </main>
    }
}

/// In words that fit what this browser has.
fn what_it_does() -> String {
    let own = match (device::team().is_some(), device::marker().is_some()) {
        (true, _) => {
            " This browser is signed in already; if the link is somebody else’s, they take over here."
        }
        (false, true) => " The workspace in this browser stays here and is shown again when you sign out.",
        (false, false) => "",
    };
    format!("The link signs this browser in. It works once, so don’t share it.{own}")
}
