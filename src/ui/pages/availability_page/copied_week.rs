//! Copying one week's date overrides to another week.

use crate::{
    store::{Store, notice::Notice},
    ui::{
        components::{Disclosure, TwoDays},
        format::words::count,
    },
};
use chrono::NaiveDate;
use leptos::prelude::*;
use switchback_core::{
    command::{Command, copied_week::CopiedWeek},
    model::{ids::PersonId, person::Person},
    zones::week::monday_of,
};

#[component]
pub fn CopyWeek(person: PersonId, known: Memo<Option<Person>>) -> impl IntoView {
    let store = Store::expect();
    let (from_week, to_week) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let copy = Callback::new(move |()| {
        match (monday(&from_week.get_untracked()), monday(&to_week.get_untracked())) {
            (Some(from_week), Some(to_week)) => {
                let week = known.with_untracked(|known| {
                    known.as_ref().map(|known| CopiedWeek::of(&known.changes, from_week, to_week))
                });
                let week = week.unwrap_or_default();
                let words = copied(&week);
                store.act(Command::ChangeDays { person, days: week.days }, words);
            }
            _ => store.notify(Notice::refused("Choose a day in each week.")),
        }
    });
    view! {
        <Disclosure summary="Copy a week’s date overrides">
            <TwoDays
                first=("copy-from", "Copy the week of", from_week)
                second=("copy-to", "To the week of", to_week)
                action="Copy week"
                on_submit=copy
            />
        </Disclosure>
    }
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
