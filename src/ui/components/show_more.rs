//! The end of a long list of which only the first rows are drawn: thousands of rows would freeze the page.

use leptos::prelude::*;

/// So many rows are drawn at first, and so many more with each press.
pub const ROWS: usize = 200;

/// How many rows are drawn, and a button for more; nothing where all are.
#[component]
pub fn ShowMore(
    /// How many rows are drawn at most.
    most: RwSignal<usize>,
    #[prop(into)] of: Signal<usize>,
) -> impl IntoView {
    let left = move || of.get().saturating_sub(most.get());
    view! {
        <Show when=move || { left() > 0 }>
            <div class="button-row">
                <button class="button" type="button" on:click=move |_| most.update(|most| *most += ROWS)>
                    {move || format!("Show {} more", left().min(ROWS))}
                </button>
                <span class="text-subtle">{move || format!("{} of {} shown", most.get(), of.get())}</span>
            </div>
        </Show>
    }
}
