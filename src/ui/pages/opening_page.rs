//! What shows while the stored workspace is read.

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
