//! The time zone of the schedule: the visitor's own or a colleague's. Stored in the address.

use crate::{
    store::{ShownZone, Store},
    ui::controls::{
        filters::{FilterSelect, Options},
        query::query_value,
    },
};
use leptos::prelude::*;
use std::collections::BTreeSet;
use switchback_core::zones::Zone;

/// The name of the zone in the address.
pub const ZONE: &str = "zone";

/// Makes everything drawn below follow the choice.
pub fn follow_choice(store: Store) {
    let (chosen, _) = query_value(ZONE);
    let others = others(store);
    let shown = Memo::new(move |_| {
        let chosen = chosen.get()?;
        others.read().iter().any(|(zone, _)| *zone == chosen).then(|| Zone::named(chosen))
    });
    provide_context(ShownZone(shown));
}

#[component]
pub fn ZoneChoice() -> impl IntoView {
    let others = others(Store::expect());
    view! {
        <Show when=move || !others.read().is_empty()>
            <FilterSelect name=ZONE label="Time zone" every="Yours" options=others />
        </Show>
    }
}

/// The zones of all people here, except the visitor's own.
fn others(store: Store) -> Memo<Options> {
    store.derive(move |workspace| {
        let own = store.own_zone();
        let zones = workspace.people_here().map(|person| &person.zone);
        let others: BTreeSet<&Zone> = zones.filter(|zone| **zone != own).collect();
        others.into_iter().map(|zone| (zone.to_string(), zone.in_words())).collect()
    })
}
