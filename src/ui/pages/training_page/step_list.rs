//! The steps of a path, each with its rules.

use crate::ui::components::{NumberField, SelectField};
use leptos::prelude::*;
use switchback_core::model::program::{Step, StepKind};

mod step_rules;
mod value;

use step_rules::{PrepRules, SessionRules};
use value::{change, part, small};

const KINDS: [StepKind; 7] = [
    StepKind::Course,
    StepKind::Reading,
    StepKind::IntroCall,
    StepKind::OwnQuestion,
    StepKind::Shadow,
    StepKind::HalfShadow,
    StepKind::ReverseShadow,
];

#[component]
pub fn StepList(
    steps: RwSignal<Vec<Step>>,
    /// Distinguishes the ids of several lists on one page.
    #[prop(into)]
    name: String,
) -> impl IntoView {
    let count = Memo::new(move |_| steps.read().len());
    let name = StoredValue::new(name);
    let add = move |_| steps.update(|steps| steps.push(Step::once(StepKind::Shadow)));
    view! {
        <ol class="stack">
            {move || {
                (0..count.get())
                    .map(|place| {
                        view! { <StepRow steps=steps place=place name=format!("{}-{place}", name.get_value()) /> }
                    })
                    .collect_view()
            }}
        </ol>
        <div class="button-row">
            <button class="button button--small" type="button" on:click=add>
                "Add step"
            </button>
        </div>
    }
}

#[component]
fn StepRow(steps: RwSignal<Vec<Step>>, place: usize, name: String) -> impl IntoView {
    let kind = part(steps, place, |step| step.kind.to_string());
    let is_session = part(steps, place, |step| step.kind.is_session());
    let kinds = KINDS.map(|kind| (kind.to_string(), kind.to_string())).into();
    let set_kind = change(steps, place, |step, words: String| {
        if let Some(kind) = KINDS.into_iter().find(|kind| kind.to_string() == words) {
            step.kind = kind;
            if !kind.is_session() {
                step.times = 1;
            }
        }
    });
    let times = part(steps, place, |step| Some(u16::from(step.times)));
    let set_times = change(steps, place, |step, number| step.times = small(number).unwrap_or(step.times));
    let (name_more, name_prep) = (name.clone(), name.clone());
    view! {
        <li class="card">
            <div class="form__row">
                <SelectField id=format!("{name}-kind") label=format!("Step {}", place + 1) options=kinds value=kind on_change=set_kind />
                <Show when=move || is_session.get()>
                    <NumberField id=format!("{name}-times") label="Sessions" value=times on_change=set_times least=1 most=20 required=true />
                </Show>
            </div>
            <details class="disclosure">
                <summary class="disclosure__summary">"Step rules"</summary>
                <div class="disclosure__body form__row">
                    <Show
                        when=move || is_session.get()
                        fallback={
                            let name = name_prep.clone();
                            move || view! { <PrepRules steps=steps place=place name=name.clone() /> }
                        }
                    >
                        <SessionRules steps=steps place=place name=name_more.clone() />
                    </Show>
                </div>
            </details>
            <StepButtons steps=steps place=place />
        </li>
    }
}

/// Moves a step, or removes it.
#[component]
fn StepButtons(steps: RwSignal<Vec<Step>>, place: usize) -> impl IntoView {
    let swap = move |other: usize| {
        steps.update(|steps| {
            if place < steps.len() && other < steps.len() {
                steps.swap(place, other);
            }
        });
    };
    let remove = move |_| {
        steps.update(|steps| {
            if place < steps.len() {
                steps.remove(place);
            }
        });
    };
    view! {
        <div class="button-row">
            <button
                class="button button--small button--quiet"
                type="button"
                disabled=place == 0
                on:click=move |_| swap(place.saturating_sub(1))
            >
                "Move up"
                <span class="visually-hidden">{format!(", step {}", place + 1)}</span>
            </button>
            <button class="button button--small button--quiet" type="button" on:click=move |_| swap(place + 1)>
                "Move down"
                <span class="visually-hidden">{format!(", step {}", place + 1)}</span>
            </button>
            <button class="button button--small button--quiet" type="button" on:click=remove>
                "Remove"
                <span class="visually-hidden">{format!(" step {}", place + 1)}</span>
            </button>
        </div>
    }
}
