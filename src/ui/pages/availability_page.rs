//! When a person can: the usual week to paint, one-off changes, weekly limits, and busy times from a
//! calendar.

use super::{page_of, person_in_address};
use crate::{
    platform::format,
    store::{Store, notice::Notice},
    ui::{
        components::{DateField, Each, Field, HoursGrid, Page, Preferred, Section, SelectField},
        pages::availability_page::{preferences_form::PreferencesForm, time_off::WeeksAway},
    },
};
use busy_calendar::BusyCalendar;
use chrono::NaiveDate;
use leptos::prelude::*;
use switchback_core::{
    command::Command,
    model::{
        hours::{Span, WeeklyHours},
        ids::PersonId,
        person::{Hosting, Person, WeeklyLimits},
        preferences::Preferences,
    },
};

mod busy_calendar;
mod time_off;
mod preferences_form;

#[component]
pub fn AvailabilityPage() -> impl IntoView {
    let store = Store::expect();
    let known = person_in_address(store);
    page_of(known, |person| view! { <Known person=person /> }.into_any())
}

#[component]
fn Known(person: PersonId) -> impl IntoView {
    let store = Store::expect();
    let known = store.derive(move |workspace| workspace.people.get(&person).cloned());
    let title = Signal::derive(move || {
        if store.who.get().is(person) {
            "When can you?".to_owned()
        } else {
            store.read(|workspace| format!("When can {}?", workspace.profiles.name(person)))
        }
    });
    let lead = Signal::derive(move || {
        let zone = known.read().as_ref().map(|known| known.zone.to_string()).unwrap_or_default();
        format!("Trainees are placed only in these hours. All times are in {zone}.")
    });
    let may_change = Memo::new(move |_| store.who.get().acts_for(person));
    let hours =
        Memo::new(move |_| known.read().as_ref().map(|known| known.hours.clone()).unwrap_or_default());
    let preferences =
        Memo::new(move |_| known.read().as_ref().map(|known| known.preferences.clone()).unwrap_or_default());
    let preferred = Memo::new(move |_| preferences.read().prefer.clone());
    let set_hours = Callback::new(move |(hours, prefer): (WeeklyHours, Preferred)| {
        const KEPT: &str = "Your usual week is kept.";
        if hours_are_new(known, &hours) {
            store.act(Command::SetHours { person, hours }, KEPT);
        }
        if preferences.read_untracked().prefer != prefer {
            let preferences = Preferences { prefer, ..preferences.get_untracked() };
            store.act(Command::SetPreferences { person, preferences }, KEPT);
        }
    });
    view! {
        <Page title=title lead=lead>
            <fieldset class="page__columns" disabled=move || !may_change.get()>
                <div class="page__main">
                    <Section title="The usual week">
                        <HoursGrid hours=hours preferred=preferred on_change=set_hours />
                    </Section>
                </div>
                <aside class="page__aside">
                    <Limits person=person known=known />
                    <PreferencesForm person=person preferences=preferences />
                    <Changes person=person known=known />
                    <WeeksAway person=person known=known />
                    <BusyCalendar person=person known=known />
                </aside>
            </fieldset>
        </Page>
    }
}

fn hours_are_new(known: Memo<Option<Person>>, hours: &WeeklyHours) -> bool {
    known.read_untracked().as_ref().is_some_and(|known| known.hours != *hours)
}

#[component]
fn Limits(person: PersonId, known: Memo<Option<Person>>) -> impl IntoView {
    let store = Store::expect();
    let limits = move || known.read().as_ref().map(|known| known.limits).unwrap_or_default();
    let set = move |limits: WeeklyLimits| {
        store.act(Command::SetLimits { person, limits }, "Your weekly limit is kept.");
    };
    let hosting = move || known.read().as_ref().is_some_and(|known| known.hosting == Hosting::Hosts);
    let set_hosting = move |event| {
        let hosting = if event_target_checked(&event) { Hosting::Hosts } else { Hosting::Declines };
        store.act(Command::SetHosting { person, hosting }, "Kept.");
    };
    view! {
        <Section title="How much a week">
            <Number
                id="as-trainee"
                label="Sessions as a trainee"
                value=Signal::derive(move || limits().as_trainee)
                on_change=Callback::new(move |as_trainee| set(WeeklyLimits { as_trainee, ..limits() }))
            />
            <Number
                id="as-mentor"
                label="Trainees as a mentor"
                value=Signal::derive(move || limits().as_mentor)
                on_change=Callback::new(move |as_mentor| set(WeeklyLimits { as_mentor, ..limits() }))
            />
            <label class="choice">
                <input type="checkbox" prop:checked=hosting on:change=set_hosting />
                <span>"Trainees may come along"</span>
                <span class="choice__hint">"Switch it off and nobody is placed with you until you switch it on again."</span>
            </label>
        </Section>
    }
}

/// Up to ten, or more if the present value is higher.
#[component]
fn Number(
    id: &'static str,
    label: &'static str,
    #[prop(into)] value: Signal<u8>,
    on_change: Callback<u8>,
) -> impl IntoView {
    let most = value.get_untracked().max(10);
    let options = (0..=most).map(|number| (number.to_string(), number.to_string())).collect::<Vec<_>>();
    let change = Callback::new(move |chosen: String| {
        if let Ok(number) = chosen.parse() {
            on_change.run(number);
        }
    });
    view! {
        <SelectField
            id=id
            label=label
            options=options
            value=Signal::derive(move || value.get().to_string())
            on_change=change
        />
    }
}

/// Days that are not as usual.
#[component]
fn Changes(person: PersonId, known: Memo<Option<Person>>) -> impl IntoView {
    let store = Store::expect();
    let changes = Memo::new(move |_| {
        let known = known.read();
        known.as_ref().map(|known| known.changes.clone().into_iter().collect::<Vec<_>>()).unwrap_or_default()
    });
    let day = RwSignal::new(String::new());
    let from = RwSignal::new("09:00".to_owned());
    let to = RwSignal::new("12:00".to_owned());
    let set = move |hours: Option<Vec<Span>>| match day.get_untracked().parse::<NaiveDate>() {
        Ok(date) => {
            if store.act(Command::ChangeDay { person, day: date, hours }, "That day is kept.") {
                day.set(String::new());
            }
        }
        Err(_) => store.notify(Notice::refused("Choose a day first.")),
    };
    let only_then = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match (minutes(&from.get_untracked()), minutes(&to.get_untracked())) {
            (Some(from), Some(to)) => set(Some(vec![Span::new(from, to)])),
            _ => store.notify(Notice::refused("Write the times like 09:00.")),
        }
    };
    let as_usual = move |day| {
        store.act(Command::ChangeDay { person, day, hours: None }, "As usual again.");
    };
    view! {
        <Section title="Days that differ">
            <form class="form" on:submit=only_then>
                <DateField id="change-day" label="Day" value=day />
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
                        "Only then"
                    </button>
                    <button class="button" type="button" on:click=move |_| set(Some(Vec::new()))>
                        "Away that day"
                    </button>
                </div>
            </form>
            <ul class="stack stack--tight">
                <Each each=move || changes.get() key=|change| format!("{change:?}") let:((day, hours))>
                    <li class="cluster cluster--apart">
                        <span>{format!("{day}: {}", hours_words(&hours))}</span>
                        <button class="button button--small button--quiet" type="button" on:click=move |_| as_usual(day)>
                            "As usual"
                            <span class="visually-hidden">{format!(" on {day}")}</span>
                        </button>
                    </li>
                </Each>
            </ul>
        </Section>
    }
}

fn hours_words(hours: &[Span]) -> String {
    if hours.is_empty() {
        return "away".into();
    }
    let formats = format::visitors();
    let spans =
        hours.iter().map(|span| format!("{} to {}", formats.clock(span.from), formats.clock(span.to)));
    spans.collect::<Vec<_>>().join(", ")
}

/// Minutes since midnight of a time such as 09:30.
fn minutes(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.get(..2)?.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}
