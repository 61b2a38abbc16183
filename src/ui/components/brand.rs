//! The app's name with its mark, for pages outside a workspace.

use super::BrandMark;
use leptos::prelude::*;

#[component]
pub fn Brand() -> impl IntoView {
    view! {
        <p class="welcome__brand">
            <BrandMark />
            <span>"Switchback"</span>
        </p>
    }
}
