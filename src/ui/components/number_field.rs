//! A labelled number that may be left out.

use super::Field;
use leptos::prelude::*;

#[component]
pub fn NumberField(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
    #[prop(into)] value: Signal<Option<u16>>,
    on_change: Callback<Option<u16>>,
    #[prop(default = 9999)] most: u16,
) -> impl IntoView {
    view! {
        <Field id=id.clone() label=label hint=hint>
            <input
                id=id.clone()
                type="number"
                min="0"
                max=most.to_string()
                inputmode="numeric"
                prop:value=move || value.get().map_or_else(String::new, |number| number.to_string())
                on:change=move |event| {
                    on_change.run(event_target_value(&event).trim().parse().ok().map(|number: u16| number.min(most)));
                }
            />
        </Field>
    }
}
