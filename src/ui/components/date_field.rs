//! A labeled date input.

use super::Field;
use leptos::prelude::*;

#[component]
pub fn DateField(
    id: &'static str,
    label: &'static str,
    /// In the browser's format, 2026-08-05. Empty if no day is chosen.
    value: RwSignal<String>,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    view! {
        <Field id=id label=label>
            <input id=id type="date" required=required bind:value=value />
        </Field>
    }
}
