//! A week of sessions on a grid of half hours.

use super::state_badge::kind;
use crate::platform::scroll;
use leptos::{html::Div, prelude::*};
use switchback_core::model::session::SessionState;

/// One session on the grid.
#[derive(Clone, Debug, PartialEq)]
pub struct CalendarBlock {
    /// 0 for Monday.
    pub day: u32,
    /// Half hours since midnight.
    pub row: u32,
    /// How many half hours it takes.
    pub span: u32,
    pub state: SessionState,
    pub title: String,
    pub detail: String,
    pub href: String,
}

/// At most this many sessions stand side by side.
const LANES: u32 = 4;
/// The half hours from 7:00 to 20:00: where all sessions lie within, the night is left out.
const OFFICE: std::ops::Range<u32> = 14..40;

#[component]
pub fn WeekCalendar(
    /// Which week it is, for those who do not see it.
    #[prop(into)]
    label: String,
    /// Name and number of each day, Monday first.
    days: Vec<(String, String)>,
    /// Which day is today, if any.
    today: Option<u32>,
    blocks: Vec<CalendarBlock>,
) -> impl IntoView {
    let days = days
        .into_iter()
        .zip(0_u32..)
        .map(|((name, number), day)| {
            let today = if today == Some(day) { " week-calendar__day--today" } else { "" };
            view! {
                <li class=format!("week-calendar__day{today} day-{day}")>{name} " " <strong>{number}</strong></li>
            }
        })
        .collect_view();
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
    let hours = (0..24)
        .filter(|hour| !office || OFFICE.contains(&(hour * 2)))
        .map(|hour| view! { <li class=format!("week-calendar__hour row-{}", hour * 2)>{format!("{hour}:00")}</li> })
        .collect_view();
    let lanes = lanes(&blocks);
    let blocks = blocks.into_iter().zip(lanes).map(|(block, lane)| cell(block, lane)).collect_view();
    view! {
        <div class=class role="group" aria-label=label tabindex="0" node_ref=frame>
            <ol class="week-calendar__days">{days}</ol>
            <div class="week-calendar__grid">
                <ol class="week-calendar__hours" aria-hidden="true">
                    {hours}
                </ol>
                <ul class="week-calendar__blocks">{blocks}</ul>
            </div>
        </div>
    }
}

fn cell(block: CalendarBlock, (lane, of): (u32, u32)) -> impl IntoView {
    let lane = if of > 1 { format!(" lane-{}-of-{of}", lane + 1) } else { String::new() };
    view! {
        <li class=format!("day-{} row-{} span-{}{lane}", block.day, block.row, block.span)>
            <a
                class=format!("week-calendar__block week-calendar__block--{}", kind(block.state))
                href=block.href
            >
                <span class="week-calendar__block-title">{block.title}</span>
                <span class="week-calendar__block-detail">{block.detail}</span>
            </a>
        </li>
    }
}

/// The hour, in half hours, at which most people look first: that of the first session of a usual day.
fn first_hour(blocks: &[CalendarBlock]) -> u32 {
    let usual = blocks.iter().map(|block| block.row).filter(|row| OFFICE.contains(row)).min();
    usual.unwrap_or(OFFICE.start) / 2 * 2
}

/// For every block its lane, and how many lanes its neighbours need.
fn lanes(blocks: &[CalendarBlock]) -> Vec<(u32, u32)> {
    let touches = |a: &CalendarBlock, b: &CalendarBlock| {
        a.day == b.day && a.row < b.row + b.span && b.row < a.row + a.span
    };
    let mut lanes: Vec<u32> = Vec::with_capacity(blocks.len());
    for (place, block) in blocks.iter().enumerate() {
        let taken: Vec<u32> =
            (0..place).filter(|other| touches(block, &blocks[*other])).map(|other| lanes[other]).collect();
        let free = (0..LANES).find(|lane| !taken.contains(lane));
        lanes.push(free.unwrap_or(LANES - 1));
    }
    let needed = |place: usize| {
        let beside = (0..blocks.len()).filter(|other| touches(&blocks[place], &blocks[*other]));
        beside.map(|other| lanes[other] + 1).max().unwrap_or(1)
    };
    (0..blocks.len()).map(|place| (lanes[place], needed(place))).collect()
}
