//! A person's other names and addresses in imported files, and removing wrong ones.

use super::details;
use crate::{
    store::{Store, notice::Notice},
    ui::components::{Each, Section},
};
use leptos::prelude::*;
use switchback_core::{
    command::{Command, person::Description},
    model::{
        ids::PersonId,
        person::{Person, Profile},
    },
    order::Gather,
    workspace::Workspace,
};

#[component]
pub fn AlsoKnown(person: PersonId) -> impl IntoView {
    let store = Store::expect();
    let others = store.derive(move |workspace| {
        let profile = workspace.profiles.0.get(&person);
        profile.map(|profile| profile.also.iter().cloned().collect::<Vec<_>>()).unwrap_or_default()
    });
    view! {
        <Show when=move || !others.read().is_empty()>
            <Section title="Also known as">
                <ul class="stack stack--tight">
                    <Each each=move || others.get() key=|other| other.clone() let:other>
                        <Other person=person other=other />
                    </Each>
                </ul>
            </Section>
        </Show>
    }
}

#[component]
fn Other(person: PersonId, other: String) -> impl IntoView {
    let store = Store::expect();
    let label = format!("Remove {other}");
    let shown = other.clone();
    let removed = format!("Removed. Future imports no longer match “{other}” to this person.");
    let remove = move |_| {
        let Some(command) = store.read(|workspace| without(workspace, person, &other)) else { return };
        details::change(store, person, command, removed.clone(), move |taken| {
            if let Err(reason) = taken {
                store.notify(Notice::refused(reason));
            }
        });
    };
    view! {
        <li class="button-row">
            {shown}
            <button class="button button--small" type="button" aria-label=label on:click=remove>
                "Remove"
            </button>
        </li>
    }
}

fn without(workspace: &Workspace, person: PersonId, other: &str) -> Option<Command> {
    let &Person { team, joined, ref zone, .. } = workspace.people.get(&person)?;
    let known = workspace.profiles.0.get(&person)?;
    let also = known.also.iter().filter(|known| *known != other).cloned().into_set();
    let profile = Profile { also, ..known.clone() };
    Some(Command::DescribePerson {
        description: Description { person, team, zone: zone.clone(), joined },
        profile,
    })
}
