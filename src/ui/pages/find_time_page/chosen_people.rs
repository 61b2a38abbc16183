//! Who is to meet, and finding others by their name.

use super::{name, zone};
use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{Each, Field, PersonChip, Section},
        controls::page_link::page_link,
    },
};
use leptos::{
    ev::{KeyboardEvent, SubmitEvent},
    html::Input,
    prelude::*,
};
use switchback_core::{
    model::ids::PersonId,
    order::Order,
    text_search::{Query, folded},
    workspace::Workspace,
};

/// How many people a name brings up at most; more letters narrow it down.
const SHOWN: usize = 6;

#[component]
pub fn ChosenPeople(people: RwSignal<Vec<PersonId>>) -> impl IntoView {
    let store = Store::expect();
    let remove = move |person| people.update(|people| people.retain(|known| *known != person));
    view! {
        <Section title="People">
            <ul class="stack stack--tight">
                <Each each=move || people.get() key=|person| *person let:person>
                    <li class="cluster cluster--apart">
                        {page_link(store, Route::Person(person), view! { <PersonChip name=name(store, person) note=zone(store, person) /> })}
                        <button
                            class="button button--small button--quiet"
                            type="button"
                            on:click=move |_| remove(person)
                        >
                            "Remove"
                            <span class="visually-hidden">{format!(" {}", name(store, person))}</span>
                        </button>
                    </li>
                </Each>
            </ul>
            <AddPerson people=people />
        </Section>
    }
}

/// A field for a name, with those whom it brings up below. Enter adds the first of them.
#[component]
fn AddPerson(people: RwSignal<Vec<PersonId>>) -> impl IntoView {
    let store = Store::expect();
    let typed = RwSignal::new(String::new());
    let field = NodeRef::<Input>::new();
    let found = Memo::new(move |_| {
        let query = Query::new(&typed.read());
        store.read(|workspace| found(workspace, &query, &people.read()))
    });
    let add = move |person| {
        people.update(|people| people.push(person));
        typed.set(String::new());
        // The button that was pressed is gone, and the next name may follow.
        if let Some(field) = field.get_untracked() {
            let _ = field.focus();
        }
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(person) = found.with_untracked(|found| found.first().copied()) {
            add(person);
        }
    };
    let clear = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            typed.set(String::new());
        }
    };
    let is_unknown = move || !Query::new(&typed.read()).is_empty() && found.read().is_empty();
    view! {
        <form class="stack stack--tight" role="search" on:submit=submit>
            <Field id="meeting-person" label="Add a person">
                <input
                    id="meeting-person"
                    type="search"
                    autocomplete="off"
                    placeholder="Name"
                    node_ref=field
                    prop:value=typed
                    on:input=move |event| typed.set(event_target_value(&event))
                    on:keydown=clear
                />
            </Field>
            <ul class="stack stack--tight">
                <Each each=move || found.get() key=|person| *person let:person>
                    <li class="cluster cluster--apart">
                        <PersonChip name=name(store, person) note=zone(store, person) />
                        <button class="button button--small" type="button" on:click=move |_| add(person)>
                            "Add"
                            <span class="visually-hidden">{format!(" {}", name(store, person))}</span>
                        </button>
                    </li>
                </Each>
            </ul>
            <p class="text-subtle text-small" role="status">
                {move || is_unknown().then_some("No other person here has this name.")}
            </p>
        </form>
    }
}

/// Those who are here and not chosen yet whose name fits, the best fit first; no one before something is typed.
fn found(workspace: &Workspace, query: &Query, chosen: &[PersonId]) -> Vec<PersonId> {
    let others = workspace.people_here().filter(|known| !chosen.contains(&known.id));
    let fitting = others.filter_map(|known| {
        let name = folded(workspace.profiles.name(known.id));
        Some((query.fit(&name)?, name, known.id))
    });
    let mut fitting: Vec<_> = fitting.filter(|_| !query.is_empty()).collect();
    fitting.order();
    fitting.into_iter().take(SHOWN).map(|(.., person)| person).collect()
}
