//! Training progress, small enough for a table cell.

use leptos::prelude::*;

#[component]
pub fn ProgressMini(done: usize, of: usize) -> impl IntoView {
    let dots = (0..of)
        .map(|place| {
            let state = match place.cmp(&done) {
                std::cmp::Ordering::Less => "done",
                std::cmp::Ordering::Equal => "next",
                std::cmp::Ordering::Greater => "open",
            };
            let certificate = if place + 1 == of { " progress-mini__dot--certificate" } else { "" };
            view! { <span class=format!("progress-mini__dot progress-mini__dot--{state}{certificate}")></span> }
        })
        .collect_view();
    view! {
        <span class="progress-mini">
            <span class="progress-mini__trail" aria-hidden="true">{dots}</span>
            <span class="progress-mini__text">{format!("{done} of {of}")}</span>
        </span>
    }
}
