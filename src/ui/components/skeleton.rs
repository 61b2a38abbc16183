//! The outline of a page that is still on its way. index.html shows the same while the app itself is loaded.

use leptos::prelude::*;

#[component]
pub fn Skeleton(
    /// What is on its way, for screen readers.
    title: &'static str,
) -> impl IntoView {
    view! {
        <h1 class="visually-hidden">{title}</h1>
        <div class="skeleton">
            <div class="skeleton__line skeleton__line--title"></div>
            <div class="skeleton__line"></div>
            <div class="skeleton__line"></div>
        </div>
    }
}
