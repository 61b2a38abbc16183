//! The first sessions of a list that may be long.

use crate::ui::components::{Agenda, AgendaEntry, FEW, FirstFew, ShowAll};
use leptos::prelude::*;

#[component]
pub fn FirstSessions(
    entries: Memo<Vec<AgendaEntry>>,
    /// What is listed.
    of: &'static str,
) -> impl IntoView {
    let lines = FirstFew::of(move || entries.read().len(), FEW);
    let shown = Memo::new(move |_| entries.read().iter().take(lines.shown()).cloned().collect::<Vec<_>>());
    view! {
        <Agenda entries=shown />
        <ShowAll lines=lines of=of />
    }
}
