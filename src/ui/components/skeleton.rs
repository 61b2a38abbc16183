//! The outline of a page that is loading. index.html shows the same one while the app itself is loading.

use leptos::prelude::*;

#[component]
pub fn Skeleton(
    /// What is loading, for screen readers.
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
