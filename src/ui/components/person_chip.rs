//! A person: initials and a name.

use crate::ui::format::words::{initials, tone};
use leptos::prelude::*;

#[component]
pub fn PersonChip(
    #[prop(into)] name: String,
    /// A second line.
    #[prop(optional, into)]
    note: String,
    #[prop(optional)] small: bool,
) -> impl IntoView {
    let size = if small { " person-chip--small" } else { "" };
    let class = format!("person-chip{size} person-chip--tone-{}", tone(&name));
    view! {
        <span class=class>
            <span class="person-chip__initials" aria-hidden="true">
                {initials(&name)}
            </span>
            <span class="person-chip__text">
                <span class="person-chip__name">{name}</span>
                {(!note.is_empty()).then(|| view! { <span class="person-chip__note">{note}</span> })}
            </span>
        </span>
    }
}
