//! Interviews that were changed by hand and that the file has differently. The user chooses which of the two to keep.

use crate::ui::{components::CheckField, pages::import_page::listed_interviews::ListedInterviews};
use leptos::prelude::*;
use std::sync::Arc;
use switchback_core::{
    intake::{Answers, ChangedByHand, Intake},
    wording::count,
};

#[component]
pub fn InterviewsChangedByHand(intake: Signal<Arc<Intake>>, answers: RwSignal<Answers>) -> impl IntoView {
    let follows = Signal::derive(move || answers.read().changed_by_hand == ChangedByHand::FollowTheFile);
    let choose = Callback::new(move |follow| {
        let choice = if follow { ChangedByHand::FollowTheFile } else { ChangedByHand::Stay };
        answers.update(|answers| answers.changed_by_hand = choice);
    });
    view! {
        <ListedInterviews title="Changed by hand" intake=intake items=|intake| &intake.changed_by_hand lead=lead>
            <CheckField label="Replace these changes with what the file says" value=follows on_change=choose />
        </ListedInterviews>
    }
}

fn lead(changed: usize) -> String {
    let interviews = count(changed, "interview was", "interviews were");
    let stay = match changed {
        1 => "It stays as it is unless you replace it.",
        _ => "They stay as they are unless you replace them.",
    };
    format!("{interviews} changed by hand since an earlier import. {stay}")
}
