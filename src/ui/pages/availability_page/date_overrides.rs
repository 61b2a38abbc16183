//! Dates with hours that differ from the weekly hours.

use crate::{
    platform::format,
    store::{Store, notice::Notice},
    ui::{
        components::{DateField, Each, Field, Section},
        format::times,
    },
};
use chrono::NaiveDate;
use leptos::prelude::*;
use switchback_core::{
    command::Command,
    model::{hours::Span, ids::PersonId, person::Person},
};

#[component]
pub fn DateOverrides(person: PersonId, known: Memo<Option<Person>>) -> impl IntoView {
    let store = Store::expect();
    let changes = Memo::new(move |_| {
        let known = known.read();
        known.as_ref().map(|known| known.changes.clone().into_iter().collect::<Vec<_>>()).unwrap_or_default()
    });
    let remove = move |day| {
        store.act(Command::ChangeDay { person, day, hours: None }, "Date override removed.");
    };
    view! {
        <Section title="Date overrides">
            <OverrideForm person=person />
            <ul class="stack stack--tight">
                <Each each=move || changes.get() key=|change| format!("{change:?}") let:((day, hours))>
                    <li class="cluster cluster--apart">
                        <span>{format!("{}: {}", times::calendar_day(day), hours_words(&hours))}</span>
                        <button class="button button--small button--quiet" type="button" on:click=move |_| remove(day)>
                            "Remove"
                            <span class="visually-hidden">{format!(" override for {}", times::calendar_day(day))}</span>
                        </button>
                    </li>
                </Each>
            </ul>
        </Section>
    }
}

/// Sets other hours for a date, or none.
#[component]
fn OverrideForm(person: PersonId) -> impl IntoView {
    let store = Store::expect();
    let day = RwSignal::new(String::new());
    let from = RwSignal::new("09:00".to_owned());
    let to = RwSignal::new("12:00".to_owned());
    let set = move |hours: Option<Vec<Span>>| match day.get_untracked().parse::<NaiveDate>() {
        Ok(date) => {
            let command = Command::ChangeDay { person, day: date, hours };
            store.act_then(command, "Date override saved.", move || day.set(String::new()));
        }
        Err(_) => store.notify(Notice::refused("Choose a date first.")),
    };
    let set_hours = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match (times::minutes_of(&from.get_untracked()), times::minutes_of(&to.get_untracked())) {
            (Some(from), Some(to)) => set(Some(vec![Span::new(from, to)])),
            _ => store.notify(Notice::refused("Enter times such as 09:00.")),
        }
    };
    view! {
        <form class="form" on:submit=set_hours>
            <DateField id="change-day" label="Date" value=day />
            <div class="cluster">
                <Field id="change-from" label="From">
                    <input id="change-from" type="time" bind:value=from />
                </Field>
                <Field id="change-to" label="To">
                    <input id="change-to" type="time" bind:value=to />
                </Field>
            </div>
            <div class="button-row">
                <button class="button" type="submit">
                    "Set hours"
                </button>
                <button class="button" type="button" on:click=move |_| set(Some(Vec::new()))>
                    "Mark unavailable"
                </button>
            </div>
        </form>
    }
}

fn hours_words(hours: &[Span]) -> String {
    if hours.is_empty() {
        return "unavailable".into();
    }
    let formats = format::visitors();
    let spans =
        hours.iter().map(|span| format!("{} to {}", formats.clock(span.from), formats.clock(span.to)));
    spans.collect::<Vec<_>>().join(", ")
}
