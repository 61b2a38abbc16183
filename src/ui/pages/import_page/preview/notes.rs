//! Assumptions that a person should know of.

use crate::ui::components::{Each, ROWS, ShowMore};
use leptos::prelude::*;
use std::sync::Arc;
use switchback_core::intake::Intake;

#[component]
pub fn Notes(intake: Signal<Arc<Intake>>) -> impl IntoView {
    let most = RwSignal::new(ROWS);
    let shown = move || intake.get().notes.iter().take(most.get()).cloned().collect::<Vec<_>>();
    view! {
        <Each each=shown key=String::clone let:note>
            <p class="text-subtle">{note}</p>
        </Each>
        <ShowMore most=most of=Signal::derive(move || intake.get().notes.len()) />
    }
}
