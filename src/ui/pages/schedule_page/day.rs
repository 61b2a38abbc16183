//! A day's interviews by time.

use super::{href_of, people_of};
use crate::{
    store::Store,
    ui::{
        components::{Agenda, AgendaEntry, EmptyState, IconName},
        times,
    },
};
use leptos::prelude::*;
use switchback_core::insight::schedule::Slot;

#[component]
pub fn DayList(
    slots: Memo<Vec<Slot>>,
    /// For where a calendar is shown as well, on screens that have room for one.
    #[prop(optional)]
    narrow: bool,
) -> impl IntoView {
    let store = Store::expect();
    let entries = Memo::new(move |_| slots.read().iter().map(|slot| entry(store, slot)).collect::<Vec<_>>());
    view! {
        <Show
            when=move || !entries.read().is_empty()
            fallback=|| {
                view! {
                    <EmptyState
                        icon=IconName::Calendar
                        title="No interview here"
                        text="Look at another day, or take a filter away."
                    />
                }
            }
        >
            <Agenda entries=entries narrow=narrow />
        </Show>
    }
}

fn entry(store: Store, slot: &Slot) -> AgendaEntry {
    let kind = slot.session.as_ref().map(|card| format!(" · {}", card.kind)).unwrap_or_default();
    AgendaEntry {
        day: times::day(store, slot.start),
        time: times::time(store, slot.start),
        title: people_of(slot),
        detail: format!("{}{kind}, {} minutes", slot.type_name, slot.minutes),
        state: slot.session.as_ref().map(|card| card.state),
        href: href_of(slot),
    }
}
