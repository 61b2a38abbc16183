//! Interviews in the workspace that are missing from a newer file of the same source. The user chooses to keep or cancel
//! them.

use crate::ui::{components::CheckField, pages::import_page::listed_interviews::ListedInterviews};
use leptos::prelude::*;
use std::sync::Arc;
use switchback_core::{
    intake::{Answers, Intake, Missing},
    wording::count,
};

#[component]
pub fn MissingInterviews(intake: Signal<Arc<Intake>>, answers: RwSignal<Answers>) -> impl IntoView {
    let is_cancelled = Signal::derive(move || answers.read().missing == Missing::AreCancelled);
    let choose = Callback::new(move |cancel| {
        let choice = if cancel { Missing::AreCancelled } else { Missing::Stay };
        answers.update(|answers| answers.missing = choice);
    });
    view! {
        <ListedInterviews title="Not in this file" intake=intake items=|intake| &intake.missing lead=lead>
            <Show when=move || !intake.get().problems.is_empty()>
                <p>"Skipped rows may be among them. Fix those first."</p>
            </Show>
            <CheckField label="Cancel these interviews and their sessions" value=is_cancelled on_change=choose />
        </ListedInterviews>
    }
}

fn lead(missing: usize) -> String {
    let interviews = count(missing, "upcoming interview was", "upcoming interviews were");
    let stay = match missing {
        1 => "It stays on the schedule unless you cancel it.",
        _ => "They stay on the schedule unless you cancel them.",
    };
    format!("{interviews} in an earlier file from this source. {stay}")
}
