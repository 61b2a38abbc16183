//! Adding time off or other hours, for one day or several.

use crate::{
    platform::focus,
    store::{Store, notice::Notice},
    ui::{
        components::{DateField, Field, SegmentedOption},
        format::times,
    },
};
use chrono::NaiveDate;
use leptos::{ev::SubmitEvent, prelude::*};
use switchback_core::{
    command::{Command, person::DayHours},
    model::{hours::Span, ids::PersonId},
};

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Unavailable,
    OtherHours,
}

const KINDS: [(Kind, &str); 2] = [(Kind::Unavailable, "Unavailable"), (Kind::OtherHours, "Other hours")];

#[component]
pub fn NewOverride(person: PersonId) -> impl IntoView {
    let store = Store::expect();
    let (first, last) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let kind = RwSignal::new(Kind::Unavailable);
    let (from, to) = (RwSignal::new("09:00".to_owned()), RwSignal::new("12:00".to_owned()));
    // One day, unless a later last day is chosen.
    Effect::new(move || {
        let first = first.get();
        if last.with_untracked(|last| *last < first) {
            last.set(first);
        }
    });
    let hours = move || match kind.get_untracked() {
        Kind::Unavailable => Some(Vec::new()),
        Kind::OtherHours => Some(vec![Span::new(
            times::minutes_of(&from.get_untracked())?,
            times::minutes_of(&to.get_untracked())?,
        )]),
    };
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let refuse = |at: &str, why: &str| {
            store.notify(Notice::refused(why));
            focus::move_to(at);
        };
        let Ok(first_day) = first.read_untracked().parse::<NaiveDate>() else {
            return refuse("override-first", "Choose the first day.");
        };
        // Cleared, it is one day again.
        let last_day = last.read_untracked().parse().unwrap_or(first_day);
        if last_day < first_day {
            return refuse("override-last", "The last day can’t be before the first.");
        }
        let Some(hours) = hours() else { return refuse("override-from", "Enter times such as 09:00.") };
        let done = if hours.is_empty() { "Time off added." } else { "Hours saved." };
        let days = DayHours::of_range(first_day, last_day, Some(&hours));
        store.act_then(Command::ChangeDays { person, days }, done, move || {
            first.set(String::new());
            last.set(String::new());
        });
    };
    view! {
        <form class="form" on:submit=add>
            <div class="form__row">
                <DateField id="override-first" label="First day" value=first />
                <DateField id="override-last" label="Last day" value=last />
            </div>
            <KindChoice kind=kind />
            <Show when=move || kind.get() == Kind::OtherHours>
                <div class="form__row">
                    <TimeField id="override-from" label="From" value=from />
                    <TimeField id="override-to" label="To" value=to />
                </div>
            </Show>
            <AddButton kind=kind />
        </form>
    }
}

/// Whether these are days off or have other hours.
#[component]
fn KindChoice(kind: RwSignal<Kind>) -> impl IntoView {
    view! {
        <fieldset class="segmented">
            <legend class="visually-hidden">"On these days"</legend>
            {KINDS
                .map(|(option, words)| {
                    view! {
                        <SegmentedOption
                            name="override-kind"
                            is_chosen=Signal::derive(move || kind.get() == option)
                            on_choose=Callback::new(move |()| kind.set(option))
                        >
                            {words}
                        </SegmentedOption>
                    }
                })
                .collect_view()}
        </fieldset>
    }
}

#[component]
fn AddButton(kind: RwSignal<Kind>) -> impl IntoView {
    view! {
        <button class="button" type="submit">
            {move || match kind.get() {
                Kind::Unavailable => "Add time off",
                Kind::OtherHours => "Add hours",
            }}
        </button>
    }
}

#[component]
fn TimeField(id: &'static str, label: &'static str, value: RwSignal<String>) -> impl IntoView {
    view! {
        <Field id=id label=label>
            <input id=id type="time" bind:value=value />
        </Field>
    }
}
