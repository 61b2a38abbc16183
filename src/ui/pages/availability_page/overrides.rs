//! A person’s time off and date overrides: one list, and one form to add to it.

use super::{copied_week::CopyWeek, new_override::NewOverride};
use crate::{
    platform::format,
    store::Store,
    ui::{
        components::{Disclosure, Each, Section},
        format::{days, words::count},
    },
};
use leptos::prelude::*;
use switchback_core::{
    command::override_range::OverrideRange,
    model::{hours::Span, ids::PersonId, person::Person},
    zones::local_day,
};

#[component]
pub fn Overrides(person: PersonId, known: Memo<Option<Person>>) -> impl IntoView {
    let store = Store::expect();
    let ranges = Memo::new(move |_| {
        let known = known.read();
        let Some(known) = known.as_ref() else { return Ranges::default() };
        let today = local_day(&*store.zones(), &known.zone, store.now.get());
        let (past, ahead) = OverrideRange::all(known).into_iter().partition(|range| range.is_over(today));
        Ranges { past, ahead }
    });
    let past = move || ranges.read().past.len();
    let any = move || past() > 0 || !ranges.read().ahead.is_empty();
    view! {
        <Section title="Time off and date overrides">
            <Show
                when=move || !ranges.read().ahead.is_empty()
                fallback=|| view! { <p class="text-subtle">"No upcoming time off or date overrides."</p> }
            >
                <List known=known ranges=Signal::derive(move || ranges.read().ahead.clone()) />
            </Show>
            <NewOverride person=person />
            <Show when=any>
                <div>
                    <Show when=move || { past() > 0 }>
                        <Disclosure summary=Signal::derive(move || count(past(), "past entry", "past entries"))>
                            <List known=known ranges=Signal::derive(move || ranges.read().past.clone()) />
                        </Disclosure>
                    </Show>
                    <CopyWeek person=person known=known />
                </div>
            </Show>
        </Section>
    }
}

#[derive(Clone, Default, PartialEq)]
struct Ranges {
    past: Vec<OverrideRange>,
    ahead: Vec<OverrideRange>,
}

#[component]
fn List(known: Memo<Option<Person>>, ranges: Signal<Vec<OverrideRange>>) -> impl IntoView {
    let store = Store::expect();
    let remove = move |range: &OverrideRange| {
        let command = known.with_untracked(|known| known.as_ref().map(|known| range.removal(known)));
        command.into_iter().for_each(|command| store.act(command, "Usual hours restored."));
    };
    view! {
        <ul class="stack stack--tight">
            <Each each=move || ranges.get() key=|range| format!("{range:?}") let:range>
                {
                    let dates = days::range_in_words(range.first, range.last);
                    let hours = hours_words(&range.hours);
                    view! {
                        <li class="cluster cluster--apart">
                            <span>
                                {dates.clone()} <span class="text-subtle">{format!(": {hours}")}</span>
                            </span>
                            <button
                                class="button button--small button--quiet"
                                type="button"
                                on:click=move |_| remove(&range)
                            >
                                "Remove"
                                <span class="visually-hidden">{format!(" {dates}")}</span>
                            </button>
                        </li>
                    }
                }
            </Each>
        </ul>
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
