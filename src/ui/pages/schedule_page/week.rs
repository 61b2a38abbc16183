//! A week of interviews on a grid of half hours.

use super::{
    colors::Colors,
    filters::day_href,
    href_of,
    moving::{Mover, above_week},
    named_types, people_of,
};
use crate::{
    platform::format,
    route::Route,
    store::Store,
    ui::{
        components::{CalendarDay, CalendarEntry, Span, WeekCalendar},
        format::{
            days::{in_words, weekday},
            times,
            words::{initials, step_name},
        },
    },
};
use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeDelta, Timelike, Utc};
use leptos::prelude::*;
use std::{rc::Rc, sync::Arc};
use switchback_core::{
    progress::schedule::{calendar::Slot, session_card::SessionCard},
    zones::{self, Zone, Zones, week::monday_of},
};

pub fn grid(slots: Arc<[Slot]>, on: NaiveDate, today: NaiveDate, everything: bool) -> impl IntoView {
    let store = Store::expect();
    let colors = store.read(Colors::of);
    let legend = colors.legend(named_types(&slots));
    let monday = monday_of(on);
    let week = Week::of(store, monday);
    let within = (0..).zip(slots.iter());
    let (within, spans): (Vec<usize>, Vec<Span>) =
        within.filter_map(|(index, slot)| Some((index, week.span(slot.start, slot.minutes)?))).unzip();
    let place = (today - monday).num_days();
    let within: Arc<[usize]> = within.into();
    let mover = Mover::of(store, slots.clone(), within.clone());
    let moving = mover.as_ref().map(|mover| mover.moving);
    view! {
        {above_week(legend, mover, everything)}
        <WeekCalendar
            label=format!("Week of {}", in_words(monday))
            days=days_of(monday, everything)
            today=u32::try_from(place).ok().filter(|place| *place < 7)
            spans=spans
            block=Box::new(move |index| slot_block(store, &colors, &slots[within[index]]))
            moving=moving
            own_hours=week.own_hours(store)
        />
    }
}

/// The days of a week, for the top of a calendar.
pub fn days_of(monday: NaiveDate, everything: bool) -> Vec<CalendarDay> {
    (0..7)
        .map(|day| {
            let date = monday + TimeDelta::days(day);
            CalendarDay {
                name: weekday(date),
                number: date.day().to_string(),
                href: day_href(date, everything),
            }
        })
        .collect()
}

/// The content of a session's block in a calendar.
pub fn session_block(store: Store, colors: &Colors, card: &SessionCard) -> CalendarEntry {
    CalendarEntry {
        state: Some(card.state),
        color: colors.color(card.interview_type),
        time: times::time(store, card.start),
        title: card.trainee_name.clone(),
        short: initials(&card.trainee_name),
        detail: format!(
            "{}: {} with {}, {}",
            card.type_name,
            step_of(card),
            card.mentor_name,
            card.state.word()
        ),
        href: Route::Session(card.session).href(),
        is_movable: false,
    }
}

/// "Shadow 2 of 2"
pub fn step_of(card: &SessionCard) -> String {
    step_name(&card.step_name, card.time)
}

/// The first person named in a block.
fn first_person(slot: &Slot) -> &str {
    let lead = || slot.interviewers.first().map_or("", |known| known.name.as_str());
    slot.session.as_ref().map_or_else(lead, |card| card.trainee_name.as_str())
}

/// The content of an interview's block in a calendar.
pub fn slot_block(store: Store, colors: &Colors, slot: &Slot) -> CalendarEntry {
    CalendarEntry {
        state: slot.session.as_ref().map(|card| card.state),
        color: colors.color(slot.interview_type),
        time: times::time(store, slot.start),
        title: people_of(slot),
        short: initials(first_person(slot)),
        detail: match &slot.session {
            Some(card) => format!("{}: {}, {}", slot.type_name, step_of(card), card.state.word()),
            None => slot.type_name.clone(),
        },
        href: href_of(slot),
        is_movable: slot.session.as_ref().is_some_and(|card| card.is_open(store.now.get_untracked())),
    }
}

/// A week that begins on a Monday in the viewer's zone.
pub struct Week {
    monday: NaiveDate,
    zones: Rc<dyn Zones>,
    zone: Zone,
}

impl Week {
    pub fn of(store: Store, monday: NaiveDate) -> Self {
        Self { monday, zones: store.zones(), zone: store.zone() }
    }

    /// The visitor's own time at each hour, if another zone is shown. Empty in a week in which either zone changes its
    /// clocks, as the times then differ between days.
    pub fn own_hours(&self, store: Store) -> Vec<String> {
        let own = store.own_zone();
        if own == self.zone {
            return Vec::new();
        }
        let formats = format::visitors();
        let hours_of = |days: i64| {
            let midnight = (self.monday + TimeDelta::days(days)).and_time(NaiveTime::MIN);
            let at = |hour| zones::instant(&*self.zones, &self.zone, midnight + TimeDelta::hours(hour));
            (0..24).map(|hour| formats.time_in(&own, at(hour))).collect::<Vec<_>>()
        };
        let hours = hours_of(0);
        if (1..7).all(|day| hours_of(day) == hours) { hours } else { Vec::new() }
    }

    /// The position of an entry that starts within the week.
    pub fn span(&self, start: DateTime<Utc>, minutes: u16) -> Option<Span> {
        let start = zones::local(&*self.zones, &self.zone, start);
        let day = u32::try_from((start.date() - self.monday).num_days()).ok().filter(|day| *day < 7)?;
        let row = (start.hour() * 60 + start.minute()) / 30;
        Some(Span { day, row, length: u32::from(minutes).div_ceil(30).clamp(1, 24).min(48 - row) })
    }
}
