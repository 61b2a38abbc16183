//! A month of days, each with its first entries and the number of all entries.

use super::{CalendarBlock, CalendarEntry};
use leptos::prelude::*;

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
    pub entries: Vec<CalendarEntry>,
    /// The number of all entries.
    pub count: usize,
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
    let entry = |entry| {
        view! {
            <li class="month-calendar__entry">
                <CalendarBlock day=day.date.clone() entry=entry />
            </li>
        }
    };
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
