//! Scheduling the next session of an enrollment by hand, for the coordinator.

use crate::{
    store::Store,
    ui::{
        components::Dialog,
        controls::page_actions::ActionButton,
        sections::{Alternatives, Wanted},
    },
};
use leptos::prelude::*;
use switchback_core::{
    access::work::Work,
    model::ids::EnrollmentId,
    progress::{path::steps, schedule::session_card::step_name},
};

#[component]
pub fn Scheduling(enrollment: EnrollmentId) -> impl IntoView {
    let store = Store::expect();
    // The step that has no session yet, while the trainee goes on.
    let step = Memo::new(move |_| {
        let now = store.now.get();
        store.may(Work::Plan).then_some(())?;
        store.read(|workspace| {
            let known =
                workspace.enrollments.get(&enrollment).filter(|known| workspace.continues(known, now))?;
            let step = steps::remaining(workspace, known).first().copied()?;
            step_name(workspace, enrollment, step)
        })
    });
    let open = RwSignal::new(false);
    let done = Callback::new(move |_| open.set(false));
    view! {
        <Show when=move || step.read().is_some()>
            <div class="button-row">
                <ActionButton words="Schedule a session" on_press=Callback::new(move |()| open.set(true)) />
            </div>
        </Show>
        <Dialog title="Schedule a session" open=open>
            <p>
                {move || {
                    format!(
                        "Next step: {}. Scheduling proposes the session at once.",
                        step.get().unwrap_or_default(),
                    )
                }}
            </p>
            <Alternatives wanted=Wanted::NextPlace(enrollment) on_done=done />
        </Dialog>
    }
}
