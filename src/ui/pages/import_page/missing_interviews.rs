//! Interviews that the workspace has and a newer file of the same source does not: kept or cancelled, as one says.

use crate::ui::components::{CheckField, Each, Section};
use leptos::prelude::*;
use switchback_core::{
    intake::{Answers, Intake, Missing},
    wording::count,
};

/// So many are listed one by one.
const LISTED: usize = 50;

#[component]
pub fn MissingInterviews(intake: Memo<Intake>, answers: RwSignal<Answers>) -> impl IntoView {
    let missing = Signal::derive(move || intake.read().missing.clone());
    let is_cancelled = Signal::derive(move || answers.read().missing == Missing::AreCancelled);
    let choose = Callback::new(move |cancel| {
        let choice = if cancel { Missing::AreCancelled } else { Missing::Stay };
        answers.update(|answers| answers.missing = choice);
    });
    let listed = move || missing.get().into_iter().enumerate().take(LISTED);
    let beyond = move || missing.read().len().saturating_sub(LISTED);
    view! {
        <Show when=move || !missing.read().is_empty()>
            <Section title="Not in this file">
                <p>{move || lead(missing.read().len())}</p>
                <Show when=move || !intake.read().problems.is_empty()>
                    <p>"Skipped rows may be among them. Fix those first."</p>
                </Show>
                <CheckField label="Cancel these interviews and their sessions" value=is_cancelled on_change=choose />
                <ul class="stack stack--tight">
                    <Each each=listed key=|(place, _)| *place let:((_, item))>
                        <li>
                            {item.what} <span class="text-subtle">" · " {item.detail}</span>
                        </li>
                    </Each>
                </ul>
                <Show when=move || { beyond() > 0 }>
                    <p class="text-subtle">{move || format!("and {} more", beyond())}</p>
                </Show>
            </Section>
        </Show>
    }
}

fn lead(missing: usize) -> String {
    let interviews = count(missing, "upcoming interview was", "upcoming interviews were");
    format!(
        "{interviews} in an earlier file from this source. Unless you cancel them, they stay on the schedule as they are."
    )
}
