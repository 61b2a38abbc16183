//! Assumptions that the user should know about.

use crate::ui::components::{Each, Rows, ShowMore};
use leptos::prelude::*;
use std::sync::Arc;
use switchback_core::intake::Intake;

#[component]
pub fn Notes(intake: Signal<Arc<Intake>>) -> impl IntoView {
    let rows = Rows::of(Memo::new(|_| ()));
    let shown = move || intake.get().notes.iter().take(rows.most()).cloned().collect::<Vec<_>>();
    view! {
        <Each each=shown key=String::clone let:note>
            <p class="text-subtle">{note}</p>
        </Each>
        <ShowMore rows=rows of=Signal::derive(move || intake.get().notes.len()) />
    }
}
