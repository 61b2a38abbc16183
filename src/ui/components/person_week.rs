//! A week by person: a row for each person, a column for each day.

use super::{CalendarDay, Each, Movable, Moving, state_badge::kind, type_legend::TypeColor};
use leptos::prelude::*;
use switchback_core::model::session::SessionState;

/// One person's week.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonRow {
    pub name: String,
    /// The address of the person's page, if the user may open it.
    pub href: Option<String>,
    /// The entries by day, one list for each column.
    pub days: Vec<Vec<PersonRowEntry>>,
}

/// A session or an interview of one person.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonRowEntry {
    /// Its index in the week. The same in the rows of all people who are there.
    pub place: usize,
    /// Whether it can be moved onto another entry.
    pub is_movable: bool,
    pub time: String,
    pub title: String,
    /// The other people there. Empty if there are none.
    pub detail: String,
    /// The meaning of colors and borders, for screen readers.
    pub spoken: String,
    /// `None` if there is no trainee.
    pub state: Option<SessionState>,
    pub color: TypeColor,
    pub href: String,
}

#[component]
pub fn PersonWeek(
    /// The name of the week.
    #[prop(into)]
    label: String,
    /// The days shown, Monday first.
    days: Vec<CalendarDay>,
    /// The index of today, if it is shown.
    today: Option<u32>,
    #[prop(into)] rows: Signal<Vec<PersonRow>>,
    /// For users who may move sessions.
    #[prop(default = None)]
    moving: Option<Moving>,
    /// The end of the rows, inside the frame in which they scroll.
    children: Children,
) -> impl IntoView {
    let heads =
        days.into_iter().zip(0_u32..).map(|(day, place)| head(day, today == Some(place))).collect_view();
    view! {
        <div class="person-week" role="group" aria-label=label.clone() tabindex="0">
            <table class="person-week__table">
                <caption class="visually-hidden">{format!("{label}, by person")}</caption>
                <thead>
                    <tr>
                        <th scope="col">"Person"</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>
                    <Each each=move || rows.get() key=|row| format!("{row:?}") let:row>
                        {person(row, moving)}
                    </Each>
                </tbody>
            </table>
            {children()}
        </div>
    }
}

fn head(day: CalendarDay, is_today: bool) -> AnyView {
    let class = if is_today { "person-week__day person-week__day--today" } else { "person-week__day" };
    view! {
        <th scope="col" class=class>
            <a class="person-week__day-link" href=day.href>
                {day.name}
                " "
                <strong>{day.number}</strong>
            </a>
        </th>
    }
    .into_any()
}

fn person(row: PersonRow, moving: Option<Moving>) -> AnyView {
    let name = match row.href {
        Some(href) => view! { <a href=href>{row.name}</a> }.into_any(),
        None => row.name.into_any(),
    };
    let days = row.days.into_iter().map(|entries| {
        let entries = (!entries.is_empty()).then(|| {
            let items = entries.into_iter().map(|entry| item(entry, moving)).collect_view();
            view! { <ul class="person-week__entries">{items}</ul> }
        });
        view! { <td>{entries}</td> }
    });
    view! {
        <tr>
            <th scope="row">{name}</th>
            {days.collect_view()}
        </tr>
    }
    .into_any()
}

fn item(entry: PersonRowEntry, moving: Option<Moving>) -> AnyView {
    let name = entry.is_movable.then(|| format!("{} {} {}", entry.time, entry.title, entry.detail));
    view! {
        <Movable place=entry.place class="person-week__item" name=name moving=moving>
            {link(entry)}
        </Movable>
    }
    .into_any()
}

fn link(entry: PersonRowEntry) -> AnyView {
    let look = entry.state.map_or("open", kind);
    let color = format!(" {}", entry.color.class());
    let class = format!("person-week__entry{color} calendar-block--{look}");
    view! {
        <a class=class href=entry.href>
            <span class="person-week__time">{entry.time}</span>
            " "
            <span class="person-week__title">{entry.title}</span>
            " "
            <span class="person-week__detail">{entry.detail}</span>
            <span class="visually-hidden">{entry.spoken}</span>
        </a>
    }
    .into_any()
}
