//! A week of sessions on a grid of half hours.

use super::{CalendarBlock, CalendarEntry, Movable, Moving};
use crate::{
    platform::{format, scroll},
    ui::components::week_calendar::lanes::{LANES, Place},
};
use leptos::{html::Div, prelude::*};

mod lanes;

pub use lanes::Span;

/// A day at the head of the grid.
#[derive(Clone, Debug, PartialEq)]
pub struct CalendarDay {
    pub name: String,
    pub number: String,
    /// The list of all entries of the day.
    pub href: String,
}

/// The half hours from 7:00 to 20:00. If all sessions are within them, the grid leaves out the rest of the day.
const OFFICE: std::ops::Range<u32> = 14..40;

/// Monday to Friday.
const WORKDAYS: u32 = 5;

#[component]
pub fn WeekCalendar(
    /// The name of the week, for screen readers.
    #[prop(into)]
    label: String,
    /// Monday first.
    days: Vec<CalendarDay>,
    /// The index of today, if it is shown.
    today: Option<u32>,
    /// The position of each session.
    spans: Vec<Span>,
    /// Creates a session's block, by its index in `spans`. Called only for blocks that are drawn: with hundreds a day, only
    /// a few have space.
    block: Box<dyn Fn(usize) -> CalendarEntry>,
    /// For users who may move sessions.
    #[prop(default = None)]
    moving: Option<Moving>,
    /// The visitor's own time at each hour, if the week is shown in another time zone.
    #[prop(default = Vec::new())]
    own_hours: Vec<String>,
) -> impl IntoView {
    let places = lanes::places(&spans);
    let hidden = lanes::hidden(&spans, &places);
    let rest = hidden
        .into_iter()
        .filter_map(|(span, count)| Some(more(span, count, days.get(span.day as usize)?.href.clone())));
    let rest = rest.collect_view();
    let office = spans.iter().all(|span| OFFICE.contains(&span.row) && span.end() <= OFFICE.end);
    let mut days = days;
    days.truncate(days_shown(&spans, today));
    let class = class_of(office, days.len());
    let first_hour = first_hour(&spans);
    let frame = NodeRef::<Div>::new();
    Effect::new(move || {
        if let Some(frame) = frame.get() {
            scroll::bring_to_top(&frame, &format!("row-{first_hour}"));
        }
    });
    let shown = spans.iter().zip(places).enumerate();
    let cells = shown.filter_map(|(index, (span, place))| {
        let at = format!("day-{} row-{} span-{} {}", span.day, span.row, span.length, lanes_of(place)?);
        Some(cell(index, at, days.get(span.day as usize)?, block(index), moving))
    });
    let blocks = cells.collect_view();
    view! {
        <div class=class role="group" aria-label=label tabindex="0" node_ref=frame>
            <ol class="week-calendar__days">{day_heads(&days, today)}</ol>
            <div class="week-calendar__grid">
                <ol class="week-calendar__hours" aria-hidden="true">
                    {hour_scale(office, &own_hours)}
                </ol>
                <ul class="week-calendar__blocks">{blocks} {rest}</ul>
            </div>
        </div>
    }
}

fn class_of(office: bool, days: usize) -> String {
    let mut class = String::from("week-calendar week-calendar--wide");
    if office {
        class.push_str(" week-calendar--office");
    }
    if days == WORKDAYS as usize {
        class.push_str(" week-calendar--workdays");
    }
    class
}

/// The days at the top of the grid, each with a link to its list.
fn day_heads(days: &[CalendarDay], today: Option<u32>) -> impl IntoView {
    days.iter()
        .zip(0_u32..)
        .map(|(shown, day)| {
            let today = if today == Some(day) { " week-calendar__day--today" } else { "" };
            view! {
                <li class=format!("week-calendar__day{today} day-{day}")>
                    <a class="week-calendar__day-link" href=shown.href.clone()>
                        {shown.name.clone()}
                        " "
                        <strong>{shown.number.clone()}</strong>
                    </a>
                </li>
            }
        })
        .collect_view()
}

/// The hours beside the grid.
fn hour_scale(office: bool, own_hours: &[String]) -> impl IntoView {
    (0..24)
        .filter(|hour| !office || OFFICE.contains(&(hour * 2)))
        .map(|hour| {
            let clock = format::visitors().clock(hour as u16 * 60);
            let own = own_hours.get(hour as usize).cloned();
            let own = own.map(|own| view! { <span class="week-calendar__own-hour">{own}</span> });
            view! {
                <li class=format!("week-calendar__hour row-{}", hour * 2)>
                    {clock} {own}
                </li>
            }
        })
        .collect_view()
}

/// The class of an entry's lanes in the style sheet. `None` if it has no space.
fn lanes_of(place: Place) -> Option<String> {
    match place {
        Place::Lanes { first, wide, of } => Some(format!("lane-{} wide-{wide} of-{of}", first + 1)),
        Place::Hidden => None,
    }
}

/// A block at its position.
fn cell(
    place: usize,
    at: String,
    day: &CalendarDay,
    entry: CalendarEntry,
    moving: Option<Moving>,
) -> impl IntoView {
    let day = format!("{} {}", day.name, day.number);
    let name = entry.is_movable.then(|| format!("{} {}", entry.time, entry.title));
    view! {
        <Movable place=place class=at name=name moving=moving>
            <CalendarBlock day=day entry=entry />
        </Movable>
    }
}

/// The number of hidden entries, with a link to the list of the day.
fn more(span: Span, count: u32, href: String) -> impl IntoView {
    let length = span.length.min(24);
    view! {
        <li class=format!("day-{} row-{} span-{length} lane-{LANES} of-{LANES}", span.day, span.row)>
            <a class="calendar-block calendar-block--more" href=href>
                {format!("+{count}")} <span class="visually-hidden">" more on this day"</span>
            </a>
        </li>
    }
}

/// How many days of a week are shown. Leaves out the weekend if possible.
pub fn days_shown(spans: &[Span], today: Option<u32>) -> usize {
    if is_weekend_free(spans, today) { WORKDAYS as usize } else { 7 }
}

/// Whether Saturday and Sunday can be left out.
fn is_weekend_free(spans: &[Span], today: Option<u32>) -> bool {
    let mut days = spans.iter().map(|span| span.day).chain(today);
    !days.any(|day| day >= WORKDAYS)
}

/// The hour to show first, in half hours: that of the first session within usual hours.
fn first_hour(spans: &[Span]) -> u32 {
    let usual = spans.iter().map(|span| span.row).filter(|row| OFFICE.contains(row)).min();
    usual.unwrap_or(OFFICE.start) / 2 * 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weekend_is_left_out_unless_something_or_today_is_on_it() {
        let on = |day| Span { day, row: 18, length: 2 };
        assert!(is_weekend_free(&[on(0), on(4)], Some(2)));
        assert!(!is_weekend_free(&[on(0), on(5)], None));
        assert!(!is_weekend_free(&[on(0)], Some(6)));
    }
}
