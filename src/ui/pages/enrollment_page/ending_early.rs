//! Ending a step with the sessions approved so far, once its minimum is reached.

use crate::{
    store::Store,
    ui::{components::Section, controls::people_to_tell::act_saying_whom_to_tell},
};
use leptos::prelude::*;
use switchback_core::{
    command::Command,
    model::{enrollment::StepIndex, ids::EnrollmentId},
    progress::schedule::session_card::step_name,
};

/// A step whose minimum is reached, for the people who decide whether that is enough.
#[component]
pub fn EndingEarly(enrollment: EnrollmentId, step: StepIndex) -> impl IntoView {
    let store = Store::expect();
    let name = store.read(|workspace| step_name(workspace, enrollment, step)).unwrap_or_default();
    let end = move |_| {
        let end = Command::ShortenStep { enrollment, step };
        act_saying_whom_to_tell(store, end, "Step ended. No more sessions are planned for it");
    };
    view! {
        <Section title="Minimum reached">
            <p>{format!("{name}: enough sessions are approved to end this step now. Upcoming sessions of the step are cancelled.")}</p>
            <div class="button-row">
                <button class="button" type="button" on:click=end>
                    "End this step"
                </button>
            </div>
        </Section>
    }
}
