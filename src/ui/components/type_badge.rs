//! An interview type that a person is certified in.

use leptos::prelude::*;

#[component]
pub fn TypeBadge(#[prop(into)] name: String) -> impl IntoView {
    view! { <span class="badge badge--positive">{name}</span> }
}
