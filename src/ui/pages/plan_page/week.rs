//! The sessions of the planned weeks as a calendar, or as a list on narrow screens.

use crate::{
    store::Store,
    ui::{
        components::{Agenda, EmptyState, Icon, IconName, Span, WeekCalendar},
        format::days::{in_words, local_date},
        pages::schedule_page::{
            self,
            colors::Colors,
            week::{self as weeks, days_of, session_block},
        },
        sections::agenda_entries,
    },
};
use chrono::{NaiveDate, TimeDelta};
use leptos::prelude::*;
use switchback_core::{progress::schedule::session_card::SessionCard, zones::week::monday_of};

#[component]
pub fn Week(cards: Memo<Vec<SessionCard>>) -> impl IntoView {
    let store = Store::expect();
    // Initially the week of the next session.
    let offset = RwSignal::new(None::<i64>);
    let this_week = Memo::new(move |_| monday_of(local_date(store, store.now.get())));
    let first = Memo::new(move |_| {
        let now = store.now.get();
        let next = cards.read().iter().find(|card| card.start > now).map(|card| card.start);
        next.map_or(0, |start| (monday_of(local_date(store, start)) - this_week.get()).num_weeks())
    });
    let shown = move || offset.get().unwrap_or_else(|| first.get());
    let monday = Memo::new(move |_| this_week.get() + TimeDelta::weeks(shown()));
    // The cards of the current week, each with its position.
    let within = Memo::new(move |_| {
        let (cards, week) = (cards.read(), weeks::Week::of(store, monday.get()));
        let within = |card: &SessionCard| Some((week.span(card.start, card.minutes)?, card.clone()));
        cards.iter().filter_map(within).collect::<Vec<_>>()
    });
    view! {
        <div class="cluster cluster--apart">
            <WeekButtons offset=offset shown=Signal::derive(shown) />
            <p class="text-subtle text-small">
                {move || format!("{}, times in {}. ", named(monday.get()), store.zone().in_words())}
                <a href=schedule_page::everything_href()>"All interviews"</a>
            </p>
        </div>
        {move || {
            let monday = monday.get();
            let today = local_date(store, store.now.get());
            let place = (today - monday).num_days();
            let shown = within.get();
            let colors = store.read(Colors::of);
            let types = shown.iter().map(|(_, card)| (card.interview_type, card.type_name.as_str()));
            view! {
                {colors.legend(types)}
                <WeekCalendar
                    label=named(monday)
                    days=days_of(monday, false)
                    today=u32::try_from(place).ok().filter(|place| *place < 7)
                    spans=shown.iter().map(|(span, _)| *span).collect()
                    block=Box::new(move |index| session_block(store, &colors, &shown[index].1))
                />
            }
        }}
        <Show
            when=move || !cards.read().is_empty()
            fallback=|| {
                view! {
                    <EmptyState
                        icon=IconName::Calendar
                        title="No sessions in these weeks"
                        text="Scheduled sessions appear here after planning."
                    />
                }
            }
        >
            <AsList within=within />
        </Show>
    }
}

/// Buttons for other weeks, counted from the current one.
#[component]
fn WeekButtons(offset: RwSignal<Option<i64>>, shown: Signal<i64>) -> impl IntoView {
    view! {
        <div class="cluster">
            <button
                class="button button--small button--icon"
                type="button"
                aria-label="Previous week"
                on:click=move |_| offset.set(Some(shown.get_untracked() - 1))
            >
                <Icon name=IconName::ArrowLeft />
            </button>
            <button class="button button--small" type="button" on:click=move |_| offset.set(Some(0))>
                "This week"
            </button>
            <button
                class="button button--small button--icon"
                type="button"
                aria-label="Next week"
                on:click=move |_| offset.set(Some(shown.get_untracked() + 1))
            >
                <Icon name=IconName::ArrowRight />
            </button>
        </div>
    }
}

/// The same sessions by time, for narrow screens and screen readers.
#[component]
fn AsList(within: Memo<Vec<(Span, SessionCard)>>) -> impl IntoView {
    let store = Store::expect();
    let entries = Signal::derive(move || {
        within.read().iter().map(|(_, card)| agenda_entries::both(store, card)).collect::<Vec<_>>()
    });
    view! {
        <Show
            when=move || !within.read().is_empty()
            fallback=|| view! { <p class="agenda agenda--narrow text-subtle">"No sessions this week."</p> }
        >
            <Agenda entries=entries narrow=true />
        </Show>
    }
}

fn named(monday: NaiveDate) -> String {
    format!("Week of {}", in_words(monday))
}
