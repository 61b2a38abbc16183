//! A trainee's answer to a proposed session.

use crate::{store::Store, ui::components::DeclineDialog};
use leptos::prelude::*;
use switchback_core::{
    command::Command,
    model::{ids::SessionId, session::DeclineReason},
};

/// Yes in one press, no with a reason.
#[component]
pub fn Answer(session: SessionId) -> impl IntoView {
    let store = Store::expect();
    let declining = RwSignal::new(false);
    let confirm = move |_| {
        store.act(Command::Confirm { session }, "Confirmed. It is on your list.");
    };
    let decline = Callback::new(move |reason: DeclineReason| {
        store.act(Command::Decline { session, reason }, "Declined. You will be placed again.");
    });
    view! {
        <button class="button button--primary" type="button" on:click=confirm>
            "Confirm"
        </button>
        <button class="button button--quiet" type="button" on:click=move |_| declining.set(true)>
            "I cannot"
        </button>
        <DeclineDialog open=declining on_decline=decline />
    }
}
