//! A day to choose, with its label.

use super::Field;
use leptos::prelude::*;

#[component]
pub fn DateField(
    id: &'static str,
    label: &'static str,
    /// As the browser writes it, 2026-08-05; empty where none is chosen.
    value: RwSignal<String>,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    view! {
        <Field id=id label=label>
            <input id=id type="date" required=required bind:value=value />
        </Field>
    }
}
