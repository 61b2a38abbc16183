//! How many items are new, changed, unchanged and skipped.

use leptos::prelude::*;
use std::sync::Arc;
use switchback_core::intake::Intake;

#[component]
pub fn Counters(intake: Signal<Arc<Intake>>) -> impl IntoView {
    view! {
        <ul class="import-preview__counters">
            <Counter
                kind="import-preview__counter import-preview__counter--added"
                count=Signal::derive(move || intake.get().added.len())
                text="new"
            />
            <Counter
                kind="import-preview__counter import-preview__counter--changed"
                count=Signal::derive(move || intake.get().changed.len())
                text="changed"
            />
            <Counter
                kind="import-preview__counter"
                count=Signal::derive(move || intake.get().same as usize)
                text="unchanged"
            />
            <Counter
                kind="import-preview__counter import-preview__counter--problem"
                count=Signal::derive(move || intake.get().problems.len())
                text="skipped"
            />
        </ul>
    }
}

#[component]
fn Counter(kind: &'static str, count: Signal<usize>, text: &'static str) -> impl IntoView {
    view! {
        <li class=kind>
            <strong>{count}</strong>
            {text}
        </li>
    }
}
