//! Allowing one more session when a step's sessions are used up.

use crate::ui::controls::command_button::CommandButton;
use leptos::prelude::*;
use switchback_core::{
    command::Command,
    model::{enrollment::StepIndex, ids::EnrollmentId},
};

#[component]
pub fn AllowOneMore(enrollment: EnrollmentId, step: StepIndex, class: &'static str) -> impl IntoView {
    view! {
        <CommandButton
            class=class
            command=Command::GrantAttempt { enrollment, step }
            done="One more session allowed. The next plan can include it."
        >
            "Allow one more"
        </CommandButton>
    }
}
