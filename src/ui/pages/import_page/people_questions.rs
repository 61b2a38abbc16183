//! People whom a file may mean: asked once, each by themselves.

use crate::ui::components::Each;
use leptos::prelude::*;
use switchback_core::intake::{Answers, Candidate, Doubt, Who};

#[component]
pub fn Doubts(doubts: Signal<Vec<Doubt>>, answers: RwSignal<Answers>) -> impl IntoView {
    view! {
        <Each each=move || doubts.get() key=|doubt| doubt.key.clone() let:doubt>
            <Question doubt=doubt answers=answers />
        </Each>
    }
}

#[component]
fn Question(doubt: Doubt, answers: RwSignal<Answers>) -> impl IntoView {
    let Doubt { key, written, candidates, .. } = doubt;
    let asked = match candidates.as_slice() {
        [only] => format!("Is {written} {}?", called(only)),
        _ => format!("Who is {written}?"),
    };
    let is_only = candidates.len() == 1;
    let people = candidates.into_iter().map(|candidate| {
        let words = if is_only { format!("Yes, {}", candidate.name) } else { called(&candidate) };
        (Who::Known(candidate.person), words)
    });
    let another = if is_only { "No, another person" } else { "Another person" };
    let options: Vec<_> = people.chain([(Who::Another, another.to_owned())]).collect();
    view! {
        <fieldset class="fieldset">
            <legend class="fieldset__legend">{asked}</legend>
            <div class="fieldset__options">
                {options
                    .into_iter()
                    .map(|(who, words)| {
                        let (name, own, other) = (format!("doubt {key}"), key.clone(), key.clone());
                        view! {
                            <label class="choice">
                                <input
                                    type="radio"
                                    name=name
                                    prop:checked=move || answers.read().people.get(&own) == Some(&who)
                                    on:change=move |_| {
                                        answers.update(|answers| {
                                            answers.people.insert(other.clone(), who);
                                        })
                                    }
                                />
                                <span>{words}</span>
                            </label>
                        }
                    })
                    .collect_view()}
            </div>
        </fieldset>
    }
}

fn called(candidate: &Candidate) -> String {
    match &candidate.mail {
        Some(mail) => format!("{} ({mail})", candidate.name),
        None => candidate.name.clone(),
    }
}
