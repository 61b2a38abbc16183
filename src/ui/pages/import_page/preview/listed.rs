//! What the lists of a preview have in common.

use leptos::prelude::*;

/// How many things of a kind are listed; the rest are counted.
pub const LISTED: usize = 100;

/// How many are there beside those listed.
#[component]
pub fn More(count: Signal<usize>) -> impl IntoView {
    let more = move || count.get().saturating_sub(LISTED);
    view! {
        <Show when=move || { more() > 0 }>
            <p class="text-subtle">{move || format!("and {} more", more())}</p>
        </Show>
    }
}

/// Items of a calendar have no line.
pub fn line_number(line: u32) -> String {
    if line == 0 { "–".to_owned() } else { line.to_string() }
}
