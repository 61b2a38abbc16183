//! Adding time off or other hours, for one day or several.

use crate::{
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
        let Some((first_day, last_day)) = days(&first.get_untracked(), &last.get_untracked()) else {
            return store.notify(Notice::refused(
                "Choose a first and a last day. The last day can’t be before the first.",
            ));
        };
        let Some(hours) = hours() else { return store.notify(Notice::refused("Enter times such as 09:00.")) };
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
            <button class="button" type="submit">
                "Add"
            </button>
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
fn TimeField(id: &'static str, label: &'static str, value: RwSignal<String>) -> impl IntoView {
    view! {
        <Field id=id label=label>
            <input id=id type="time" bind:value=value />
        </Field>
    }
}

/// The first and the last day; `None` if one is missing or they are in the wrong order.
fn days(first: &str, last: &str) -> Option<(NaiveDate, NaiveDate)> {
    let (first, last) = (first.parse().ok()?, last.parse().ok()?);
    (first <= last).then_some((first, last))
}
