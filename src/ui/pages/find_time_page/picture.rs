//! One row per day and one cell per half hour. The fuller the cell, the more people are available.

use crate::{platform::format, store::Store, ui::format::times};
use chrono::{NaiveDate, Timelike};
use leptos::prelude::*;
use std::collections::BTreeMap;
use switchback_core::{planning::find_time::Slot, zones};

/// Half hours in a day.
const CELLS: u32 = 48;

/// How many people are available, out of how many, for each half hour of a day in the visitor’s time zone.
struct Day {
    title: String,
    available: BTreeMap<u32, (usize, usize)>,
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
                <caption class="visually-hidden">"How many people are available in each half hour"</caption>
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
        let day =
            days.entry(local.date()).or_insert_with(|| Day { title: title(), available: BTreeMap::new() });
        let available = slot.fits.iter().filter(|(_, fit)| fit.is_available()).count();
        day.available.insert(local.hour() * 2 + local.minute() / 30, (available, slot.fits.len()));
    }
    days
}

/// The half hours from the first to the last in which anyone is available, extended to whole hours.
fn shown(days: &BTreeMap<NaiveDate, Day>) -> std::ops::Range<u32> {
    let cells = || days.values().flat_map(|day| day.available.keys().copied());
    let (first, last) = (cells().min().unwrap_or(0), cells().max().unwrap_or(0));
    first / 2 * 2..((last / 2 + 1) * 2).min(CELLS)
}

/// The start time of a cell, in the visitor’s format.
fn clock(cell: u32) -> String {
    let minutes = u16::try_from(cell * 30).unwrap_or_default();
    format::visitors().clock(minutes)
}

fn row(day: Day, shown: std::ops::Range<u32>) -> impl IntoView {
    let cells = shown
        .map(|cell| {
            let (available, of) = day.available.get(&cell).copied().unwrap_or_default();
            let class = match available {
                0 => "overlap__cell",
                available if available == of => "overlap__cell overlap__cell--all",
                _ => "overlap__cell overlap__cell--some",
            };
            let words = format!("{}: {available} of {of} available", clock(cell));
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
