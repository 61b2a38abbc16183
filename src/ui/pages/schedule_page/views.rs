//! The views of the schedule, and the days of each.

use super::layout;
use crate::ui::components::{Icon, IconName, SegmentedOption};
use chrono::{Datelike, Months, NaiveDate, TimeDelta};
use leptos::prelude::*;
use switchback_core::zones::week::monday_of;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum View {
    Day,
    Week,
    /// A week with a row for each person, for weeks so full that the grid has no space for names.
    People,
    /// A week as a sortable table.
    List,
    Month,
}

const VIEWS: [(View, &str, &str); 5] = [
    (View::Day, "day", "Day"),
    (View::Week, "week", "Week"),
    (View::People, "people", "By person"),
    (View::List, "list", "List"),
    (View::Month, "month", "Month"),
];

impl View {
    pub fn named(name: &str) -> Option<Self> {
        VIEWS.into_iter().find(|(_, key, _)| *key == name).map(|(view, ..)| view)
    }

    /// The first day shown, and the first day after the last.
    pub fn days(self, on: NaiveDate) -> (NaiveDate, NaiveDate) {
        match self {
            Self::Day => (on, on + TimeDelta::days(1)),
            Self::Week | Self::People | Self::List => (monday_of(on), monday_of(on) + TimeDelta::weeks(1)),
            Self::Month => {
                let first = first_of_month(on);
                let last = first + Months::new(1) - TimeDelta::days(1);
                (monday_of(first), monday_of(last) + TimeDelta::weeks(1))
            }
        }
    }

    pub fn before(self, on: NaiveDate) -> NaiveDate {
        match self {
            Self::Day => on - TimeDelta::days(1),
            Self::Week | Self::People | Self::List => on - TimeDelta::weeks(1),
            Self::Month => first_of_month(on) - Months::new(1),
        }
    }

    pub fn after(self, on: NaiveDate) -> NaiveDate {
        match self {
            Self::Day => on + TimeDelta::days(1),
            Self::Week | Self::People | Self::List => on + TimeDelta::weeks(1),
            Self::Month => first_of_month(on) + Months::new(1),
        }
    }
}

pub fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

#[component]
pub fn Steps(
    view: Memo<View>,
    on: Memo<NaiveDate>,
    today: Memo<NaiveDate>,
    on_go: Callback<NaiveDate>,
) -> impl IntoView {
    view! {
        <div class="cluster">
            <button
                class="button button--small button--icon"
                type="button"
                aria-label="Previous"
                on:click=move |_| on_go.run(view.get().before(on.get()))
            >
                <Icon name=IconName::ArrowLeft />
            </button>
            <button class="button button--small" type="button" on:click=move |_| on_go.run(today.get())>
                "Today"
            </button>
            <button
                class="button button--small button--icon"
                type="button"
                aria-label="Next"
                on:click=move |_| on_go.run(view.get().after(on.get()))
            >
                <Icon name=IconName::ArrowRight />
            </button>
        </div>
    }
}

/// The view that is actually drawn for a chosen view.
fn drawn_as(view: View, is_wide: Option<bool>) -> View {
    match (view, is_wide) {
        (View::People, Some(false)) => View::Week,
        _ => view,
    }
}

/// The choice of views. Without space for a grid, a week is a list by day for both of its grid views, and is named
/// accordingly.
#[component]
pub fn Views(view: Memo<View>, on_choose: Callback<&'static str>) -> impl IntoView {
    let is_wide = layout::is_wide();
    let drawn = Memo::new(move |_| drawn_as(view.get(), is_wide.get()));
    view! {
        <fieldset class="segmented">
            <legend class="visually-hidden">"View"</legend>
            {VIEWS
                .map(|(option, name, words)| {
                    view! {
                        <Show when=move || drawn_as(option, is_wide.get()) == option>
                            <SegmentedOption
                                name="schedule-view"
                                is_chosen=Signal::derive(move || drawn.get() == option)
                                on_choose=Callback::new(move |()| on_choose.run(name))
                            >
                                {move || match (option, is_wide.get()) {
                                    (View::Week, Some(false)) => "Agenda",
                                    _ => words,
                                }}
                            </SegmentedOption>
                        </Show>
                    }
                })
                .collect_view()}
        </fieldset>
    }
}
