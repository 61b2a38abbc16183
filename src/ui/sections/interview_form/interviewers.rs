//! Choosing who interviews: the lead, and those who interview with them.

use super::fields::Fields;
use crate::{
    store::Store,
    ui::components::{Each, Field, PersonChip, SelectField},
};
use leptos::{html::Select, prelude::*};
use switchback_core::{
    model::ids::{InterviewTypeId, PersonId},
    order::Order,
    progress::certificates::status,
};

#[component]
pub fn LeadField(fields: Fields) -> impl IntoView {
    let store = Store::expect();
    let people = Memo::new(move |_| people(store, fields.interview_type.get()));
    let value =
        Signal::derive(move || fields.lead.get().map(|person| person.to_string()).unwrap_or_default());
    let choose = Callback::new(move |chosen: String| fields.lead.set(chosen.parse().ok()));
    move || {
        let options = with_first("Choose a person", people.get());
        view! {
            <SelectField id="interview-lead" label="Lead interviewer" options=options value=value on_change=choose />
        }
    }
}

/// Those who interview with the lead. A person who is chosen below joins them, and the field is ready for the next.
#[component]
pub fn PanelField(fields: Fields) -> impl IntoView {
    let store = Store::expect();
    let people = Memo::new(move |_| people(store, fields.interview_type.get()));
    let field = NodeRef::<Select>::new();
    let add = move |event| {
        if let Ok(person) = event_target_value(&event).parse::<PersonId>() {
            fields.panel.update(|panel| _ = panel.insert(person));
        }
        if let Some(field) = field.get_untracked() {
            field.set_value("");
        }
    };
    let options = move || {
        let options = with_first("Add a person", people.get()).into_iter();
        options.map(|(key, words)| view! { <option value=key>{words}</option> }).collect_view()
    };
    view! {
        <div class="stack stack--tight">
            <Field id="interview-panel" label="Other interviewers">
                <select id="interview-panel" node_ref=field on:change=add>
                    {options}
                </select>
            </Field>
            <Panel fields=fields />
        </div>
    }
}

#[component]
fn Panel(fields: Fields) -> impl IntoView {
    let store = Store::expect();
    let name = move |person| store.read(|workspace| workspace.profiles.name(person).to_owned());
    let remove = move |person| fields.panel.update(|panel| _ = panel.remove(&person));
    let chosen = move || {
        let others = fields.panel.get().into_iter().filter(|person| fields.lead.get() != Some(*person));
        others.collect::<Vec<_>>()
    };
    view! {
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
    }
}

fn with_first(words: &str, mut options: Vec<(String, String)>) -> Vec<(String, String)> {
    options.insert(0, (String::new(), words.to_owned()));
    options
}

/// Everyone here as options, those certified in the type first.
fn people(store: Store, interview_type: Option<InterviewTypeId>) -> Vec<(String, String)> {
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
