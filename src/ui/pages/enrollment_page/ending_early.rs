//! Ending a step with the sessions approved so far, once its minimum is reached.

use crate::{
    store::Store,
    ui::{components::Section, controls::command_button::CommandButton},
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
    view! {
        <Section title="Minimum reached">
            <p>{format!("{name}: enough sessions are approved to end this step now. Upcoming sessions of the step are cancelled.")}</p>
            <div class="button-row">
                <CommandButton class="button" command=Command::ShortenStep { enrollment, step } done="Step ended. No more sessions are planned for it.">
                    "End this step"
                </CommandButton>
            </div>
        </Section>
    }
}
