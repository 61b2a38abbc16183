//! A person’s availability: weekly hours, date overrides, time off, limits, and busy times from a calendar.

use super::addressed::{page_of, person_in_address};
use crate::{
    platform::format,
    route::Route,
    store::{Store, notice::Notice},
    ui::{
        components::{DateField, Each, Field, HoursGrid, Page, Preferred, Section, SelectField},
        format::times,
        pages::availability_page::{preferences_form::PreferencesForm, time_off::TimeOff},
    },
};
use busy_calendar::BusyCalendar;
use chrono::NaiveDate;
use leptos::prelude::*;
use switchback_core::{
    access,
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
    let person = person_in_address(store);
    page_of(
        person,
        |person| Route::Availability(*person),
        |person| view! { <Availability person=person /> }.into_any(),
    )
}

#[component]
fn Availability(person: PersonId) -> impl IntoView {
    let store = Store::expect();
    let known = store.derive(move |workspace| workspace.people.get(&person).cloned());
    let title = Signal::derive(move || {
        if store.who.get().is(person) {
            "Your availability".to_owned()
        } else {
            store.read(|workspace| format!("{}’s availability", workspace.profiles.name(person)))
        }
    });
    let lead = Signal::derive(move || {
        let zone = known.read().as_ref().map(|known| known.zone.to_string()).unwrap_or_default();
        format!("Sessions are scheduled only in these hours. Times are in {zone}.")
    });
    let may_change = Memo::new(move |_| access::person::change(store.who.get(), person).is_ok());
    let hours =
        Memo::new(move |_| known.read().as_ref().map(|known| known.hours.clone()).unwrap_or_default());
    let preferences =
        Memo::new(move |_| known.read().as_ref().map(|known| known.preferences.clone()).unwrap_or_default());
    let preferred = Memo::new(move |_| preferences.read().prefer.clone());
    let set_hours = Callback::new(move |(hours, prefer): (WeeklyHours, Preferred)| {
        const SAVED: &str = "Weekly hours saved.";
        if hours_are_new(known, &hours) {
            store.act(Command::SetHours { person, hours }, SAVED);
        }
        if preferences.read_untracked().prefer != prefer {
            let preferences = Preferences { prefer, ..preferences.get_untracked() };
            store.act(Command::SetPreferences { person, preferences }, SAVED);
        }
    });
    view! {
        <Page title=title lead=lead>
            <fieldset class="page__columns" disabled=move || !may_change.get()>
                <div class="page__main">
                    <Section title="Weekly hours">
                        <HoursGrid hours=hours preferred=preferred on_change=set_hours />
                    </Section>
                </div>
                <aside class="page__aside">
                    <Limits person=person known=known />
                    <PreferencesForm person=person preferences=preferences />
                    <DateOverrides person=person known=known />
                    <TimeOff person=person known=known />
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
        store.act(Command::SetLimits { person, limits }, "Weekly limit saved.");
    };
    let hosting = move || known.read().as_ref().is_some_and(|known| known.hosting == Hosting::Hosts);
    let set_hosting = move |event| {
        let hosting = if event_target_checked(&event) { Hosting::Hosts } else { Hosting::Declines };
        store.act(Command::SetHosting { person, hosting }, "Saved.");
    };
    view! {
        <Section title="Weekly limits">
            <Number
                id="as-trainee"
                label="Sessions as a trainee"
                value=Signal::derive(move || limits().as_trainee)
                on_change=Callback::new(move |as_trainee| set(WeeklyLimits { as_trainee, ..limits() }))
            />
            <Number
                id="as-mentor"
                label="Sessions as a mentor"
                value=Signal::derive(move || limits().as_mentor)
                on_change=Callback::new(move |as_mentor| set(WeeklyLimits { as_mentor, ..limits() }))
            />
            <label class="choice">
                <input type="checkbox" prop:checked=hosting on:change=set_hosting />
                <span>"Accept trainees"</span>
                <span class="choice__hint">"While this is off, no new sessions as a mentor are scheduled."</span>
            </label>
        </Section>
    }
}

/// Up to ten, or more if the limit is higher already.
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

/// Dates with hours that differ from the weekly hours.
#[component]
fn DateOverrides(person: PersonId, known: Memo<Option<Person>>) -> impl IntoView {
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
            if store.act(Command::ChangeDay { person, day: date, hours }, "Date override saved.") {
                day.set(String::new());
            }
        }
        Err(_) => store.notify(Notice::refused("Choose a date first.")),
    };
    let set_hours = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match (minutes(&from.get_untracked()), minutes(&to.get_untracked())) {
            (Some(from), Some(to)) => set(Some(vec![Span::new(from, to)])),
            _ => store.notify(Notice::refused("Enter times such as 09:00.")),
        }
    };
    let remove = move |day| {
        store.act(Command::ChangeDay { person, day, hours: None }, "Date override removed.");
    };
    view! {
        <Section title="Date overrides">
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

fn hours_words(hours: &[Span]) -> String {
    if hours.is_empty() {
        return "unavailable".into();
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
