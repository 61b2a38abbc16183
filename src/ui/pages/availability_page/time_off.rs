//! Changing many dates at once: time off, and copying one week's overrides to another.

use crate::{
    store::{Store, notice::Notice},
    ui::{
        components::{Section, TwoDays},
        format::words::count,
    },
};
use chrono::NaiveDate;
use leptos::prelude::*;
use switchback_core::{
    command::{Command, copied_week::CopiedWeek, person::DayHours},
    model::{ids::PersonId, person::Person},
    zones::week::monday_of,
};

#[component]
pub fn TimeOff(person: PersonId, known: Memo<Option<Person>>) -> impl IntoView {
    let store = Store::expect();
    let (from, until) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (from_week, to_week) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let set = move |days: Vec<DayHours>, words: String| {
        store.act(Command::ChangeDays { person, days }, words);
    };
    let add = Callback::new(move |()| match days(&from.get_untracked(), &until.get_untracked()) {
        Some(days) => {
            set(
                days.map(|day| DayHours { day, hours: Some(Vec::new()) }).collect(),
                "Time off added.".into(),
            );
        }
        None => store.notify(Notice::refused("Choose a first day off and a last day that is not earlier.")),
    });
    let copy = Callback::new(move |()| {
        match (monday(&from_week.get_untracked()), monday(&to_week.get_untracked())) {
            (Some(from_week), Some(to_week)) => {
                let week = known.with_untracked(|known| {
                    known.as_ref().map(|known| CopiedWeek::of(&known.changes, from_week, to_week))
                });
                let week = week.unwrap_or_default();
                let words = copied(&week);
                set(week.days, words);
            }
            _ => store.notify(Notice::refused("Choose a day in each week.")),
        }
    });
    view! {
        <Section title="Time off">
            <TwoDays
                first=("away-from", "First day off", from)
                second=("away-until", "Last day off", until)
                action="Add time off"
                on_submit=add
            />
        </Section>
        <Section title="Copy a week">
            <TwoDays
                first=("copy-from", "Copy the week of", from_week)
                second=("copy-to", "To the week of", to_week)
                action="Copy week"
                on_submit=copy
            />
        </Section>
    }
}

/// The days from the first to the last; `None` if one is missing or they are in the wrong order.
fn days(from: &str, until: &str) -> Option<impl Iterator<Item = NaiveDate>> {
    let (from, until): (NaiveDate, NaiveDate) = (from.parse().ok()?, until.parse().ok()?);
    // The command refuses to change too many days at once, with its own message.
    (from <= until).then(|| from.iter_days().take_while(move |day| *day <= until).take(400))
}

fn monday(day: &str) -> Option<NaiveDate> {
    day.parse().ok().map(monday_of)
}

/// The notice, with what is lost in the other week.
fn copied(week: &CopiedWeek) -> String {
    let copied = count(week.copied, "date override", "date overrides");
    match week.lost {
        0 => format!("Week copied: {copied}."),
        lost => format!(
            "Week copied: {copied}. It replaced {} of that week.",
            count(lost, "override", "overrides")
        ),
    }
}
