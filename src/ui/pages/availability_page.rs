//! A person’s availability: weekly hours, date overrides, time off, limits, and busy times from a calendar.

use super::addressed::{page_of, person_in_address};
use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{HoursGrid, Page, Preferred, Section, SelectField},
        controls::help_link::HelpLink,
        pages::availability_page::{overrides::Overrides, preferences_form::PreferencesForm},
    },
};
use busy_calendar::BusyCalendar;
use leptos::prelude::*;
use switchback_core::{
    access,
    command::Command,
    model::{
        hours::WeeklyHours,
        ids::PersonId,
        person::{Hosting, Person, WeeklyLimits},
    },
};

mod busy_calendar;
mod copied_week;
mod new_override;
mod overrides;
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
        let zone = known.read().as_ref().map(|known| known.zone.in_words()).unwrap_or_default();
        format!(
            "Sessions as a trainee are scheduled only during these hours, and no trainee joins an interviewer on a day off. Times are in {zone}."
        )
    });
    let may_change = Memo::new(move |_| store.ask(|asker| access::person::change(asker, person).is_ok()));
    let hours =
        Memo::new(move |_| known.read().as_ref().map(|known| known.hours.clone()).unwrap_or_default());
    let preferences =
        Memo::new(move |_| known.read().as_ref().map(|known| known.preferences.clone()).unwrap_or_default());
    let preferred = Memo::new(move |_| preferences.read().prefer.clone());
    let set_hours = Callback::new(move |(hours, prefer): (WeeklyHours, Preferred)| {
        if hours_are_new(known, &hours) || preferences.read_untracked().prefer != prefer {
            // One command, so that Undo takes back the whole stroke.
            let command = Command::SetHours { person, hours, prefer: Some(prefer) };
            store.act(command, "Weekly hours saved.");
        }
    });
    view! {
        <Page title=title lead=lead>
            <fieldset class="page__main" disabled=move || !may_change.get()>
                <BusyCalendar person=person known=known />
                <div class="page__columns">
                    <div class="page__main">
                        <Section title="Weekly hours">
                            <HoursGrid hours=hours preferred=preferred on_change=set_hours />
                        </Section>
                    </div>
                    <aside class="page__aside">
                        <Limits person=person known=known />
                        <PreferencesForm person=person preferences=preferences />
                    </aside>
                </div>
                <Overrides person=person known=known />
            </fieldset>
            <HelpLink about="overrides" words="What hours, overrides and limits do" />
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
        store.act(Command::SetHosting { person, hosting }, "Changed.");
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

/// A select for up to ten, or more if the limit is already higher.
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
