//! Choosing who interviews: the lead, and those who interview with them.

use super::fields::Fields;
use crate::{
    store::Store,
    ui::components::{Each, PersonChip, SelectField},
};
use leptos::prelude::*;
use switchback_core::{model::ids::PersonId, order::Order, progress::certificates::status};

#[component]
pub fn LeadField(fields: Fields) -> impl IntoView {
    let store = Store::expect();
    let choose = Callback::new(move |chosen: String| fields.lead.set(chosen.parse().ok()));
    move || {
        let mut options = people(store, fields);
        options.insert(0, (String::new(), "Choose a person".to_owned()));
        let value = move || fields.lead.get().map(|person| person.to_string()).unwrap_or_default();
        view! {
            <SelectField
                id="interview-lead"
                label="Lead interviewer"
                options=options
                value=Signal::derive(value)
                on_change=choose
            />
        }
    }
}

#[component]
pub fn PanelField(fields: Fields) -> impl IntoView {
    let store = Store::expect();
    let name = move |person| store.read(|workspace| workspace.profiles.name(person).to_owned());
    let chosen = move || fields.panel.get().into_iter().collect::<Vec<_>>();
    let remove = move |person| fields.panel.update(|panel| _ = panel.remove(&person));
    let add = Callback::new(move |chosen: String| {
        if let Ok(person) = chosen.parse::<PersonId>() {
            fields.panel.update(|panel| _ = panel.insert(person));
        }
    });
    view! {
        <div class="stack stack--tight">
            {move || {
                let others = people(store, fields).into_iter().filter(|(key, _)| !is_chosen(fields, key));
                let mut options: Vec<_> = others.collect();
                options.insert(0, (String::new(), "Add a person".to_owned()));
                view! {
                    <SelectField
                        id="interview-panel"
                        label="Other interviewers"
                        options=options
                        value=Signal::stored(String::new())
                        on_change=add
                    />
                }
            }}
            <ul class="stack stack--tight">
                <Each each=chosen key=|person| *person let:person>
                    <li class="cluster cluster--apart">
                        <PersonChip name=name(person) />
                        <button class="button button--small button--quiet" type="button" on:click=move |_| remove(person)>
                            "Remove"
                            <span class="visually-hidden">{format!(" {}", name(person))}</span>
                        </button>
                    </li>
                </Each>
            </ul>
        </div>
    }
}

fn is_chosen(fields: Fields, key: &str) -> bool {
    let Ok(person) = key.parse::<PersonId>() else { return false };
    fields.lead.get() == Some(person) || fields.panel.read().contains(&person)
}

/// Everyone here, those certified in the type first.
fn people(store: Store, fields: Fields) -> Vec<(String, String)> {
    let interview_type = fields.interview_type.get();
    let mut people: Vec<_> = store.ask(|asker| {
        let is_certified = |person| {
            let holds = |of| status::holds(asker.workspace, asker.zones, person, of, asker.at);
            interview_type.is_some_and(holds)
        };
        let here = asker.workspace.people_here().map(|known| known.id);
        here.map(|person| (!is_certified(person), asker.workspace.profiles.name(person).to_owned(), person))
            .collect()
    });
    people.order();
    people
        .into_iter()
        .map(|(is_not_certified, name, person)| {
            let note = if is_not_certified { " (not certified)" } else { "" };
            (person.to_string(), format!("{name}{note}"))
        })
        .collect()
}
