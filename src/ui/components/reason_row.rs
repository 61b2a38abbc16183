//! A reason why nothing was found, with how often it applies.

use leptos::prelude::*;

#[component]
pub fn ReasonRow(
    count: u32,
    /// The total number examined, for the bar.
    of: u32,
    #[prop(into)] text: String,
) -> impl IntoView {
    let width = (count * 100).checked_div(of).unwrap_or(0);
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
