//! Interview types in a file that the workspace doesn't have: new ones, or other names for known ones.

use crate::{
    platform::device,
    store::Store,
    ui::components::{Each, Rows, Section, SelectField, ShowMore},
};
use leptos::prelude::*;
use std::sync::Arc;
use switchback_core::{
    intake::{Answers, Intake, TypeChoice},
    model::ids::InterviewTypeId,
};

#[component]
pub fn TypeChoices(intake: Signal<Arc<Intake>>, answers: RwSignal<Answers>) -> impl IntoView {
    let store = Store::expect();
    let count = Signal::derive(move || intake.get().type_choices.len());
    let rows = Rows::of(Memo::new(|_| ()));
    let numbered = move || {
        let choices = intake.get();
        choices.type_choices.iter().take(rows.most()).cloned().enumerate().collect::<Vec<_>>()
    };
    let has_types = untrack(|| store.read(|workspace| !workspace.interview_types.is_empty()));
    view! {
        <Show when=move || { count.get() > 0 }>
            {match has_types {
                true => view! {
                    <Section title="Interview types to check">
                        <p class="text-subtle">
                            "The file names types that you don’t have yet. Each new type gets its own training path. If it is another name for a type you have, choose that type. Your choice is remembered in this browser."
                        </p>
                        <div class="form">
                            <Each each=numbered key=|(_, choice)| choice.key.clone() let:numbered>
                                <Choice place=numbered.0 choice=numbered.1 answers=answers />
                            </Each>
                        </div>
                        <ShowMore rows=rows of=count />
                    </Section>
                }
                .into_any(),
                false => view! { <FirstTypes intake=intake /> }.into_any(),
            }}
        </Show>
    }
}

/// The types of a first file, all of which are new.
#[component]
fn FirstTypes(intake: Signal<Arc<Intake>>) -> impl IntoView {
    let names = move || {
        let intake = intake.get();
        let names = intake.type_choices.iter().map(|choice| choice.name.as_str());
        names.collect::<Vec<_>>().join(", ")
    };
    view! {
        <Section title="New interview types">
            <p class="text-subtle">{move || format!("{}. Each gets its own training path.", names())}</p>
        </Section>
    }
}

#[component]
fn Choice(place: usize, choice: TypeChoice, answers: RwSignal<Answers>) -> impl IntoView {
    let store = Store::expect();
    let TypeChoice { key, name, suggested, .. } = choice;
    let known = untrack(|| {
        store.read(|workspace| {
            let types = workspace.interview_types.values();
            types.map(|known| (known.id.to_string(), known.name.clone())).collect::<Vec<_>>()
        })
    });
    let is_known = |id: &InterviewTypeId| known.iter().any(|(known, _)| *known == id.to_string());
    let hint = match suggested {
        _ if device::remembered().types.get(&key).is_some_and(is_known) => "Same as last time.",
        Some(_) => "Suggested: the names are alike.",
        None => "",
    };
    let options = std::iter::once((String::new(), "New interview type".to_owned())).chain(known).collect();
    let own = key.clone();
    let value = Signal::derive(move || {
        let chosen = answers.read().types.get(&own).copied().unwrap_or(suggested);
        chosen.map(|id| id.to_string()).unwrap_or_default()
    });
    let choose = Callback::new(move |id: String| {
        answers.update(|answers| {
            answers.types.insert(key.clone(), id.parse().ok());
        })
    });
    view! {
        <SelectField
            id=format!("type-choice-{place}")
            label=format!("Import “{name}” as")
            hint=hint
            options=options
            value=value
            on_change=choose
        />
    }
}
