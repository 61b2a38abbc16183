//! A week of sessions on a grid of half hours.

use super::state_badge::kind;
use crate::{
    platform::{format, scroll},
    ui::components::week_calendar::lanes::{LANES, Place, Span},
};
use leptos::{html::Div, prelude::*};
use switchback_core::model::session::SessionState;

mod lanes;

/// One session on the grid.
#[derive(Clone, Debug, PartialEq)]
pub struct CalendarBlock {
    /// 0 for Monday.
    pub day: u32,
    /// Half hours since midnight.
    pub row: u32,
    /// How many half hours it takes.
    pub span: u32,
    /// Without one where there is no trainee.
    pub state: Option<SessionState>,
    /// When it begins, as the visitor writes it: left to the scale of hours where the block is narrow.
    pub time: String,
    pub title: String,
    pub detail: String,
    /// Without one where there is no more to see.
    pub href: Option<String>,
}

/// A day at the head of the grid.
#[derive(Clone, Debug, PartialEq)]
pub struct CalendarDay {
    pub name: String,
    pub number: String,
    /// Where all of the day is listed.
    pub href: String,
}

/// The half hours from 7:00 to 20:00: where all sessions lie within, the night is left out.
const OFFICE: std::ops::Range<u32> = 14..40;

#[component]
pub fn WeekCalendar(
    /// Which week it is, for those who do not see it.
    #[prop(into)]
    label: String,
    /// Monday first.
    days: Vec<CalendarDay>,
    /// Which day is today, if any.
    today: Option<u32>,
    blocks: Vec<CalendarBlock>,
) -> impl IntoView {
    let spans: Vec<Span> = blocks.iter().map(CalendarBlock::place).collect();
    let places = lanes::places(&spans);
    let hidden = lanes::hidden(&spans, &places);
    let rest = hidden
        .into_iter()
        .filter_map(|(span, count)| Some(more(span, count, days.get(span.day as usize)?.href.clone())));
    let rest = rest.collect_view();
    let office =
        blocks.iter().all(|block| OFFICE.contains(&block.row) && block.row + block.span <= OFFICE.end);
    let class = match office {
        true => "week-calendar week-calendar--office week-calendar--wide",
        false => "week-calendar week-calendar--wide",
    };
    let first_hour = first_hour(&blocks);
    let frame = NodeRef::<Div>::new();
    Effect::new(move || {
        if let Some(frame) = frame.get() {
            scroll::bring_to_top(&frame, &format!("row-{first_hour}"));
        }
    });
    let blocks =
        blocks.into_iter().zip(places).filter_map(|(block, place)| cell(block, place)).collect_view();
    view! {
        <div class=class role="group" aria-label=label tabindex="0" node_ref=frame>
            <ol class="week-calendar__days">{day_heads(days, today)}</ol>
            <div class="week-calendar__grid">
                <ol class="week-calendar__hours" aria-hidden="true">
                    {hour_scale(office)}
                </ol>
                <ul class="week-calendar__blocks">{blocks} {rest}</ul>
            </div>
        </div>
    }
}

impl CalendarBlock {
    fn place(&self) -> Span {
        Span { day: self.day, row: self.row, length: self.span }
    }
}

/// The days at the head of the grid, each as a way to its list.
fn day_heads(days: Vec<CalendarDay>, today: Option<u32>) -> impl IntoView {
    days.into_iter()
        .zip(0_u32..)
        .map(|(shown, day)| {
            let today = if today == Some(day) { " week-calendar__day--today" } else { "" };
            view! {
                <li class=format!("week-calendar__day{today} day-{day}")>
                    <a class="week-calendar__day-link" href=shown.href>
                        {shown.name}
                        " "
                        <strong>{shown.number}</strong>
                    </a>
                </li>
            }
        })
        .collect_view()
}

/// The hours beside the grid.
fn hour_scale(office: bool) -> impl IntoView {
    (0..24)
        .filter(|hour| !office || OFFICE.contains(&(hour * 2)))
        .map(|hour| {
            let clock = format::visitors().clock(hour as u16 * 60);
            view! { <li class=format!("week-calendar__hour row-{}", hour * 2)>{clock}</li> }
        })
        .collect_view()
}

/// A block where it stands, if there is room for it.
fn cell(block: CalendarBlock, place: Place) -> Option<impl IntoView> {
    let Place::Lanes { first, wide, of } = place else { return None };
    let look = block.state.map_or("open", kind);
    let class = format!("week-calendar__block week-calendar__block--{look}");
    let inside = view! {
        <span class="week-calendar__block-title">
            <span class="week-calendar__block-time">{block.time} " "</span>
            {block.title}
        </span>
        <span class="week-calendar__block-detail">{block.detail}</span>
    };
    let inside = match block.href {
        Some(href) => view! { <a class=class href=href>{inside}</a> }.into_any(),
        None => view! { <div class=class>{inside}</div> }.into_any(),
    };
    let place = format!("day-{} row-{} span-{}", block.day, block.row, block.span);
    Some(view! { <li class=format!("{place} lane-{} wide-{wide} of-{of}", first + 1)>{inside}</li> })
}

/// What there is no room for, as a way to the list of the day.
fn more(span: Span, count: u32, href: String) -> impl IntoView {
    let length = span.length.min(24);
    view! {
        <li class=format!("day-{} row-{} span-{length} lane-{LANES} of-{LANES}", span.day, span.row)>
            <a class="week-calendar__block week-calendar__block--more" href=href>
                {format!("+{count}")} <span class="visually-hidden">" more on this day"</span>
            </a>
        </li>
    }
}

/// The hour, in half hours, at which most people look first: that of the first session of a usual day.
fn first_hour(blocks: &[CalendarBlock]) -> u32 {
    let usual = blocks.iter().map(|block| block.row).filter(|row| OFFICE.contains(row)).min();
    usual.unwrap_or(OFFICE.start) / 2 * 2
}
