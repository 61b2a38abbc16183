//! Interviews of an import, one by one, as far as they fit.

use crate::ui::components::Each;
use leptos::prelude::*;
use switchback_core::intake::Item;

/// So many are listed; the rest are counted.
const LISTED: usize = 50;

#[component]
pub fn ItemList(items: Signal<Vec<Item>>) -> impl IntoView {
    let listed = move || items.get().into_iter().enumerate().take(LISTED);
    let beyond = move || items.read().len().saturating_sub(LISTED);
    view! {
        <ul class="stack stack--tight">
            <Each each=listed key=|(place, _)| *place let:((_, item))>
                <li>
                    {item.what} <span class="text-subtle">" · " {item.detail}</span>
                </li>
            </Each>
        </ul>
        <Show when=move || { beyond() > 0 }>
            <p class="text-subtle">{move || format!("and {} more", beyond())}</p>
        </Show>
    }
}
