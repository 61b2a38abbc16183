//! A link from a page to Help about its subject.

use crate::route::Route;
use leptos::prelude::*;

#[component]
pub fn HelpLink(
    /// The search text for Help.
    about: &'static str,
    /// The label of the link.
    words: &'static str,
) -> impl IntoView {
    view! {
        <p class="text-small">
            <a href=format!("{}?text={about}", Route::Help.href())>{words}</a>
        </p>
    }
}
