//! When could these people meet: the best times as a list, and all of them as a picture.

use crate::{
    store::Store,
    ui::{
        components::{Each, EmptyState, Field, IconName, Page, PersonChip, Section, SelectField},
        format::{times, words},
    },
};
use chrono::Duration;
use leptos::{html::Select, prelude::*};
use picture::Picture;
use std::str::FromStr;
use switchback_core::{
    model::{actor::Actor, ids::PersonId},
    planning::find_time::{Fit, Slot, best, slots},
};

mod picture;

/// Times that are offered.
const OFFERED: usize = 8;
const LENGTHS: [u16; 5] = [30, 45, 60, 90, 120];
const WEEKS: [usize; 3] = [1, 2, 4];

#[component]
pub fn FindTimePage() -> impl IntoView {
    let store = Store::expect();
    let people = RwSignal::new(whoever_looks(store.who.get_untracked()));
    let minutes = RwSignal::new(30_u16);
    let weeks = RwSignal::new(2_usize);
    let found = Memo::new(move |_| {
        let (now, zones) = (store.now.get(), store.zones());
        let within = now..now + Duration::weeks(weeks.get() as i64);
        store.read(|workspace| slots(workspace, &*zones, &people.read(), within, minutes.get()))
    });
    let several = Memo::new(move |_| people.read().len() > 1);
    let offered = Memo::new(move |_| best(&found.read(), OFFERED));
    view! {
        <Page title="When could you meet?" lead="Where people's hours overlap, best first, by everybody's own clock.">
            <div class="page__columns">
                <aside class="page__aside">
                    <People people=people />
                    <Section title="How long">
                        <SelectField
                            id="meeting-minutes"
                            label="Length"
                            options=LENGTHS.map(|minutes| (minutes.to_string(), format!("{minutes} minutes"))).to_vec()
                            value=Signal::derive(move || minutes.get().to_string())
                            on_change=Callback::new(move |chosen: String| choose(minutes, &chosen))
                        />
                        <SelectField
                            id="meeting-weeks"
                            label="How far ahead"
                            options=WEEKS.map(|weeks| (weeks.to_string(), words::count(weeks, "week", "weeks"))).to_vec()
                            value=Signal::derive(move || weeks.get().to_string())
                            on_change=Callback::new(move |chosen: String| choose(weeks, &chosen))
                        />
                    </Section>
                </aside>
                <div class="page__main">
                    <Show
                        when=move || several.get()
                        fallback=|| {
                            view! { <EmptyState icon=IconName::Clock title="Choose two or more people." text="Their free times appear here." /> }
                        }
                    >
                        <Section title="Best times">
                            <ol class="stack">
                                <Each each=move || offered.get() key=|slot| format!("{slot:?}") let:time>
                                    <Offer time=time />
                                </Each>
                            </ol>
                            <Show when=move || offered.read().is_empty()>
                                <p>"Nobody of them is free in these weeks. Look further ahead."</p>
                            </Show>
                        </Section>
                        <Section title="All times">
                            <Picture slots=found />
                        </Section>
                    </Show>
                </div>
            </div>
        </Page>
    }
}

fn choose<T: FromStr + Send + Sync + 'static>(into: RwSignal<T>, chosen: &str) {
    if let Ok(chosen) = chosen.parse() {
        into.set(chosen);
    }
}

/// Who looks for a time mostly means to be there.
fn whoever_looks(who: Actor) -> Vec<PersonId> {
    match who {
        Actor::Member(person) => vec![person],
        Actor::Coordinator | Actor::Leader => Vec::new(),
    }
}

#[component]
fn People(people: RwSignal<Vec<PersonId>>) -> impl IntoView {
    let store = Store::expect();
    let others = move || {
        let chosen = people.get();
        let mut others = store.read(|workspace| {
            let here =
                workspace.people.values().filter(|known| known.is_here() && !chosen.contains(&known.id));
            here.map(|known| (workspace.profiles.name(known.id).to_owned(), known.id)).collect::<Vec<_>>()
        });
        others.sort();
        others
    };
    let chosen = NodeRef::<Select>::new();
    let add = move |_| {
        let Some(list) = chosen.get_untracked() else { return };
        if let Ok(person) = list.value().parse() {
            people.update(|people| people.push(person));
        }
        list.set_value("");
    };
    view! {
        <Section title="Who">
            <ul class="stack stack--tight">
                <Each each=move || people.get() key=|person| *person let:person>
                    <li class="cluster cluster--apart">
                        <PersonChip name=name(store, person) note=zone(store, person) />
                        <button
                            class="button button--small button--quiet"
                            type="button"
                            on:click=move |_| people.update(|people| people.retain(|known| *known != person))
                        >
                            "Remove"
                            <span class="visually-hidden">{format!(" {}", name(store, person))}</span>
                        </button>
                    </li>
                </Each>
            </ul>
            <Field id="meeting-person" label="Add a person">
                <select id="meeting-person" node_ref=chosen on:change=add>
                    <option value="">"Choose …"</option>
                    {move || {
                        others()
                            .into_iter()
                            .map(|(name, person)| view! { <option value=person.to_string()>{name}</option> })
                            .collect_view()
                    }}
                </select>
            </Field>
        </Section>
    }
}

/// A time by the clock of the present person, and by everybody's own.
#[component]
fn Offer(time: Slot) -> impl IntoView {
    let store = Store::expect();
    let start = time.interval.start;
    let fits = time
        .fits
        .iter()
        .map(|(person, fit)| {
            let own =
                store.zone_of(*person).map(|zone| times::day_and_time_in(&zone, start)).unwrap_or_default();
            view! {
                <li class="cluster cluster--apart">
                    <span>{name(store, *person)}</span>
                    <span class="text-subtle">{format!("{own}, {}", fit.word())}</span>
                </li>
            }
        })
        .collect_view();
    let suits = time.fits.iter().filter(|(_, fit)| *fit == Fit::Prefers).count();
    let verdict = match (time.everybody_can(), suits) {
        (true, 0) => "Everybody is free",
        (true, _) => "Everybody is free, and it suits best",
        (false, _) => "Not everybody is free",
    };
    view! {
        <li class="card">
            <p>
                <strong>{times::day_and_time(store, start)}</strong>
                <span class="text-subtle">{format!(" · {verdict}")}</span>
            </p>
            <ul class="stack stack--tight text-small">{fits}</ul>
        </li>
    }
}

fn name(store: Store, person: PersonId) -> String {
    store.read(|workspace| workspace.profiles.name(person).to_owned())
}

fn zone(store: Store, person: PersonId) -> String {
    store.zone_of(person).map(|zone| zone.to_string()).unwrap_or_default()
}
