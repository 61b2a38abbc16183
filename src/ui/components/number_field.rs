//! A labeled input for whole numbers.

use super::Field;
use leptos::{html::Input, prelude::*};

#[component]
pub fn NumberField(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
    #[prop(into)] value: Signal<Option<u16>>,
    /// Called only with valid numbers, and with `None` if the field was emptied and is optional.
    on_change: Callback<Option<u16>>,
    #[prop(default = 0)] least: u16,
    #[prop(default = 9999)] most: u16,
    /// Whether a number is required.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    let is_wrong = RwSignal::new(false);
    let change = move |event| {
        // For an invalid number, the browser reports an empty text. Only the field itself knows that it is invalid.
        let is_valid = input.get_untracked().is_some_and(|input| input.check_validity());
        let number = read(&event_target_value(&event)).filter(|_| is_valid);
        is_wrong.set(number.is_none());
        if let Some(number) = number {
            on_change.run(number);
        }
    };
    let or_empty = if required { "" } else { ", or leave this empty" };
    let error = format!("Enter a whole number from {least} to {most}{or_empty}. The previous value is kept.");
    let error_id = format!("{id}-error");
    let described = {
        let error_id = error_id.clone();
        move || is_wrong.get().then(|| error_id.clone())
    };
    view! {
        <Field id=id.clone() label=label hint=hint>
            <input
                id=id.clone()
                node_ref=input
                type="number"
                min=least.to_string()
                max=most.to_string()
                inputmode="numeric"
                required=required
                aria-invalid=move || is_wrong.get().to_string()
                aria-describedby=described
                prop:value=move || value.get().map_or_else(String::new, |number| number.to_string())
                on:change=change
            />
            {move || {
                let error = is_wrong.get().then(|| error.clone());
                error.map(|error| view! { <p id=error_id.clone() class="field__error" role="alert">{error}</p> })
            }}
        </Field>
    }
}

/// Parses a text, which may be empty. `None` if it isn't a whole number.
fn read(text: &str) -> Option<Option<u16>> {
    match text.trim() {
        "" => Some(None),
        text => text.parse().ok().map(Some),
    }
}
