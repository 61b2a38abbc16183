//! One entry of a calendar: a session in its state, or an interview without a trainee. Under the pointer or with keyboard
//! focus, it shows all its details on top of its neighbors.

use super::{state_badge::kind, type_legend::TypeColor};
use leptos::prelude::*;
use switchback_core::model::session::SessionState;

/// The content of a block.
#[derive(Clone, Debug, PartialEq)]
pub struct CalendarEntry {
    /// `None` if there is no trainee.
    pub state: Option<SessionState>,
    /// The color of the interview type.
    pub color: TypeColor,
    /// The start time in the visitor's format. Left out of narrow blocks, as the hours are beside the grid.
    pub time: String,
    pub title: String,
    /// The title for blocks that are too narrow for the full one.
    pub short: String,
    pub detail: String,
    pub href: String,
    /// Whether it can be moved onto another block.
    pub is_movable: bool,
}

#[component]
pub fn CalendarBlock(
    /// Read by screen readers only.
    day: String,
    entry: CalendarEntry,
) -> impl IntoView {
    let look = entry.state.map_or("open", kind);
    let color = entry.color.class();
    let class = format!("calendar-block {color} calendar-block--{look}");
    let CalendarEntry { time, title, detail, .. } = &entry;
    let name = format!("{day}, {time} {title}, {detail}");
    view! {
        <a class=class href=entry.href aria-label=name>
            <span class="calendar-block__short" aria-hidden="true">
                {entry.short}
            </span>
            <span class="calendar-block__title">
                <span class="calendar-block__time">{entry.time} " "</span>
                {entry.title}
            </span>
            <span class="calendar-block__detail">{entry.detail}</span>
        </a>
    }
}
