//! Many days at once: away for weeks, and a week like another one.

use crate::{
    store::{Store, notice::Notice},
    ui::components::{DateField, Section},
};
use chrono::{Datelike, Days, NaiveDate};
use leptos::prelude::*;
use switchback_core::{
    command::{Command, person::DayHours},
    model::{ids::PersonId, person::Person},
};

#[component]
pub fn WeeksAway(person: PersonId, known: Memo<Option<Person>>) -> impl IntoView {
    let store = Store::expect();
    let (from, until) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (like, week) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let set = move |days: Vec<DayHours>, words: &str| store.act(Command::ChangeDays { person, days }, words);
    let away = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match days(&from.get_untracked(), &until.get_untracked()) {
            Some(days) => {
                set(days.map(|day| DayHours { day, hours: Some(Vec::new()) }).collect(), "Away then.");
            }
            None => store.notify(Notice::refused("Choose the first day away and the last.")),
        }
    };
    let copy = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match (monday(&like.get_untracked()), monday(&week.get_untracked())) {
            (Some(like), Some(week)) => {
                let days = known.read_untracked().as_ref().map(|known| copied(known, like, week));
                set(days.unwrap_or_default(), "That week is like the other one.");
            }
            _ => store.notify(Notice::refused("Choose a day of either week.")),
        }
    };
    view! {
        <Section title="Many days at once">
            <form class="form" on:submit=away>
                <div class="cluster">
                    <DateField id="away-from" label="Away from" value=from />
                    <DateField id="away-until" label="To" value=until />
                </div>
                <button class="button" type="submit">
                    "Away then"
                </button>
            </form>
            <form class="form" on:submit=copy>
                <div class="cluster">
                    <DateField id="copy-from" label="Copy the week of" value=like />
                    <DateField id="copy-to" label="To the week of" value=week />
                </div>
                <button class="button" type="submit">
                    "Copy the week"
                </button>
            </form>
        </Section>
    }
}

/// The days from the first to the last; `None` where they are no days or the wrong way round.
fn days(from: &str, until: &str) -> Option<impl Iterator<Item = NaiveDate>> {
    let (from, until): (NaiveDate, NaiveDate) = (from.parse().ok()?, until.parse().ok()?);
    // More days than may be changed at once are refused by the command, in its own words.
    (from <= until).then(|| from.iter_days().take_while(move |day| *day <= until).take(400))
}

fn monday(day: &str) -> Option<NaiveDate> {
    let day: NaiveDate = day.parse().ok()?;
    day.checked_sub_days(Days::new(day.weekday().num_days_from_monday().into()))
}

/// What makes one week like another: its changed days, and its others as usual.
fn copied(known: &Person, like: NaiveDate, week: NaiveDate) -> Vec<DayHours> {
    let day = |number| {
        let hours = like.checked_add_days(Days::new(number)).and_then(|day| known.changes.get(&day).cloned());
        Some(DayHours { day: week.checked_add_days(Days::new(number))?, hours })
    };
    (0..7).filter_map(day).collect()
}
