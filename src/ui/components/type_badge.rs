//! An interview type that a person is or was certified in.

use leptos::prelude::*;

#[component]
pub fn TypeBadge(
    #[prop(into)] name: String,
    /// Whether the certificate has expired.
    #[prop(optional)]
    expired: bool,
) -> impl IntoView {
    let class = if expired { "badge badge--warning" } else { "badge badge--positive" };
    view! { <span class=class>{name}</span> }
}
