//! A labeled input, with a hint and an error message.

use leptos::prelude::*;

#[component]
pub fn Field(
    /// The id of the input, which the label points to.
    #[prop(into)]
    id: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="field">
            <label class="field__label" for=id>
                {label}
            </label>
            {(!hint.is_empty()).then(|| view! { <p class="field__hint">{hint}</p> })}
            {children()}
        </div>
    }
}
