//! Many days at once: away for weeks, and a week like another one.

use crate::{
    store::{Store, notice::Notice},
    ui::components::{Section, TwoDays},
};
use chrono::{Days, NaiveDate};
use leptos::prelude::*;
use switchback_core::{
    command::{Command, person::DayHours},
    model::{ids::PersonId, person::Person},
    zones::week::monday_of,
};

#[component]
pub fn WeeksAway(person: PersonId, known: Memo<Option<Person>>) -> impl IntoView {
    let store = Store::expect();
    let (from, until) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (like, week) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let set = move |days: Vec<DayHours>, words: &str| store.act(Command::ChangeDays { person, days }, words);
    let away = Callback::new(move |()| match days(&from.get_untracked(), &until.get_untracked()) {
        Some(days) => {
            set(days.map(|day| DayHours { day, hours: Some(Vec::new()) }).collect(), "Away then.");
        }
        None => store.notify(Notice::refused("Choose the first day away and the last.")),
    });
    let copy =
        Callback::new(move |()| match (monday(&like.get_untracked()), monday(&week.get_untracked())) {
            (Some(like), Some(week)) => {
                let days = known.read_untracked().as_ref().map(|known| copied(known, like, week));
                set(days.unwrap_or_default(), "That week is like the other one.");
            }
            _ => store.notify(Notice::refused("Choose a day of either week.")),
        });
    view! {
        <Section title="Many days at once">
            <TwoDays
                first=("away-from", "Away from", from)
                second=("away-until", "To", until)
                action="Away then"
                on_submit=away
            />
            <TwoDays
                first=("copy-from", "Copy the week of", like)
                second=("copy-to", "To the week of", week)
                action="Copy the week"
                on_submit=copy
            />
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
    day.parse().ok().map(monday_of)
}

/// What makes one week like another: its changed days, and its others as usual.
fn copied(known: &Person, like: NaiveDate, week: NaiveDate) -> Vec<DayHours> {
    let day = |number| {
        let hours = like.checked_add_days(Days::new(number)).and_then(|day| known.changes.get(&day).cloned());
        Some(DayHours { day: week.checked_add_days(Days::new(number))?, hours })
    };
    (0..7).filter_map(day).collect()
}
