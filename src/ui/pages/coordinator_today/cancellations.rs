//! Sessions that were recently declined or cancelled, or didn’t happen.

use super::by_start;
use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{Agenda, Section},
        sections::agenda_entries,
    },
};
use leptos::prelude::*;
use switchback_core::progress::{
    duties::attention::{Attention, CancellationCause},
    schedule::session_card::session_card,
};

#[component]
pub fn RecentCancellations(attention: Memo<Attention>) -> impl IntoView {
    let store = Store::expect();
    let entries = Memo::new(move |_| {
        let cards = store.read(|workspace| {
            let cancellations = &attention.read().cancellations;
            let cards = cancellations.iter().filter_map(|cancellation| {
                Some((session_card(workspace, cancellation.session)?, cancellation.cause))
            });
            cards.collect::<Vec<_>>()
        });
        let cards = by_start(cards, |(card, _)| card.start);
        cards
            .iter()
            .map(|(card, cause)| agenda_entries::because(store, card, &because(*cause)))
            .collect::<Vec<_>>()
    });
    view! {
        <Show when=move || !entries.read().is_empty()>
            <Section title="Recent cancellations">
                <Agenda entries=entries />
                <p class="text-subtle">
                    "Re-planning finds replacements and moves as few other sessions as possible. "
                    <a href=Route::Plan.href()>"Open plan"</a>
                </p>
            </Section>
        </Show>
    }
}

fn because(cause: CancellationCause) -> String {
    match cause {
        CancellationCause::Declined(reason) => format!("“{reason}”"),
        CancellationCause::Cancelled(reason) => reason.to_string(),
        CancellationCause::Missed => "didn’t happen".to_owned(),
    }
}
