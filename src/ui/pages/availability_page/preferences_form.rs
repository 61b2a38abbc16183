//! A person’s preferred times and overall limits.

use crate::{
    store::Store,
    ui::components::{Section, SelectField},
};
use leptos::prelude::*;
use std::iter;
use switchback_core::{
    command::Command,
    model::{
        ids::PersonId,
        preferences::{Most, PartOfDay, Preferences},
    },
};

const PARTS: [(PartOfDay, &str); 3] =
    [(PartOfDay::Any, "Any time"), (PartOfDay::Morning, "Mornings"), (PartOfDay::Afternoon, "Afternoons")];

/// The choices for each limit, as numbers and labels.
const SESSIONS: [(u16, &str); 4] =
    [(1, "1 session"), (2, "2 sessions"), (3, "3 sessions"), (4, "4 sessions")];
const DAY_HOURS: [(u16, &str); 5] =
    [(60, "1 hour"), (90, "1½ hours"), (120, "2 hours"), (180, "3 hours"), (240, "4 hours")];
const WEEK_HOURS: [(u16, &str); 6] = [
    (60, "1 hour"),
    (120, "2 hours"),
    (180, "3 hours"),
    (240, "4 hours"),
    (360, "6 hours"),
    (480, "8 hours"),
];

#[component]
pub fn PreferencesForm(person: PersonId, preferences: Memo<Preferences>) -> impl IntoView {
    let store = Store::expect();
    let set = move |change: &dyn Fn(&mut Preferences)| {
        let mut preferences = preferences.get_untracked();
        change(&mut preferences);
        store.act(Command::SetPreferences { person, preferences }, "Changed.");
    };
    let part = Signal::derive(move || {
        let known = PARTS.into_iter().find(|(part, _)| preferences.read().part_of_day == *part);
        known.map(|(_, words)| words.to_owned()).unwrap_or_default()
    });
    let set_part = Callback::new(move |chosen: String| {
        if let Some((part, _)) = PARTS.into_iter().find(|(_, words)| *words == chosen) {
            set(&|preferences| preferences.part_of_day = part);
        }
    });
    view! {
        <Section title="Preferred times">
            <p class="text-subtle">"Sessions are scheduled at preferred times when possible."</p>
            <SelectField
                id="part-of-day"
                label="Time of day"
                options=PARTS.map(|(_, words)| (words.to_owned(), words.to_owned())).to_vec()
                value=part
                on_change=set_part
            />
        </Section>
        <Section title="Overall limits">
            <Limit
                id="day-sessions"
                label="Sessions per day"
                options=&SESSIONS
                value=Signal::derive(move || preferences.read().most_a_day.sessions.map(u16::from))
                on_change=Callback::new(move |most: Option<u16>| {
                    set(&|preferences| preferences.most_a_day.sessions = most.and_then(|most| u8::try_from(most).ok()));
                })
            />
            <Limit
                id="day-hours"
                label="Hours per day"
                options=&DAY_HOURS
                value=Signal::derive(move || preferences.read().most_a_day.minutes)
                on_change=Callback::new(move |minutes| {
                    set(&|preferences| preferences.most_a_day = Most { minutes, ..preferences.most_a_day });
                })
            />
            <Limit
                id="week-hours"
                label="Hours per week"
                options=&WEEK_HOURS
                value=Signal::derive(move || preferences.read().most_a_week.minutes)
                on_change=Callback::new(move |minutes| {
                    set(&|preferences| preferences.most_a_week = Most { minutes, ..preferences.most_a_week });
                })
            />
        </Section>
    }
}

#[component]
fn Limit(
    id: &'static str,
    label: &'static str,
    options: &'static [(u16, &'static str)],
    value: Signal<Option<u16>>,
    on_change: Callback<Option<u16>>,
) -> impl IntoView {
    let limits = options.iter().map(|(most, words)| (most.to_string(), format!("At most {words}")));
    let options = iter::once((String::new(), "No limit".to_owned())).chain(limits).collect::<Vec<_>>();
    view! {
        <SelectField
            id=id
            label=label
            options=options
            value=Signal::derive(move || value.get().map_or_else(String::new, |most| most.to_string()))
            on_change=Callback::new(move |chosen: String| on_change.run(chosen.parse().ok()))
        />
    }
}
