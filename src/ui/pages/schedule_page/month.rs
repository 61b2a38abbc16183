//! A month of interviews: what comes first in each day, and how many more there are.

use super::{View, day_href, first_of_month, href_of, people_of};
use crate::{
    platform::format,
    store::Store,
    ui::{
        components::{MonthCalendar, MonthDay, MonthEntry},
        days::{in_words, local_date, weekday},
        times,
    },
};
use chrono::{Datelike, NaiveDate, TimeDelta};
use leptos::prelude::*;
use std::collections::BTreeMap;
use switchback_core::{insight::schedule::Slot, zones::Zone};

/// How many stand in a day before the rest is only counted.
const ENTRIES: usize = 3;

#[component]
pub fn Month(slots: Memo<Vec<Slot>>, on: Memo<NaiveDate>, today: Memo<NaiveDate>) -> impl IntoView {
    let store = Store::expect();
    move || {
        let (first, after) = View::Month.days(on.get());
        let slots = slots.read();
        let mut by_day: BTreeMap<NaiveDate, Vec<&Slot>> = BTreeMap::new();
        for slot in slots.iter() {
            by_day.entry(local_date(store, slot.start)).or_default().push(slot);
        }
        let month = first_of_month(on.get());
        let day = |date: NaiveDate| {
            let slots = by_day.get(&date).map(Vec::as_slice).unwrap_or_default();
            MonthDay {
                number: date.day().to_string(),
                date: in_words(date),
                href: day_href(date),
                is_today: date == today.get(),
                is_outside: first_of_month(date) != month,
                entries: slots.iter().take(ENTRIES).map(|slot| entry(store, slot)).collect(),
                count: slots.len(),
            }
        };
        let dates: Vec<NaiveDate> = first.iter_days().take_while(|date| *date < after).collect();
        let weeks = dates.chunks(7).map(|week| week.iter().copied().map(&day).collect()).collect();
        let weekdays = (0..7).map(|day| weekday(first + TimeDelta::days(day))).collect();
        view! { <MonthCalendar label=name(on.get()) weekdays=weekdays weeks=weeks /> }
    }
}

/// "December 2026", in the language of whoever is here.
pub fn name(day: NaiveDate) -> String {
    let noon = day.and_hms_opt(12, 0, 0).unwrap_or_default().and_utc();
    format::visitors().month_in(&Zone::utc(), noon)
}

fn entry(store: Store, slot: &Slot) -> MonthEntry {
    MonthEntry {
        title: format!("{} {}", times::time(store, slot.start), people_of(slot)),
        state: slot.session.as_ref().map(|card| card.state),
        href: href_of(slot),
    }
}
