//! A request to a team's server while a page is open: its response, or why there is none, with a retry.

use crate::store::team::TeamError;
use leptos::{prelude::*, task::spawn_local};

/// The response or error. `None` until the server has responded.
pub type Known<T> = RwSignal<Option<Result<T, TeamError>>>;

/// A request to the server.
pub struct ServerQuery<T: Send + Sync + 'static> {
    pub known: Known<T>,
    /// Sends the request again.
    pub ask: Callback<()>,
}

/// Sends the request once the page is drawn.
pub fn ask_server<T, F>(ask: impl Fn() -> F + Send + Sync + 'static) -> ServerQuery<T>
where
    T: Send + Sync + 'static,
    F: Future<Output = Result<T, TeamError>> + 'static,
{
    let known: Known<T> = RwSignal::new(None);
    let ask = Callback::new(move |()| {
        let answer = ask();
        spawn_local(async move {
            known.try_set(Some(answer.await));
        });
    });
    Effect::new(move |_| ask.run(()));
    ServerQuery { known, ask }
}

/// The text to show instead of a response. `None` once there is one.
pub fn without_answer<T>(known: Option<&Result<T, TeamError>>) -> Option<String> {
    match known {
        None => Some("Asking the server…".into()),
        Some(Err(reason)) => Some(reason.to_string()),
        Some(Ok(_)) => None,
    }
}

/// Offers a retry if there was no response.
#[component]
pub fn AskAgain<T: Send + Sync + 'static>(known: Known<T>, on_ask: Callback<()>) -> impl IntoView {
    view! {
        <Show when=move || known.with(|known| matches!(known, Some(Err(_))))>
            <div class="button-row">
                <button class="button" type="button" on:click=move |_| on_ask.run(())>
                    "Try again"
                </button>
            </div>
        </Show>
    }
}
