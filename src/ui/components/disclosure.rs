//! Content that is computed and drawn only once the user opens it.

use leptos::prelude::*;

#[component]
pub fn Disclosure(
    /// The text shown while it is closed.
    #[prop(into)]
    summary: Signal<String>,
    children: ChildrenFn,
) -> impl IntoView {
    let was_opened = RwSignal::new(false);
    view! {
        <details class="disclosure" on:toggle=move |_| was_opened.set(true)>
            <summary class="disclosure__summary">{summary}</summary>
            <Show when=move || was_opened.get()>
                <div class="disclosure__body stack">{children()}</div>
            </Show>
        </details>
    }
}
