//! A day a row and half an hour a cell: the fuller, the more people can.

use crate::{store::Store, ui::format::times};
use chrono::{NaiveDate, Timelike};
use leptos::prelude::*;
use std::collections::BTreeMap;
use switchback_core::{planning::find_time::Slot, zones};

/// Half hours in a day.
const CELLS: u32 = 48;

/// How many can, of how many, for every half hour of a day by the clock of the present person.
struct Day {
    title: String,
    can: BTreeMap<u32, (usize, usize)>,
}

#[component]
pub fn Picture(slots: Memo<Vec<Slot>>) -> impl IntoView {
    let store = Store::expect();
    let rows = move || {
        let days = days(store, &slots.read());
        let shown = shown(&days);
        days.into_values().map(|day| row(day, shown.clone())).collect_view()
    };
    let heads = move || {
        let shown = shown(&days(store, &slots.read()));
        let hours = shown.filter(|cell| cell % 2 == 0);
        hours.map(|cell| view! { <th scope="col" colspan="2">{cell / 2}</th> }).collect_view()
    };
    view! {
        <div class="overlap">
            <table class="overlap__table">
                <caption class="visually-hidden">"How many can at every half hour"</caption>
                <thead>
                    <tr>
                        <td></td>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn days(store: Store, slots: &[Slot]) -> BTreeMap<NaiveDate, Day> {
    let (zone, zones) = (store.zone(), store.zones());
    let mut days: BTreeMap<NaiveDate, Day> = BTreeMap::new();
    for slot in slots {
        let local = zones::local(&*zones, &zone, slot.interval.start);
        let title = || times::day(store, slot.interval.start);
        let day = days.entry(local.date()).or_insert_with(|| Day { title: title(), can: BTreeMap::new() });
        let can = slot.fits.iter().filter(|(_, fit)| fit.can()).count();
        day.can.insert(local.hour() * 2 + local.minute() / 30, (can, slot.fits.len()));
    }
    days
}

/// From the first to the last half hour at which anybody can, in whole hours.
fn shown(days: &BTreeMap<NaiveDate, Day>) -> std::ops::Range<u32> {
    let cells = || days.values().flat_map(|day| day.can.keys().copied());
    let (first, last) = (cells().min().unwrap_or(0), cells().max().unwrap_or(0));
    first / 2 * 2..((last / 2 + 1) * 2).min(CELLS)
}

fn row(day: Day, shown: std::ops::Range<u32>) -> impl IntoView {
    let cells = shown
        .map(|cell| {
            let (can, of) = day.can.get(&cell).copied().unwrap_or_default();
            let class = match can {
                0 => "overlap__cell",
                can if can == of => "overlap__cell overlap__cell--all",
                _ => "overlap__cell overlap__cell--some",
            };
            let words = format!("{}:{}, {can} of {of}", cell / 2, if cell % 2 == 0 { "00" } else { "30" });
            let hint = words.clone();
            view! {
                <td class=class title=hint>
                    <span class="visually-hidden">{words}</span>
                </td>
            }
        })
        .collect_view();
    view! {
        <tr>
            <th scope="row">{day.title}</th>
            {cells}
        </tr>
    }
}
