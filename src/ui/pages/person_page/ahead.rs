//! What a person has ahead: the sessions and interviews of the next weeks, and this week's load.

use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{AgendaEntry, Section},
        format::{times, words},
        sections::{FirstSessions, agenda_entries},
    },
};
use chrono::TimeDelta;
use leptos::prelude::*;
use switchback_core::{
    access::upcoming::{Load, Upcoming, WeekLoad, upcoming, week_load},
    model::{ids::PersonId, scorecard::Side},
    progress::schedule::{
        by_person::{Part, PersonEntry},
        calendar::Slot,
    },
};

const WEEKS: i64 = 4;

const TITLE: &str = "Next 4 weeks";

#[component]
pub fn Ahead(person: PersonId) -> impl IntoView {
    let store = Store::expect();
    let entries = Memo::new(move |_| entries(store, person));
    let load =
        Memo::new(move |_| store.ask(|asker| week_load(asker, person)).map(load_words).unwrap_or_default());
    view! {
        <Section title=TITLE>
            <Show when=move || !load.read().is_empty()>
                <p class="text-subtle">{load}</p>
            </Show>
            <Show
                when=move || !entries.read().is_empty()
                fallback=|| view! { <p>"No sessions or interviews are scheduled."</p> }
            >
                <FirstSessions entries=entries of=TITLE />
            </Show>
        </Section>
    }
}

fn entries(store: Store, person: PersonId) -> Vec<AgendaEntry> {
    let until = store.now.get() + TimeDelta::weeks(WEEKS);
    let Upcoming { slots, entries } = store.ask(|asker| upcoming(asker, person, until));
    let entry = |PersonEntry { slot, part }: PersonEntry| Some(entry(store, slots.get(slot)?, part, person));
    entries.into_iter().filter_map(entry).collect()
}

fn entry(store: Store, slot: &Slot, part: Part, person: PersonId) -> AgendaEntry {
    let is_own = store.who.get().person() == Some(person);
    let side = match part {
        Part::Trainee => Side::Trainee,
        Part::Mentor => Side::Mentor,
        Part::Interviewer => return interview(store, slot, person),
    };
    match &slot.session {
        Some(card) if is_own => agenda_entries::one_sided(store, card, side),
        Some(card) => agenda_entries::both(store, card),
        None => interview(store, slot, person),
    }
}

/// An interview that the person conducts without a trainee of theirs.
fn interview(store: Store, slot: &Slot, person: PersonId) -> AgendaEntry {
    let others = slot.interviewers.iter().filter(|known| known.person != person);
    let others: Vec<_> = others.map(|known| known.name.as_str()).collect();
    let with = if others.is_empty() { String::new() } else { format!("with {}, ", words::listed(&others)) };
    AgendaEntry {
        day: times::day(store, slot.start),
        time: times::time(store, slot.start),
        title: format!("{} interview", slot.type_name),
        detail: words::capitalized(&format!("{with}{} min", slot.minutes)),
        state: None,
        href: Route::Interview(slot.interview).href(),
    }
}

/// "This week: 1 of at most 2 sessions as a mentor." Empty for people who neither mentor nor train.
fn load_words(load: WeekLoad) -> String {
    let words = |load: Option<Load>, role: &str| {
        let Load { sessions, most } = load?;
        Some(format!("{sessions} of at most {} {role}", words::count(most, "session", "sessions")))
    };
    let roles = [words(load.as_mentor, "as a mentor"), words(load.as_trainee, "as a trainee")];
    let roles: Vec<_> = roles.into_iter().flatten().collect();
    if roles.is_empty() { String::new() } else { format!("This week: {}.", words::listed(&roles)) }
}
