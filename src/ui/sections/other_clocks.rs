//! The time of an interview for people whose clocks show another one than the viewer's.

use crate::{
    store::Store,
    ui::format::{days, times, words},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use switchback_core::{
    model::ids::PersonId,
    progress::schedule::other_clocks::{OtherClock, other_clocks},
    zones,
};

/// A quiet line for each zone. Draws nothing if the viewer's time is everyone's.
#[component]
pub fn OtherClocks(at: DateTime<Utc>, people: Vec<PersonId>) -> impl IntoView {
    let store = Store::expect();
    move || {
        let lines = on_other_clocks(store, at, people.iter().copied()).into_iter();
        lines.map(|line| view! { <p class="text-subtle">{line}</p> }).collect_view()
    }
}

/// One line for each zone with another time than the viewer's.
pub fn on_other_clocks(
    store: Store,
    at: DateTime<Utc>,
    people: impl IntoIterator<Item = PersonId>,
) -> Vec<String> {
    let zone = store.zone();
    let clocks = store.read(|workspace| other_clocks(workspace, &*store.zones(), &zone, at, people));
    clocks.iter().map(|clock| line(store, clock, at)).collect()
}

/// "4:00 PM for Ada Marlowe, Berlin", with the day if it is another one.
fn line(store: Store, clock: &OtherClock, at: DateTime<Utc>) -> String {
    let names: Vec<_> = store.read(|workspace| {
        clock.people.iter().map(|person| workspace.profiles.name(*person).to_owned()).collect()
    });
    let is_same_day = days::local_date(store, at) == zones::local_day(&*store.zones(), &clock.zone, at);
    let when =
        if is_same_day { times::time_in(&clock.zone, at) } else { times::day_and_time_in(&clock.zone, at) };
    format!("{when} for {}, {}", words::listed(&names), clock.zone.place())
}
