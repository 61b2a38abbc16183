//! A month of days, each with its first entries and the number of all entries.

use super::{state_badge::kind, type_legend::TypeColor};
use leptos::prelude::*;
use switchback_core::model::session::SessionState;

/// A day of the month.
#[derive(Clone, Debug, PartialEq)]
pub struct MonthDay {
    pub number: String,
    /// The full date, for screen readers.
    pub date: String,
    /// The list of all entries of the day.
    pub href: String,
    pub is_today: bool,
    /// Whether it belongs to the previous or next month.
    pub is_outside: bool,
    /// The first entries.
    pub entries: Vec<MonthEntry>,
    /// The number of all entries.
    pub count: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub struct MonthEntry {
    pub title: String,
    /// `None` if there is no trainee.
    pub state: Option<SessionState>,
    pub color: TypeColor,
    pub href: String,
}

#[component]
pub fn MonthCalendar(
    /// The name of the month.
    #[prop(into)]
    label: String,
    /// The names of the days, Monday first.
    weekdays: Vec<String>,
    weeks: Vec<Vec<MonthDay>>,
) -> impl IntoView {
    let heads = weekdays.into_iter().map(|name| view! { <th scope="col">{name}</th> }).collect_view();
    let rows = weeks
        .into_iter()
        .map(|days| view! { <tr>{days.into_iter().map(cell).collect_view()}</tr> })
        .collect_view();
    view! {
        <table class="month-calendar">
            <caption class="visually-hidden">{label}</caption>
            <thead>
                <tr>{heads}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn cell(day: MonthDay) -> impl IntoView {
    let rest = day.count - day.entries.len();
    let outside = if day.is_outside { " month-calendar__day--outside" } else { "" };
    let today = if day.is_today { " month-calendar__day--today" } else { "" };
    let entries = day.entries.into_iter().map(entry).collect_view();
    view! {
        <td class=format!("month-calendar__day{outside}{today}")>
            <a class="month-calendar__number" href=day.href.clone() aria-label=format!("{}, {} total", day.date, day.count)>
                {day.number}
            </a>
            {(day.count > 0).then(|| view! { <span class="month-calendar__count" aria-hidden="true">{day.count}</span> })}
            <ul class="month-calendar__entries">{entries}</ul>
            {(rest > 0)
                .then(|| {
                    view! {
                        <a class="month-calendar__more" href=day.href>
                            {format!("{rest} more")}
                        </a>
                    }
                })}
        </td>
    }
}

fn entry(entry: MonthEntry) -> impl IntoView {
    let look = entry.state.map_or("open", kind);
    let color = format!(" {}", entry.color.class());
    let class = format!("month-calendar__entry{color} month-calendar__entry--{look}");
    view! {
        <li>
            <a class=class href=entry.href>
                {entry.title}
            </a>
        </li>
    }
}
