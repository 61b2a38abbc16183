//! A labeled text input.

use super::Field;
use leptos::prelude::*;
use switchback_core::model::person::LONGEST_NAME;

#[component]
pub fn TextField(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
    #[prop(into)] value: Signal<String>,
    on_change: Callback<String>,
) -> impl IntoView {
    view! {
        <Field id=id.clone() label=label hint=hint>
            <input
                id=id.clone()
                type="text"
                maxlength=LONGEST_NAME.to_string()
                prop:value=value
                on:change=move |event| on_change.run(event_target_value(&event))
            />
        </Field>
    }
}
