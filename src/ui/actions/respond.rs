//! A trainee’s response to a proposed session.

use crate::{
    store::Store,
    ui::{
        components::DeclineDialog,
        controls::page_actions::{ActionButton, gives},
        format::times,
    },
};
use leptos::prelude::*;
use switchback_core::{
    command::Command,
    model::{ids::SessionId, session::DeclineReason},
    progress::schedule::session_card::session_card,
};

/// Confirms with one press, or declines with a reason.
#[component]
pub fn Respond(
    session: SessionId,
    /// Whether this session is the subject of the page.
    #[prop(optional)]
    offered: bool,
) -> impl IntoView {
    let store = Store::expect();
    let declining = RwSignal::new(false);
    let confirm = gives(store, Command::Confirm { session }, "Session confirmed.");
    let open = Callback::new(move |()| declining.set(true));
    let decline = Callback::new(move |reason: DeclineReason| {
        store.act(
            Command::Decline { session, reason },
            "Session declined. The next plan looks for a new one.",
        );
    });
    // Of several sessions on a page, this is the one with these buttons.
    let about = (!offered).then(|| store.read(|workspace| session_card(workspace, session))).flatten();
    let about = about.map(|card| format!(": {}", times::day_and_time(store, card.start)));
    let about = StoredValue::new(about);
    let about = move || about.get_value().map(|about| view! { <span class="visually-hidden">{about}</span> });
    view! {
        <ActionButton words="Confirm" class="button button--primary" on_press=confirm offered=offered>
            "Confirm"
            {about}
        </ActionButton>
        <ActionButton words="Decline" class="button button--quiet" on_press=open offered=offered>
            "Decline"
            {about}
        </ActionButton>
        <DeclineDialog open=declining on_decline=decline />
    }
}
