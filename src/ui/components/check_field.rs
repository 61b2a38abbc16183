//! A checkbox with its label. The whole row can be clicked.

use leptos::{html::Input, prelude::*};

#[component]
pub fn CheckField(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<bool>,
    /// Indeterminate: some of the items that it stands for are on.
    #[prop(optional, into)]
    is_partly: Signal<bool>,
    on_change: Callback<bool>,
) -> impl IntoView {
    let input: NodeRef<Input> = NodeRef::new();
    let change = move |event| {
        on_change.run(event_target_checked(&event));
        // A change that was refused leaves the value as it was, and so the page doesn't draw it again.
        if let Some(input) = input.get_untracked() {
            input.set_checked(value.get_untracked());
        }
    };
    view! {
        <label class="choice">
            <input
                type="checkbox"
                node_ref=input
                prop:checked=value
                prop:indeterminate=is_partly
                on:change=change
            />
            <span>{label}</span>
        </label>
    }
}
