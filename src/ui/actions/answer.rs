//! A trainee’s response to a proposed session.

use crate::{store::Store, ui::components::DeclineDialog};
use leptos::prelude::*;
use switchback_core::{
    command::Command,
    model::{ids::SessionId, session::DeclineReason},
};

/// Confirms in one press, declines with a reason.
#[component]
pub fn Answer(session: SessionId) -> impl IntoView {
    let store = Store::expect();
    let declining = RwSignal::new(false);
    let confirm = move |_| {
        store.act(Command::Confirm { session }, "Session confirmed.");
    };
    let decline = Callback::new(move |reason: DeclineReason| {
        store.act(
            Command::Decline { session, reason },
            "Session declined. The next plan looks for a new one.",
        );
    });
    view! {
        <button class="button button--primary" type="button" on:click=confirm>
            "Confirm"
        </button>
        <button class="button button--quiet" type="button" on:click=move |_| declining.set(true)>
            "Decline"
        </button>
        <DeclineDialog open=declining on_decline=decline />
    }
}
