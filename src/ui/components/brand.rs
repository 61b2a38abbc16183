//! The name of the app with its mark, on pages that stand outside a workspace.

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
