//! How many people were certified in each of the last months.

use super::bar::Bar;
use crate::{
    platform::format,
    store::Store,
    ui::{
        components::{Each, Section},
        format::days::start_of,
    },
};
use leptos::prelude::*;
use switchback_core::insight::months::{MONTHS, Month, certified_by_month};

#[component]
pub fn CertifiedByMonth() -> impl IntoView {
    let store = Store::expect();
    let months = Memo::new(move |_| {
        let (now, zone, zones) = (store.now.get(), store.zone(), store.zones());
        store.read(|workspace| certified_by_month(workspace, &*zones, &zone, now))
    });
    let most =
        Memo::new(move |_| months.read().iter().map(|month| month.certified).max().unwrap_or_default());
    let drawn = move || months.get().into_iter().map(|month| (month, most.get())).collect::<Vec<_>>();
    let none = move || {
        view! {
            <p class="text-subtle">
                {format!("No one was certified in the last {MONTHS} months. Certificates earned in training will be counted here by month.")}
            </p>
        }
    };
    view! {
        <Section title="Certified through training, by month">
            <Show when=move || { most.get() > 0 } fallback=none>
                <ol class="bar-list">
                    <Each each=drawn key=|month| *month let:((month, most))>
                        <li class="bar-list__line">
                            <span>{name(store, month)}</span>
                            <span class="bar-list__number">{month.certified}</span>
                            <Bar value=month.certified most=most />
                        </li>
                    </Each>
                </ol>
            </Show>
        </Section>
    }
}

fn name(store: Store, month: Month) -> String {
    format::visitors().month_in(&store.zone(), start_of(store, month.first))
}
