//! A labeled select.

use super::Field;
use leptos::prelude::*;

#[component]
pub fn SelectField(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
    options: Vec<(String, String)>,
    #[prop(into)] value: Signal<String>,
    on_change: Callback<String>,
) -> impl IntoView {
    let options = options
        .into_iter()
        .map(|(key, words)| {
            let own = key.clone();
            view! {
                <option value=key selected=move || *value.read() == own>
                    {words}
                </option>
            }
        })
        .collect_view();
    view! {
        <Field id=id.clone() label=label hint=hint>
            <select id=id.clone() on:change=move |event| on_change.run(event_target_value(&event))>
                {options}
            </select>
        </Field>
    }
}
