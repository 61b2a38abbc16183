//! The sessions of the weeks planned, as a calendar, and as a list where there is no room for one.

use crate::{
    platform::format,
    route::Route,
    store::Store,
    ui::{
        components::{Agenda, CalendarBlock, EmptyState, Icon, IconName, WeekCalendar},
        entries, times,
    },
};
use chrono::{DateTime, Datelike, Duration, NaiveDate, TimeDelta, Timelike, Utc};
use leptos::prelude::*;
use switchback_core::{progress::session_card::SessionCard, zones};

#[component]
pub fn Week(cards: Memo<Vec<SessionCard>>) -> impl IntoView {
    let store = Store::expect();
    // Opens on the week of the next session.
    let offset = RwSignal::new(None::<i64>);
    let this_week = Memo::new(move |_| monday_of(local_date(store, store.now.get())));
    let first = Memo::new(move |_| {
        let now = store.now.get();
        let next = cards.read().iter().find(|card| card.start > now).map(|card| card.start);
        next.map_or(0, |start| (monday_of(local_date(store, start)) - this_week.get()).num_weeks())
    });
    let shown = move || offset.get().unwrap_or_else(|| first.get());
    let monday = Memo::new(move |_| this_week.get() + TimeDelta::weeks(shown()));
    let blocks = Memo::new(move |_| {
        let cards = cards.read();
        cards.iter().filter_map(|card| block(store, monday.get(), card)).collect::<Vec<_>>()
    });
    view! {
        <div class="cluster cluster--apart">
            <div class="cluster">
                <button
                    class="button button--small button--icon"
                    type="button"
                    aria-label="The week before"
                    on:click=move |_| offset.set(Some(shown() - 1))
                >
                    <Icon name=IconName::ArrowLeft />
                </button>
                <button class="button button--small" type="button" on:click=move |_| offset.set(Some(0))>
                    "This week"
                </button>
                <button
                    class="button button--small button--icon"
                    type="button"
                    aria-label="The week after"
                    on:click=move |_| offset.set(Some(shown() + 1))
                >
                    <Icon name=IconName::ArrowRight />
                </button>
            </div>
            <p class="text-subtle text-small">{move || format!("Times in {}", store.zone())}</p>
        </div>
        {move || {
            let monday = monday.get();
            let today = local_date(store, store.now.get());
            let place = (today - monday).num_days();
            view! {
                <WeekCalendar
                    label=format!("Week of {monday}")
                    days=days(monday)
                    today=u32::try_from(place).ok().filter(|place| *place < 7)
                    blocks=blocks.get()
                />
            }
        }}
        <AsList cards=cards />
    }
}

fn monday_of(day: NaiveDate) -> NaiveDate {
    day - TimeDelta::days(day.weekday().num_days_from_monday().into())
}

fn local_date(store: Store, at: DateTime<Utc>) -> NaiveDate {
    zones::local(&*store.zones(), &store.zone(), at).date()
}

fn days(monday: NaiveDate) -> Vec<(String, String)> {
    (0..7)
        .map(|day| {
            let date = monday + TimeDelta::days(day);
            let noon = date.and_hms_opt(12, 0, 0).unwrap_or_default().and_utc();
            (format::visitors().weekday_in(&zones::Zone::utc(), noon), date.day().to_string())
        })
        .collect()
}

fn block(store: Store, monday: NaiveDate, card: &SessionCard) -> Option<CalendarBlock> {
    let start = zones::local(&*store.zones(), &store.zone(), card.start);
    let day = u32::try_from((start.date() - monday).num_days()).ok().filter(|day| *day < 7)?;
    let row = (start.hour() * 60 + start.minute()) / 30;
    let span = u32::from(card.minutes).div_ceil(30).clamp(1, 24).min(48 - row);
    Some(CalendarBlock {
        day,
        row,
        span,
        state: card.state,
        title: format!("{} {}", times::time(store, card.start), card.trainee_name),
        detail: format!("{} with {}", card.kind, card.mentor_name),
        href: Route::Session(card.session).href(),
    })
}

/// The same by time, on narrow screens and for those who rather read.
#[component]
fn AsList(cards: Memo<Vec<SessionCard>>) -> impl IntoView {
    let store = Store::expect();
    let upcoming = Memo::new(move |_| {
        let from = store.now.get() - Duration::days(1);
        let cards = cards.read();
        cards
            .iter()
            .filter(|card| card.start > from)
            .map(|card| entries::both(store, card))
            .collect::<Vec<_>>()
    });
    view! {
        <Show
            when=move || !upcoming.read().is_empty()
            fallback=|| {
                view! {
                    <EmptyState
                        icon=IconName::Calendar
                        title="No session in these weeks"
                        text="Press Plan to find places for everybody who waits."
                    />
                }
            }
        >
            <Agenda entries=upcoming narrow=true />
        </Show>
    }
}
