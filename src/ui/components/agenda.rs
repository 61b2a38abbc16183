//! Sessions by time, under the day they are on.

use super::StateBadge;
use leptos::prelude::*;
use switchback_core::model::session::SessionState;

/// One session of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct AgendaEntry {
    /// The day's name, equal for all sessions of one day.
    pub day: String,
    pub time: String,
    pub title: String,
    pub detail: String,
    /// Without one where there is no trainee.
    pub state: Option<SessionState>,
    pub href: String,
}

#[component]
pub fn Agenda(
    /// By time.
    #[prop(into)]
    entries: Signal<Vec<AgendaEntry>>,
    /// For where a calendar is shown as well, on screens that have room for one.
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
