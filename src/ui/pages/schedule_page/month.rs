//! A month of interviews: what comes first in each day, and how many more there are.

use super::{View, day_href, first_of_month, href_of, people_of};
use crate::{
    platform::format,
    store::Store,
    ui::{
        components::{MonthCalendar, MonthDay, MonthEntry},
        format::{
            days::{in_words, start_of, weekday},
            times,
        },
    },
};
use chrono::{Datelike, NaiveDate, TimeDelta};
use leptos::prelude::*;
use switchback_core::{progress::schedule::calendar::Slot, zones::Zone};

/// How many stand in a day before the rest is only counted.
const ENTRIES: usize = 3;

#[component]
pub fn Month(slots: Vec<Slot>, on: NaiveDate, today: NaiveDate) -> impl IntoView {
    let store = Store::expect();
    let (first, after) = View::Month.days(on);
    let month = first_of_month(on);
    let mut rest = slots.as_slice();
    let day = |date: NaiveDate| {
        // The slots stand by their start, so each day is the next part of them.
        let end = start_of(store, date + TimeDelta::days(1));
        let (slots, later) = rest.split_at(rest.partition_point(|slot| slot.start < end));
        rest = later;
        MonthDay {
            number: date.day().to_string(),
            date: in_words(date),
            href: day_href(date),
            is_today: date == today,
            is_outside: first_of_month(date) != month,
            entries: slots.iter().take(ENTRIES).map(|slot| entry(store, slot)).collect(),
            count: slots.len(),
        }
    };
    let days: Vec<MonthDay> = first.iter_days().take_while(|date| *date < after).map(day).collect();
    let weeks = days.chunks(7).map(<[MonthDay]>::to_vec).collect();
    let weekdays = (0..7).map(|day| weekday(first + TimeDelta::days(day))).collect();
    view! { <MonthCalendar label=name(on) weekdays=weekdays weeks=weeks /> }
}

/// "December 2026", in the visitor's language.
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
