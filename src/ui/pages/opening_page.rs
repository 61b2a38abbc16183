//! What shows while the stored workspace is read.

use leptos::prelude::*;

#[component]
pub fn OpeningPage() -> impl IntoView {
    view! {
        <main class="page" aria-busy="true">
            <h1 class="visually-hidden">"Switchback is opening"</h1>
            <div class="skeleton skeleton--title"></div>
            <div class="skeleton skeleton--block"></div>
            <div class="skeleton skeleton--line"></div>
        </main>
    }
}
