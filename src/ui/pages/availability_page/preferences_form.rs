//! A person’s preferred times, overall limits, and a pause.

use crate::{
    store::{Store, notice::Notice},
    ui::{
        components::{Section, SelectField, TwoDays},
        format::times,
    },
};
use leptos::prelude::*;
use std::iter;
use switchback_core::{
    command::Command,
    model::{
        ids::PersonId,
        preferences::{Most, PartOfDay, Pause, Preferences},
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
        <PauseForm person=person preferences=preferences />
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

#[component]
fn PauseForm(person: PersonId, preferences: Memo<Preferences>) -> impl IntoView {
    let store = Store::expect();
    let from = RwSignal::new(String::new());
    let until = RwSignal::new(String::new());
    let set = move |pause: Option<Pause>, words: &str| {
        let preferences = Preferences { pause, ..preferences.get_untracked() };
        store.act(Command::SetPreferences { person, preferences }, words);
    };
    let begin =
        Callback::new(move |()| match (from.get_untracked().parse(), until.get_untracked().parse()) {
            (Ok(from), Ok(until)) => set(Some(Pause { from, until }), "Pause saved."),
            _ => store.notify(Notice::refused("Choose the first day and the last day of the pause.")),
        });
    let pause = move || preferences.read().pause;
    view! {
        <Section title="Pause">
            {move || match pause() {
                Some(Pause { from, until }) => {
                    view! {
                        <div class="cluster cluster--apart">
                            <span>{format!("No sessions from {} to {}.", times::calendar_day(from), times::calendar_day(until))}</span>
                            <button class="button button--small" type="button" on:click=move |_| set(None, "Pause ended.")>
                                "End pause"
                            </button>
                        </div>
                    }
                        .into_any()
                }
                None => {
                    view! {
                        <TwoDays
                            first=("pause-from", "First day", from)
                            second=("pause-until", "Last day", until)
                            action="Pause"
                            on_submit=begin
                        />
                    }
                        .into_any()
                }
            }}
        </Section>
    }
}
