//! Interviews in order of time.

use super::{AddInterview, href_of, people_of};
use crate::{
    store::Store,
    ui::{
        components::{Agenda, AgendaEntry, EmptyState, IconName, Rows, ShowMore},
        format::times,
    },
};
use chrono::NaiveDate;
use leptos::prelude::*;
use std::sync::Arc;
use switchback_core::progress::schedule::calendar::Slot;

#[component]
pub fn SlotList(
    #[prop(into)] slots: Arc<[Slot]>,
    /// The day that is shown, or one of the week.
    on: NaiveDate,
    /// Shown only on narrow screens, next to a calendar for wide ones.
    #[prop(optional)]
    narrow: bool,
) -> impl IntoView {
    let store = Store::expect();
    let rows = Rows::of(Memo::new(|_| ()));
    let count = slots.len();
    let entries =
        Memo::new(move |_| slots.iter().take(rows.most()).map(|slot| entry(store, slot)).collect::<Vec<_>>());
    if count == 0 {
        let text = "Choose another day, clear a filter or show all interviews.";
        return view! {
            <EmptyState icon=IconName::Calendar title="No interviews" text=text>
                <AddInterview on=Signal::stored(on) offered=false />
            </EmptyState>
        }
        .into_any();
    }
    let class = if narrow { "agenda--narrow" } else { "" };
    view! {
        <Agenda entries=entries narrow=narrow />
        <div class=class>
            <ShowMore rows=rows of=Signal::derive(move || count) />
        </div>
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
