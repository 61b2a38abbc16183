//! A checkbox with its label; the whole row can be pressed.

use leptos::prelude::*;

#[component]
pub fn CheckField(
    #[prop(into)] label: String,
    #[prop(into)] value: Signal<bool>,
    /// Neither on nor off: some of what it stands for is on.
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
