//! Interviews by time.

use super::{href_of, people_of};
use crate::{
    store::Store,
    ui::{
        components::{Agenda, AgendaEntry, EmptyState, IconName},
        format::times,
    },
};
use leptos::prelude::*;
use switchback_core::progress::schedule::calendar::Slot;

/// More than this many are drawn only when they are asked for.
const AT_ONCE: usize = 200;

#[component]
pub fn SlotList(
    slots: Vec<Slot>,
    /// For where a calendar is shown as well, on screens that have room for one.
    #[prop(optional)]
    narrow: bool,
) -> impl IntoView {
    let store = Store::expect();
    let all = RwSignal::new(false);
    let count = slots.len();
    let entries = Memo::new(move |_| {
        let most = if all.get() { count } else { AT_ONCE };
        slots.iter().take(most).map(|slot| entry(store, slot)).collect::<Vec<_>>()
    });
    if count == 0 {
        let text = "Choose another day or clear a filter.";
        return view! { <EmptyState icon=IconName::Calendar title="No interviews" text=text /> }.into_any();
    }
    let class = if narrow { "button agenda--narrow" } else { "button" };
    view! {
        <Agenda entries=entries narrow=narrow />
        <Show when=move || !all.get() && AT_ONCE < count>
            <button class=class type="button" on:click=move |_| all.set(true)>
                {format!("Show all {count}")}
            </button>
        </Show>
    }
    .into_any()
}

fn entry(store: Store, slot: &Slot) -> AgendaEntry {
    let kind = slot.session.as_ref().map(|card| format!(" · {}", card.step_name)).unwrap_or_default();
    AgendaEntry {
        day: times::day(store, slot.start),
        time: times::time(store, slot.start),
        title: people_of(slot),
        detail: format!("{}{kind}, {} min", slot.type_name, slot.minutes),
        state: slot.session.as_ref().map(|card| card.state),
        href: href_of(slot),
    }
}
