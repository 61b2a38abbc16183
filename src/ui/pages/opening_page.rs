//! Shown while the stored workspace is being read.

use crate::ui::components::Skeleton;
use leptos::prelude::*;

#[component]
pub fn OpeningPage() -> impl IntoView {
    view! {
        <main class="page" aria-busy="true">
            <Skeleton title="Opening Switchback" />
        </main>
    }
}
