//! One row per day and one cell per half hour. The fuller the cell, the more people are available.

use crate::{platform::format, store::Store, ui::format::times};
use chrono::NaiveDate;
use leptos::prelude::*;
use std::collections::BTreeMap;
use switchback_core::planning::find_time::{
    Slot,
    half_hours::{DayOfStarts, Turnout, by_half_hour},
};

/// Half hours in a day.
const CELLS: u32 = 48;

/// The half hours under one head: every second hour is named, so that a day fits beside the choices.
const HEAD: u32 = 4;

#[component]
pub fn Picture(slots: Memo<Vec<Slot>>) -> impl IntoView {
    let store = Store::expect();
    let rows = move || {
        let days = days(store, &slots.read());
        let shown = shown(&days);
        days.into_values().map(|day| row(store, day, shown.clone())).collect_view()
    };
    let heads = move || {
        let shown = shown(&days(store, &slots.read()));
        let last = shown.end;
        let head = |cell| {
            view! { <th scope="col" colspan=HEAD.min(last - cell).to_string()>{clock(cell)}</th> }
        };
        shown.step_by(HEAD as usize).map(head).collect_view()
    };
    view! {
        <div class="overlap" role="group" aria-label="Availability by half hour" tabindex="0">
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
        <Shades />
    }
}

fn days(store: Store, slots: &[Slot]) -> BTreeMap<NaiveDate, DayOfStarts> {
    by_half_hour(slots, &*store.zones(), &store.zone())
}

/// The half hours from the first to the last in which anyone is available, extended to whole hours.
fn shown(days: &BTreeMap<NaiveDate, DayOfStarts>) -> std::ops::Range<u32> {
    let cells = || days.values().flat_map(|day| day.half_hours.keys().copied());
    let (first, last) = (cells().min().unwrap_or(0), cells().max().unwrap_or(0));
    first / 2 * 2..((last / 2 + 1) * 2).min(CELLS)
}

fn class(turnout: Turnout) -> &'static str {
    match turnout {
        Turnout { available: 0, .. } => "overlap__cell",
        Turnout { available, of } if available == of => "overlap__cell overlap__cell--all",
        Turnout { .. } => "overlap__cell overlap__cell--some",
    }
}

/// What the shades stand for.
#[component]
fn Shades() -> impl IntoView {
    view! {
        <ul class="overlap__legend" aria-label="Shades">
            <li class="overlap__shade overlap__shade--all">"Everyone is available"</li>
            <li class="overlap__shade overlap__shade--some">"Some are available"</li>
            <li class="overlap__shade">"No one is available"</li>
        </ul>
    }
}

/// The start time of a cell, in the visitor’s format.
fn clock(cell: u32) -> String {
    let minutes = u16::try_from(cell * 30).unwrap_or_default();
    format::visitors().clock(minutes)
}

fn row(store: Store, day: DayOfStarts, shown: std::ops::Range<u32>) -> impl IntoView {
    let cells = shown
        .map(|cell| {
            let turnout = day.half_hours.get(&cell).copied().unwrap_or_default();
            let Turnout { available, of } = turnout;
            let class = class(turnout);
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
            <th scope="row">{times::day(store, day.first)}</th>
            {cells}
        </tr>
    }
}
