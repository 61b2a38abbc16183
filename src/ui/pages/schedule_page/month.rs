//! A month of interviews: the first ones of each day, and how many more there are.

use super::{
    colors::Colors,
    filters::day_href,
    named_types,
    views::{View, first_of_month},
    week::slot_block,
};
use crate::{
    platform::format,
    store::Store,
    ui::{
        components::{MonthCalendar, MonthDay},
        format::days::{in_words, start_of, weekday},
    },
};
use chrono::{Datelike, NaiveDate, TimeDelta};
use leptos::prelude::*;
use switchback_core::{progress::schedule::calendar::Slot, zones::Zone};

/// How many interviews are shown for a day. The rest are counted.
const ENTRIES: usize = 3;

#[component]
pub fn Month(
    slots: Vec<Slot>,
    on: NaiveDate,
    today: NaiveDate,
    /// Whether interviews without a trainee are shown, too.
    everything: bool,
) -> impl IntoView {
    let store = Store::expect();
    let colors = store.read(Colors::of);
    let legend = colors.legend(named_types(&slots));
    let (first, after) = View::Month.days(on);
    let month = first_of_month(on);
    let mut rest = slots.as_slice();
    let day = |date: NaiveDate| {
        // The slots are sorted by start, so each day is the next part of them.
        let end = start_of(store, date + TimeDelta::days(1));
        let (slots, later) = rest.split_at(rest.partition_point(|slot| slot.start < end));
        rest = later;
        MonthDay {
            number: date.day().to_string(),
            date: in_words(date),
            href: day_href(date, everything),
            is_today: date == today,
            is_outside: first_of_month(date) != month,
            entries: slots.iter().take(ENTRIES).map(|slot| slot_block(store, &colors, slot)).collect(),
            count: slots.len(),
        }
    };
    let days: Vec<MonthDay> = first.iter_days().take_while(|date| *date < after).map(day).collect();
    let columns = columns(&days);
    // Without its weekend, the first or the last week may have no day of the month.
    let weeks = days.chunks(7).map(|week| &week[..columns.min(week.len())]);
    let weeks = weeks.filter(|week| week.iter().any(|day| !day.is_outside)).map(<[_]>::to_vec).collect();
    let weekdays = (0..columns as i64).map(|day| weekday(first + TimeDelta::days(day))).collect();
    view! {
        {legend}
        <MonthCalendar label=name(on) weekdays=weekdays weeks=weeks />
    }
}

/// How many days of a week are shown. Leaves out weekends if all weekends of the month are empty.
fn columns(days: &[MonthDay]) -> usize {
    let is_free = |day: &MonthDay| day.count == 0 && !day.is_today;
    let mut weekends = days.chunks(7).flat_map(|week| week.iter().skip(5));
    if weekends.all(is_free) { 5 } else { 7 }
}

/// "December 2026", in the visitor's language.
pub fn name(day: NaiveDate) -> String {
    let noon = day.and_hms_opt(12, 0, 0).unwrap_or_default().and_utc();
    format::visitors().month_in(&Zone::utc(), noon)
}
