//! What shows while the stored workspace is read; index.html shows the same while the app itself is loaded.

use leptos::prelude::*;

#[component]
pub fn OpeningPage() -> impl IntoView {
    view! {
        <main class="page" aria-busy="true">
            <h1 class="visually-hidden">"Opening Switchback"</h1>
            <div class="skeleton">
                <div class="skeleton__line skeleton__line--title"></div>
                <div class="skeleton__line"></div>
                <div class="skeleton__line"></div>
            </div>
        </main>
    }
}
