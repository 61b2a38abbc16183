//! Questions about people in a file who may be in the workspace already.

use crate::ui::components::{Each, Rows, ShowMore};
use leptos::prelude::*;
use std::sync::Arc;
use switchback_core::intake::{Answers, Candidate, Intake, PersonQuestion, Who};

#[component]
pub fn PeopleQuestions(intake: Signal<Arc<Intake>>, answers: RwSignal<Answers>) -> impl IntoView {
    let rows = Rows::of(Memo::new(|_| ()));
    let shown = move || intake.get().questions.iter().take(rows.most()).cloned().collect::<Vec<_>>();
    view! {
        <Each each=shown key=|question| question.key.clone() let:question>
            <Question question=question answers=answers />
        </Each>
        <ShowMore rows=rows of=Signal::derive(move || intake.get().questions.len()) />
    }
}

#[component]
fn Question(question: PersonQuestion, answers: RwSignal<Answers>) -> impl IntoView {
    let PersonQuestion { key, written, candidates, .. } = question;
    let asked = match candidates.as_slice() {
        [only] => format!("Is {written} the same person as {}?", called(only)),
        _ => format!("Which person is {written}?"),
    };
    let is_only = candidates.len() == 1;
    let people = candidates.into_iter().map(|candidate| {
        let words = if is_only { format!("Yes, {}", candidate.name) } else { called(&candidate) };
        (Who::Known(candidate.person), words)
    });
    let another = if is_only { "No, a new person" } else { "A new person" };
    let options: Vec<_> = people.chain([(Who::Another, another.to_owned())]).collect();
    view! {
        <fieldset class="fieldset">
            <legend class="fieldset__legend">{asked}</legend>
            <div class="fieldset__options">
                {options
                    .into_iter()
                    .map(|(who, words)| {
                        let (name, own, other) = (format!("person {key}"), key.clone(), key.clone());
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
