//! Today's sessions, in the viewer's calendar.

use crate::{
    store::Store,
    ui::{
        components::Section,
        format::days,
        sections::{FirstSessions, agenda_entries},
    },
};
use leptos::prelude::*;
use switchback_core::progress::schedule::session_card::session_cards;

const TITLE: &str = "Happening today";

#[component]
pub fn HappeningToday() -> impl IntoView {
    let store = Store::expect();
    let entries = Memo::new(move |_| {
        let today = days::local_date(store, store.now.get());
        let begins = days::start_of(store, today);
        let ends = today.succ_opt().map_or(begins, |tomorrow| days::start_of(store, tomorrow));
        let cards = store.read(|workspace| {
            session_cards(workspace, |session| {
                !session.state().is_draft()
                    && session.state().takes_seat()
                    && (begins..ends).contains(&workspace.start_of(session))
            })
        });
        cards.iter().map(|card| agenda_entries::both(store, card)).collect::<Vec<_>>()
    });
    view! {
        <Section title=TITLE>
            <Show
                when=move || !entries.read().is_empty()
                fallback=|| view! { <p class="text-subtle">"No sessions today."</p> }
            >
                <FirstSessions entries=entries of=TITLE />
            </Show>
        </Section>
    }
}
