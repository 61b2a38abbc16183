//! The link to the page that a user starts on.

use super::main_pages::shown_at;
use crate::{route::Route, store::Store};
use leptos::prelude::*;

#[component]
pub fn StartLink() -> impl IntoView {
    let store = Store::expect();
    let words = move || match shown_at(store.who.get(), Route::Today) {
        Route::Insights => "Go to Insights",
        _ => "Go to Today",
    };
    view! {
        <a class="button button--primary" href=Route::Today.href()>
            {words}
        </a>
    }
}
