//! A week to paint in half hours, with mouse, touch or keyboard.

use super::each::Each;
use leptos::{ev, prelude::*};
use switchback_core::model::hours::{Span, WeeklyHours, tidy};

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
/// Half hours in a day.
const ROWS: usize = 48;
/// The half hours shown until somebody asks for the whole day: 7:00 to 20:00.
const USUAL: std::ops::Range<usize> = 14..40;

type Cells = [[bool; ROWS]; 7];

#[component]
pub fn HoursGrid(
    #[prop(into)] hours: Signal<WeeklyHours>,
    on_change: Callback<WeeklyHours>,
) -> impl IntoView {
    let cells = RwSignal::new(cells_of(&hours.get_untracked()));
    Effect::new(move |_| cells.set(cells_of(&hours.read())));
    let whole_day = RwSignal::new(!fits_usual(&cells.get_untracked()));
    // What is being painted: `None` while no finger or button is down.
    let brush = RwSignal::new(None::<bool>);
    let focused = RwSignal::new((0_usize, USUAL.start + 4));
    let finish = move || {
        if brush.get_untracked().is_some() {
            brush.set(None);
            on_change.run(hours_of(&cells.read_untracked()));
        }
    };
    let paint = move |day: usize, row: usize, value: bool| cells.update(|cells| cells[day][row] = value);
    let rows = move || if whole_day.get() { 0..ROWS } else { USUAL };
    let head =
        DAYS.map(|day| view! { <th scope="col"><abbr title=day>{&day[..2]}</abbr></th> }).collect_view();
    view! {
        <table
            class="hours-grid"
            on:pointerup=move |_| finish()
            on:pointerleave=move |_| finish()
            on:keydown=move |event| walk(&event, focused, rows())
        >
            <caption class="visually-hidden">"The usual week. Arrow keys move, the space bar changes a half hour."</caption>
            <thead>
                <tr>
                    <td class="hours-grid__corner"></td>
                    {head}
                </tr>
            </thead>
            <tbody>
                <Each each=rows key=|row| *row let:row>
                    <tr>
                        <th scope="row">
                            <span class:visually-hidden=row % 2 == 1>{clock(row)}</span>
                        </th>
                        {(0..7)
                            .map(|day| {
                                let is_on = move || cells.read()[day][row];
                                view! {
                                    <td>
                                        <button
                                            class="hours-grid__cell"
                                            class=("hours-grid__cell--can", is_on)
                                            type="button"
                                            id=cell_id(day, row)
                                            aria-pressed=move || is_on().to_string()
                                            aria-label=format!("{} {}", DAYS[day], clock(row))
                                            tabindex=move || if focused.get() == (day, row) { "0" } else { "-1" }
                                            on:pointerdown=move |event| {
                                                release(&event);
                                                let value = !cells.read_untracked()[day][row];
                                                brush.set(Some(value));
                                                focused.set((day, row));
                                                paint(day, row, value);
                                            }
                                            on:pointerenter=move |_| {
                                                if let Some(value) = brush.get_untracked() {
                                                    paint(day, row, value);
                                                }
                                            }
                                            on:click=move |event| {
                                                if event.detail() == 0 {
                                                    paint(day, row, !cells.read_untracked()[day][row]);
                                                    on_change.run(hours_of(&cells.read_untracked()));
                                                }
                                            }
                                        ></button>
                                    </td>
                                }
                            })
                            .collect_view()}
                    </tr>
                </Each>
            </tbody>
        </table>
        <div class="cluster cluster--apart">
            <ul class="hours-grid__legend">
                <li class="hours-grid__key">
                    <span class="hours-grid__swatch hours-grid__cell--can"></span>
                    "Can"
                </li>
                <li class="hours-grid__key">
                    <span class="hours-grid__swatch"></span>
                    "Cannot"
                </li>
            </ul>
            <button
                class="button button--small button--quiet"
                type="button"
                on:click=move |_| whole_day.update(|whole| *whole = !*whole)
            >
                {move || if whole_day.get() { "Only the day" } else { "Show the night too" }}
            </button>
        </div>
    }
}

/// A finger that went down on one cell must be free to paint the others.
fn release(event: &ev::PointerEvent) {
    crate::platform::pointer::release(event);
}

fn walk(event: &ev::KeyboardEvent, focused: RwSignal<(usize, usize)>, rows: std::ops::Range<usize>) {
    let (day, row) = focused.get_untracked();
    let to = match event.key().as_str() {
        "ArrowUp" => (day, row.saturating_sub(1).max(rows.start)),
        "ArrowDown" => (day, (row + 1).min(rows.end - 1)),
        "ArrowLeft" => (day.saturating_sub(1), row),
        "ArrowRight" => ((day + 1).min(6), row),
        _ => return,
    };
    event.prevent_default();
    focused.set(to);
    crate::platform::focus::move_to(&cell_id(to.0, to.1));
}

fn cell_id(day: usize, row: usize) -> String {
    format!("hours-{day}-{row}")
}

fn clock(row: usize) -> String {
    format!("{}:{}", row / 2, if row.is_multiple_of(2) { "00" } else { "30" })
}

fn fits_usual(cells: &Cells) -> bool {
    let outside = |row: &usize| !USUAL.contains(row);
    cells.iter().all(|day| (0..ROWS).filter(outside).all(|row| !day[row]))
}

fn cells_of(hours: &WeeklyHours) -> Cells {
    let mut cells = [[false; ROWS]; 7];
    for (day, spans) in hours.0.iter().enumerate() {
        for (row, cell) in cells[day].iter_mut().enumerate() {
            let from = row as u16 * 30;
            *cell = spans.iter().any(|span| span.from <= from && from + 30 <= span.to);
        }
    }
    cells
}

fn hours_of(cells: &Cells) -> WeeklyHours {
    WeeklyHours(cells.map(|day| {
        let on = day.iter().enumerate().filter(|(_, on)| **on);
        tidy(on.map(|(row, _)| Span::new(row as u16 * 30, row as u16 * 30 + 30)).collect())
    }))
}
