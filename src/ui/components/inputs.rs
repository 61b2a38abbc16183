//! Small inputs with their labels, for forms of many rules: a number, a choice, a tick, a line of text.

use super::Field;
use leptos::prelude::*;

/// A number that may be left out.
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

/// One of several: each with its value and its words.
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

#[component]
pub fn CheckField(
    #[prop(into)] label: String,
    #[prop(into)] value: Signal<bool>,
    on_change: Callback<bool>,
) -> impl IntoView {
    view! {
        <label class="choice">
            <input
                type="checkbox"
                prop:checked=value
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            <span>{label}</span>
        </label>
    }
}

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
                prop:value=value
                on:change=move |event| on_change.run(event_target_value(&event))
            />
        </Field>
    }
}
