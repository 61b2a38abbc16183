//! Interviews that the workspace has and a newer file of the same source does not: kept or cancelled, as one says.

use crate::ui::{
    components::{CheckField, Section},
    pages::import_page::item_list::ItemList,
};
use leptos::prelude::*;
use switchback_core::{
    intake::{Answers, Intake, Missing},
    wording::count,
};

#[component]
pub fn MissingInterviews(intake: Memo<Intake>, answers: RwSignal<Answers>) -> impl IntoView {
    let missing = Signal::derive(move || intake.read().missing.clone());
    let is_cancelled = Signal::derive(move || answers.read().missing == Missing::AreCancelled);
    let choose = Callback::new(move |cancel| {
        let choice = if cancel { Missing::AreCancelled } else { Missing::Stay };
        answers.update(|answers| answers.missing = choice);
    });
    view! {
        <Show when=move || !missing.read().is_empty()>
            <Section title="Not in this file">
                <p>{move || lead(missing.read().len())}</p>
                <Show when=move || !intake.read().problems.is_empty()>
                    <p>"Skipped rows may be among them. Fix those first."</p>
                </Show>
                <CheckField label="Cancel these interviews and their sessions" value=is_cancelled on_change=choose />
                <ItemList items=missing />
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
