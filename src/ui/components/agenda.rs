//! Sessions in order of time, grouped by day.

use super::StateBadge;
use leptos::prelude::*;
use switchback_core::model::session::SessionState;

/// One session in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct AgendaEntry {
    /// The day's name, the same for all sessions of a day.
    pub day: String,
    pub time: String,
    pub title: String,
    pub detail: String,
    /// `None` if there is no trainee.
    pub state: Option<SessionState>,
    pub href: String,
}

#[component]
pub fn Agenda(
    /// Ordered by time.
    #[prop(into)]
    entries: Signal<Vec<AgendaEntry>>,
    /// Shown only on narrow screens, next to a calendar for wide ones.
    #[prop(optional)]
    narrow: bool,
) -> impl IntoView {
    let class = if narrow { "agenda agenda--narrow" } else { "agenda" };
    view! { <ol class=class>{move || by_day(entries.get()).into_iter().map(day).collect_view()}</ol> }
}

fn by_day(entries: Vec<AgendaEntry>) -> Vec<(String, Vec<AgendaEntry>)> {
    let mut days: Vec<(String, Vec<AgendaEntry>)> = Vec::new();
    for entry in entries {
        match days.last_mut() {
            Some((day, entries)) if *day == entry.day => entries.push(entry),
            _ => days.push((entry.day.clone(), vec![entry])),
        }
    }
    days
}

fn day((day, entries): (String, Vec<AgendaEntry>)) -> impl IntoView {
    view! {
        <li class="agenda__day">
            <h3 class="agenda__date">{day}</h3>
            <ul class="agenda__items">{entries.into_iter().map(item).collect_view()}</ul>
        </li>
    }
}

fn item(entry: AgendaEntry) -> impl IntoView {
    view! {
        <li class="agenda__item">
            <time class="agenda__time">{entry.time}</time>
            <div class="agenda__what">
                <a class="agenda__title" href=entry.href>
                    {entry.title}
                </a>
                <span class="agenda__detail">{entry.detail}</span>
            </div>
            {entry.state.map(|state| view! { <StateBadge state=state /> })}
        </li>
    }
}
