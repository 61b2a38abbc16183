//! One half hour of the grid, which can be painted.

use super::{
    DAYS, clock,
    paint::Paint,
    stroke::{HalfHourPlace, Stroke},
};
use crate::platform::pointer::release;
use leptos::prelude::*;

#[component]
pub fn HalfHour(place: HalfHourPlace, stroke: Stroke) -> impl IntoView {
    let HalfHourPlace { day, row } = place;
    // Each half hour reacts only to its own change, so that a stroke stays within a frame.
    let cell = Memo::new(move |_| stroke.cells.read()[day][row]);
    view! {
        <td>
            <button
                class="hours-grid__cell"
                class=("hours-grid__cell--available", move || cell.get() == Paint::Available)
                class=("hours-grid__cell--preferred", move || cell.get() == Paint::Preferred)
                type="button"
                id=place.id()
                aria-pressed=move || (cell.get() != Paint::Unavailable).to_string()
                aria-label=move || label(day, row, cell.get())
                tabindex=move || if stroke.focused.get() == place { "0" } else { "-1" }
                on:pointerdown=move |event| {
                    release(&event);
                    if event.pointer_type() == "touch" {
                        stroke.hold(place);
                    } else {
                        stroke.begin(place);
                    }
                }
                on:pointerenter=move |_| stroke.go_over(place)
                on:click=move |event| {
                    if event.detail() == 0 {
                        stroke.press(place);
                    }
                }
            ></button>
        </td>
    }
}

/// "Monday 9:00" or "Monday 9:00, preferred". The button's state conveys whether it is available.
fn label(day: usize, row: usize, cell: Paint) -> String {
    let preferred = if cell == Paint::Preferred { ", preferred" } else { "" };
    format!("{} {}{preferred}", DAYS[day], clock(row))
}
