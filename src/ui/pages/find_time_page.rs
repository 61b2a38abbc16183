//! Find a time: the best times for a group of people as a list, and all times as a picture.

use crate::{
    store::Store,
    ui::{
        components::{Each, EmptyState, IconName, Page, Section, SelectField},
        controls::{add_to_calendar::AddToCalendar, copying::copy},
        format::{times, words},
    },
};
use chrono::Duration;
use leptos::prelude::*;
use std::str::FromStr;
use switchback_core::{
    export::meeting,
    model::ids::PersonId,
    planning::find_time::{Fit, Slot, best, slots},
};

mod chosen_people;
mod people_in_address;
mod picture;

use chosen_people::ChosenPeople;
pub(super) use people_in_address::href_with;
use people_in_address::people_in_address;
use picture::Picture;

/// How many times are suggested.
const SUGGESTED: usize = 8;
const LENGTHS: [u16; 5] = [30, 45, 60, 90, 120];
const WEEKS: [usize; 3] = [1, 2, 4];

#[component]
pub fn FindTimePage() -> impl IntoView {
    let store = Store::expect();
    let people = people_in_address(store);
    let minutes = RwSignal::new(30_u16);
    let weeks = RwSignal::new(2_usize);
    let found = Memo::new(move |_| {
        let (now, zones) = (store.now.get(), store.zones());
        let within = now..now + Duration::weeks(weeks.get() as i64);
        store.read(|workspace| slots(workspace, &*zones, &people.read(), within, minutes.get()))
    });
    let several = Memo::new(move |_| people.read().len() > 1);
    let suggested = Memo::new(move |_| best(&found.read(), SUGGESTED));
    view! {
        <Page title="Find a time" lead="The best times for a group, shown in each person’s time zone.">
            <div class="page__columns">
                <aside class="page__aside">
                    <ChosenPeople people=people />
                    <Section title="Meeting">
                        <SelectField
                            id="meeting-minutes"
                            label="Duration"
                            options=LENGTHS.map(|minutes| (minutes.to_string(), format!("{minutes} minutes"))).to_vec()
                            value=Signal::derive(move || minutes.get().to_string())
                            on_change=Callback::new(move |chosen: String| choose(minutes, &chosen))
                        />
                        <SelectField
                            id="meeting-weeks"
                            label="Search the next"
                            options=WEEKS.map(|weeks| (weeks.to_string(), words::count(weeks, "week", "weeks"))).to_vec()
                            value=Signal::derive(move || weeks.get().to_string())
                            on_change=Callback::new(move |chosen: String| choose(weeks, &chosen))
                        />
                    </Section>
                </aside>
                <div class="page__main">
                    <Show
                        when=move || several.get()
                        fallback=|| {
                            view! { <EmptyState icon=IconName::Clock title="Choose two or more people" text="Times that work for them appear here." /> }
                        }
                    >
                        <Section title="Best times">
                            <ol class="stack">
                                <Each each=move || suggested.get() key=|slot| format!("{slot:?}") let:time>
                                    <SuggestedTime time=time />
                                </Each>
                            </ol>
                            <Show when=move || suggested.read().is_empty()>
                                <p>{move || nothing_found(weeks.get())}</p>
                            </Show>
                        </Section>
                        <Section title="All times">
                            <Picture slots=found />
                        </Section>
                    </Show>
                </div>
            </div>
        </Page>
    }
}

fn nothing_found(weeks: usize) -> &'static str {
    match WEEKS.last() {
        Some(most) if weeks < *most => "No one is available in these weeks. Search further ahead.",
        _ => "No one is available in these weeks.",
    }
}

fn choose<T: FromStr + Send + Sync + 'static>(into: RwSignal<T>, chosen: &str) {
    if let Ok(chosen) = chosen.parse() {
        into.set(chosen);
    }
}

/// A time in the visitor’s and everyone’s own time zone, to copy or add to a calendar.
#[component]
fn SuggestedTime(time: Slot) -> impl IntoView {
    let store = Store::expect();
    let start = time.interval.start;
    let when = times::day_and_time(store, start);
    let what = when.clone();
    let event = store.read(|workspace| meeting::item(workspace, &time, store.now.get_untracked()));
    let guests = store.read(|workspace| {
        let mail = |(person, _): &(PersonId, Fit)| workspace.profiles.mail(*person).map(str::to_owned);
        time.fits.iter().filter_map(mail).collect::<Vec<_>>()
    });
    let fits = time
        .fits
        .iter()
        .map(|(person, fit)| {
            let own =
                store.zone_of(*person).map(|zone| times::day_and_time_in(&zone, start)).unwrap_or_default();
            view! {
                <li class="cluster cluster--apart">
                    <span>{name(store, *person)}</span>
                    <span class="text-subtle">{format!("{own}, {}", fit.word())}</span>
                </li>
            }
        })
        .collect_view();
    let number = |is: fn(Fit) -> bool| time.fits.iter().filter(|(_, fit)| is(*fit)).count();
    let verdict = match number(|fit| fit == Fit::Preferred) {
        0 if time.fits_everyone() => "Everyone is available".to_owned(),
        preferred if time.fits_everyone() => format!("Everyone is available, preferred by {preferred}"),
        _ => format!("{} of {} available", number(Fit::is_available), time.fits.len()),
    };
    let text = move || in_words(store, &time);
    view! {
        <li class="card">
            <p>
                <strong>{when.clone()}</strong>
                <span class="text-subtle">{format!(" · {verdict}")}</span>
            </p>
            <ul class="stack stack--tight text-small">{fits}</ul>
            <div class="button-row">
                <button class="button button--small" type="button" on:click=move |_| copy(store, text(), "Time copied.".to_owned())>
                    "Copy"
                    <span class="visually-hidden">{format!(": {when}")}</span>
                </button>
                <AddToCalendar item=event file="switchback-meeting.ics" what=what guests=guests />
            </div>
        </li>
    }
}

/// The time as text for a message, in each person's own time zone.
fn in_words(store: Store, time: &Slot) -> String {
    let line = |(person, _): &(PersonId, Fit)| {
        let zone = store.zone_of(*person)?;
        let own = times::day_and_time_in(&zone, time.interval.start);
        Some(format!("- {}: {own}, {}", name(store, *person), zone.name()))
    };
    let minutes = (time.interval.end - time.interval.start).num_minutes();
    let lines = time.fits.iter().filter_map(line);
    std::iter::once(format!("Meeting, {minutes} minutes:")).chain(lines).collect::<Vec<_>>().join("\n")
}

fn name(store: Store, person: PersonId) -> String {
    store.read(|workspace| workspace.profiles.name(person).to_owned())
}

fn zone(store: Store, person: PersonId) -> String {
    store.zone_of(person).map(|zone| zone.in_words()).unwrap_or_default()
}
