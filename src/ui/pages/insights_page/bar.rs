//! A bar beside a number, which says the same.

use leptos::prelude::*;

/// `value` in proportion to `most`.
#[component]
pub fn Bar(value: usize, most: usize) -> impl IntoView {
    let percent = value.saturating_mul(100).checked_div(most).unwrap_or_default();
    view! {
        <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
            <rect class="bar__value" width=percent.to_string() height="8"></rect>
        </svg>
    }
}
