//! A week of interviews on a grid of half hours, and as a list where there is no room for one.

use super::{SlotList, day_href, href_of, people_of};
use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{CalendarBlock, CalendarDay, WeekCalendar},
        format::{
            days::{in_words, weekday},
            times,
        },
    },
};
use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Timelike, Utc};
use leptos::prelude::*;
use switchback_core::{
    progress::schedule::{calendar::Slot, session_card::SessionCard},
    zones::{self, week::monday_of},
};

#[component]
pub fn WeekOfSlots(slots: Vec<Slot>, on: NaiveDate, today: NaiveDate) -> impl IntoView {
    let store = Store::expect();
    let monday = monday_of(on);
    let place = (today - monday).num_days();
    let blocks = slots.iter().filter_map(|slot| slot_block(store, monday, slot)).collect();
    view! {
        <WeekCalendar
            label=format!("Week of {}", in_words(monday))
            days=days_of(monday)
            today=u32::try_from(place).ok().filter(|place| *place < 7)
            blocks=blocks
        />
        <SlotList slots=slots narrow=true />
    }
}

/// The days of a week, for the head of a calendar.
pub fn days_of(monday: NaiveDate) -> Vec<CalendarDay> {
    (0..7)
        .map(|day| {
            let date = monday + TimeDelta::days(day);
            CalendarDay { name: weekday(date), number: date.day().to_string(), href: day_href(date) }
        })
        .collect()
}

/// A session in the week that begins on this Monday, if it is in it.
pub fn session_block(store: Store, monday: NaiveDate, card: &SessionCard) -> Option<CalendarBlock> {
    let (day, row, span) = place(store, monday, card.start, card.minutes)?;
    Some(CalendarBlock {
        day,
        row,
        span,
        state: Some(card.state),
        time: times::time(store, card.start),
        title: card.trainee_name.clone(),
        detail: format!("{} with {}", card.step_name, card.mentor_name),
        href: Some(Route::Session(card.session).href()),
    })
}

fn slot_block(store: Store, monday: NaiveDate, slot: &Slot) -> Option<CalendarBlock> {
    let (day, row, span) = place(store, monday, slot.start, slot.minutes)?;
    Some(CalendarBlock {
        day,
        row,
        span,
        state: slot.session.as_ref().map(|card| card.state),
        time: times::time(store, slot.start),
        title: people_of(slot),
        detail: slot.type_name.clone(),
        href: href_of(slot),
    })
}

/// The day since Monday, the half hour, and how many half hours.
fn place(store: Store, monday: NaiveDate, start: DateTime<Utc>, minutes: u16) -> Option<(u32, u32, u32)> {
    let start = zones::local(&*store.zones(), &store.zone(), start);
    let day = u32::try_from((start.date() - monday).num_days()).ok().filter(|day| *day < 7)?;
    let row = (start.hour() * 60 + start.minute()) / 30;
    Some((day, row, u32::from(minutes).div_ceil(30).clamp(1, 24).min(48 - row)))
}
