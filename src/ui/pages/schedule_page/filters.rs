//! Which interviews the schedule shows. The choice stands in the address, so that a link to it can be sent.

use super::zone_choice::{ZONE, ZoneChoice};
use crate::{
    route::Route,
    store::Store,
    ui::{
        components::SegmentedOption,
        controls::{
            filters::{FilterSelect, FilterText, MoreFilters, team_options, type_options},
            query::query_value,
        },
        format::words,
    },
};
use chrono::NaiveDate;
use leptos::prelude::*;
use leptos_router::params::ParamsMap;
use switchback_core::{model::actor::Actor, progress::schedule::calendar::Choice};

/// The name in the address of whether interviews without a trainee are shown, and its two values.
const WITH: &str = "with";
const EVERYTHING: &str = "all";
const TRAINEE: &str = "trainee";

/// Not the day: a view shows the week that is on when it is opened.
pub const KEPT_IN_VIEWS: &[&str] = &["text", "type", "team", WITH, "view", "sort", ZONE];

/// The address of all interviews, also those without a trainee.
pub fn everything_href() -> String {
    format!("{}?{WITH}={EVERYTHING}", Route::Schedule.href())
}

/// The address of what a person has.
pub fn person_href(name: &str) -> String {
    let mut values = ParamsMap::new();
    values.insert("text", name.to_owned());
    values.insert(WITH, EVERYTHING.to_owned());
    format!("{}{}", Route::Schedule.href(), values.to_query_string())
}

/// The address of one day's list.
pub fn day_href(day: NaiveDate, everything: bool) -> String {
    let with = if everything { EVERYTHING } else { TRAINEE };
    format!("{}?view=day&on={day}&{WITH}={with}", Route::Schedule.href())
}

pub fn choice_in_address() -> Memo<Choice> {
    let (text, _) = query_value("text");
    let (interview_type, _) = query_value("type");
    let (team, _) = query_value("team");
    let everything = shows_everything();
    Memo::new(move |_| Choice {
        text: text.get().unwrap_or_default(),
        interview_type: interview_type.get().and_then(|id| id.parse().ok()),
        team: team.get().and_then(|id| id.parse().ok()),
        with_trainee: !everything.get(),
    })
}

/// Whether interviews without a trainee are shown: at first only to members, who find their own interviews here.
fn shows_everything() -> Memo<bool> {
    let store = Store::expect();
    let (with, _) = query_value(WITH);
    Memo::new(move |_| match with.read().as_deref() {
        Some(EVERYTHING) => true,
        Some(TRAINEE) => false,
        _ => matches!(store.who.get(), Actor::Member(_)),
    })
}

#[component]
pub fn Filters(count: Signal<Option<usize>>) -> impl IntoView {
    let store = Store::expect();
    let types = store.derive(type_options);
    let teams = store.derive(team_options);
    view! {
        <form class="filter-bar" role="search" on:submit=|event| event.prevent_default()>
            <FilterText label="Person" placeholder="Interviewer or trainee" />
            <MoreFilters names=&["type", "team"]>
                <FilterSelect name="type" label="Interview type" every="All types" options=types />
                <FilterSelect name="team" label="Team" every="All teams" options=teams />
                <ZoneChoice />
            </MoreFilters>
            <WhichInterviews />
            <output class="filter-bar__count">{move || count.get().map(|count| words::count(count, "interview", "interviews"))}</output>
        </form>
    }
}

/// Those with a trainee are what one plans here; all others are one press away.
#[component]
fn WhichInterviews() -> impl IntoView {
    let (_, set_with) = query_value(WITH);
    let everything = shows_everything();
    let option = move |all: bool, words: &'static str| {
        let choose =
            Callback::new(move |()| set_with.run(Some(if all { EVERYTHING } else { TRAINEE }.to_owned())));
        let is_chosen = Signal::derive(move || everything.get() == all);
        view! {
            <SegmentedOption name="schedule-with" is_chosen=is_chosen on_choose=choose>
                {words}
            </SegmentedOption>
        }
    };
    view! {
        <fieldset class="segmented">
            <legend class="visually-hidden">"Interviews"</legend>
            {option(false, "With a trainee")}
            {option(true, "All interviews")}
        </fieldset>
    }
}
