//! The way from a page to what Help says about its subject.

use crate::route::Route;
use leptos::prelude::*;

#[component]
pub fn HelpLink(
    /// What is searched for in Help.
    about: &'static str,
    /// The words of the link.
    words: &'static str,
) -> impl IntoView {
    view! {
        <p class="text-small">
            <a href=format!("{}?text={about}", Route::Help.href())>{words}</a>
        </p>
    }
}
