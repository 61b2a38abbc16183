//! A checkbox with its label. The whole row can be clicked.

use leptos::prelude::*;

#[component]
pub fn CheckField(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<bool>,
    /// Indeterminate: some of the items that it stands for are on.
    #[prop(optional, into)]
    is_partly: Signal<bool>,
    on_change: Callback<bool>,
) -> impl IntoView {
    view! {
        <label class="choice">
            <input
                type="checkbox"
                prop:checked=value
                prop:indeterminate=is_partly
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            <span>{label}</span>
        </label>
    }
}
