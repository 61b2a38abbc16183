//! What a page shows if it has no content, and what to do about that.

use super::{Icon, IconName};
use leptos::prelude::*;

#[component]
pub fn EmptyState(
    icon: IconName,
    #[prop(into)] title: String,
    #[prop(into)] text: String,
    /// What to do about it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty-state">
            <span class="empty-state__art"><Icon name=icon /></span>
            <h2 class="empty-state__title">{title}</h2>
            <p class="empty-state__text">{text}</p>
            <div class="empty-state__actions">{children.map(|children| children())}</div>
        </div>
    }
}
