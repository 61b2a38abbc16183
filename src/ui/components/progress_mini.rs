//! Training progress, small enough for a table.

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
            let summit = if place + 1 == of { " climb-mini__dot--summit" } else { "" };
            view! { <span class=format!("climb-mini__dot climb-mini__dot--{state}{summit}")></span> }
        })
        .collect_view();
    view! {
        <span class="climb-mini">
            <span class="climb-mini__trail" aria-hidden="true">{dots}</span>
            <span class="climb-mini__text">{format!("{done} of {of}")}</span>
        </span>
    }
}
