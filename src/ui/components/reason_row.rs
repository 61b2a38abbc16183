//! Why something was not found: how often, and in words.

use leptos::prelude::*;

#[component]
pub fn ReasonRow(
    count: u32,
    /// All that were looked at, for the bar.
    of: u32,
    #[prop(into)] text: String,
) -> impl IntoView {
    let width = if of == 0 { 0 } else { count * 100 / of };
    view! {
        <li class="reason-list__item">
            <span class="reason-list__count">{count}</span>
            <span class="reason-list__text">{text}</span>
            <svg class="reason-list__bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
                <rect width=width height="1"></rect>
            </svg>
        </li>
    }
}
