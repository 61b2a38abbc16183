//! One of a few mutually exclusive options shown side by side.

use leptos::prelude::*;

#[component]
pub fn SegmentedOption(
    /// The same for all options of a group.
    name: &'static str,
    #[prop(into)] is_chosen: Signal<bool>,
    on_choose: Callback<()>,
    children: Children,
) -> impl IntoView {
    view! {
        <label class="segmented__option">
            <input
                class="segmented__input"
                type="radio"
                name=name
                prop:checked=is_chosen
                on:change=move |_| on_choose.run(())
            />
            <span class="segmented__label">{children()}</span>
        </label>
    }
}
