//! The trainee's and the mentor's responses to a session: confirming, declining, and whether it took place.

use crate::{
    store::Store,
    ui::{
        actions::Respond,
        components::DeclineDialog,
        controls::page_actions::{ActionButton, gives},
    },
};
use leptos::prelude::*;
use switchback_core::{
    access::session::{SessionRights, rights},
    command::Command,
    model::{ids::SessionId, scorecard::Side, session::DeclineReason},
};

/// What this side can do before the session and right after it.
#[component]
pub fn Responding(session: SessionId, side: Side) -> impl IntoView {
    let store = Store::expect();
    let declining = RwSignal::new(false);
    let rights = Memo::new(move |_| store.ask(|asker| rights(asker, session)));
    let decline = Callback::new(move |reason: DeclineReason| {
        store.act(Command::Decline { session, reason }, "Declined. The seat is free again.");
    });
    move || match rights.get() {
        SessionRights { confirm: true, .. } if side == Side::Trainee => view! {
            <div class="button-row">
                <Respond session=session offered=true />
            </div>
        }
        .into_any(),
        SessionRights { decline: true, .. } => view! {
            <div class="button-row">
                <ActionButton
                    words="Decline"
                    class="button button--quiet"
                    on_press=Callback::new(move |()| declining.set(true))
                />
            </div>
            <DeclineDialog open=declining on_decline=decline />
        }
        .into_any(),
        SessionRights { report: true, .. } => view! {
            <div class="button-row">
                <ActionButton
                    words="Took place"
                    on_press=gives(store, Command::MarkHeld { session }, "Marked as “took place”.")
                />
                <ActionButton
                    words="Didn’t happen"
                    class="button button--quiet"
                    on_press=gives(store, Command::MarkMissed { session }, "Marked as “didn’t happen”.")
                />
            </div>
        }
        .into_any(),
        _ => ().into_any(),
    }
}
