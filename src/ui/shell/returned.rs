//! Changes that the server did not accept, each with its reason and a button to submit it again.

use crate::{
    store::{Store, acting::refusal_words},
    ui::components::Dialog,
};
use leptos::prelude::*;
use switchback_core::{
    model::ids::CommandId,
    sync::client::{ReturnReason, Returned},
};

#[component]
pub fn ReturnedDialog(open: RwSignal<bool>) -> impl IntoView {
    let store = Store::expect();
    let returned = Memo::new(move |_| {
        store.team.with(|team| team.as_ref().map(|team| team.returned.clone()).unwrap_or_default())
    });
    Effect::new(move || {
        if returned.read().is_empty() {
            open.set(false);
        }
    });
    view! {
        <Dialog title="Not accepted" open=open>
            <ul class="stack">
                {move || returned.get().into_iter().map(|returned| view! { <Entry returned=returned /> }).collect_view()}
            </ul>
        </Dialog>
    }
}

#[component]
fn Entry(returned: Returned) -> impl IntoView {
    let store = Store::expect();
    let command: CommandId = returned.request.id;
    let what = store.read(|workspace| returned.request.command.summary(workspace));
    let why = reason(&returned.reason);
    view! {
        <li class="stack stack--tight">
            <p>
                <strong>{what}</strong>
            </p>
            <p class="text-subtle">{why}</p>
            <div class="button-row">
                <button class="button button--small" type="button" on:click=move |_| store.ask_again(command)>
                    "Try again"
                </button>
                <button
                    class="button button--small button--quiet"
                    type="button"
                    on:click=move |_| store.dismiss_returned(command)
                >
                    "Dismiss"
                </button>
            </div>
        </li>
    }
}

fn reason(reason: &ReturnReason) -> String {
    match reason {
        ReturnReason::Refused(refusal) => refusal_words(refusal),
        ReturnReason::NotDecided(reason) => reason.to_string(),
        ReturnReason::OtherWorkspace => {
            "The server has another workspace now. This change was for the one before.".into()
        }
    }
}
