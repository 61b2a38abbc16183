//! A week of availability to paint in half hours, with mouse, touch or keyboard.

use super::{Each, SegmentedOption};
use crate::platform::format;
use leptos::{ev, prelude::*};
use switchback_core::model::hours::{Span, WeeklyHours, tidy};

/// The preferred hours, Monday first.
pub type Preferred = [Vec<Span>; 7];

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
/// Half hours in a day.
const ROWS: usize = 48;
/// The half hours shown until all are asked for: 7:00 to 20:00.
const USUAL: std::ops::Range<usize> = 14..40;

type Cells = [[Paint; ROWS]; 7];

/// What a half hour is, and what it can be painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Paint {
    Unavailable,
    Available,
    Preferred,
}

impl Paint {
    const ALL: [Self; 3] = [Self::Available, Self::Preferred, Self::Unavailable];

    fn word(self) -> &'static str {
        match self {
            Self::Available => "Available",
            Self::Preferred => "Preferred",
            Self::Unavailable => "Unavailable",
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Available => "hours-grid__swatch hours-grid__cell--available",
            Self::Preferred => "hours-grid__swatch hours-grid__cell--preferred",
            Self::Unavailable => "hours-grid__swatch",
        }
    }

    /// The new state of a half hour under this brush: painting the same state again removes it.
    fn over(self, cell: Self) -> Self {
        match (self, cell == self) {
            (Self::Available, true) => Self::Unavailable,
            (Self::Preferred, true) => Self::Available,
            _ => self,
        }
    }
}

#[component]
pub fn HoursGrid(
    #[prop(into)] hours: Signal<WeeklyHours>,
    #[prop(into)] preferred: Signal<Preferred>,
    on_change: Callback<(WeeklyHours, Preferred)>,
) -> impl IntoView {
    let cells = RwSignal::new(cells_of(&hours.get_untracked(), &preferred.get_untracked()));
    Effect::new(move |_| cells.set(cells_of(&hours.read(), &preferred.read())));
    let chosen = RwSignal::new(Paint::Available);
    let whole_day = RwSignal::new(!fits_usual(&cells.get_untracked()));
    // The state being painted: `None` while no finger or button is down.
    let brush = RwSignal::new(None::<Paint>);
    let focused = RwSignal::new((0_usize, USUAL.start + 4));
    let finish = move || {
        if brush.get_untracked().is_some() {
            brush.set(None);
            on_change.run(weeks_of(&cells.read_untracked()));
        }
    };
    let paint = move |day: usize, row: usize, value: Paint| {
        // Dragging over a half hour that is painted already changes nothing on screen.
        if cells.read_untracked()[day][row] != value {
            cells.update(|cells| cells[day][row] = value);
        }
    };
    let rows = move || if whole_day.get() { 0..ROWS } else { USUAL };
    let head =
        DAYS.map(|day| view! { <th scope="col"><abbr title=day>{&day[..2]}</abbr></th> }).collect_view();
    let brushes = Paint::ALL
        .map(|option| {
            view! {
                <SegmentedOption
                    name="hours-brush"
                    is_chosen=Signal::derive(move || chosen.get() == option)
                    on_choose=Callback::new(move |()| chosen.set(option))
                >
                    <span class=option.class()></span>
                    {option.word()}
                </SegmentedOption>
            }
        })
        .collect_view();
    view! {
        <fieldset class="segmented">
            <legend class="visually-hidden">"Mark hours as"</legend>
            {brushes}
        </fieldset>
        <table
            class="hours-grid"
            on:pointerup=move |_| finish()
            on:pointerleave=move |_| finish()
            on:keydown=move |event| walk(&event, focused, rows())
        >
            <caption class="visually-hidden">"Weekly availability. Move with the arrow keys. Press the space bar to mark a half hour with the selected option."</caption>
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
                                // Each half hour hears only of its own change, so that a stroke stays within
                                // a frame.
                                let cell = Memo::new(move |_| cells.read()[day][row]);
                                view! {
                                    <td>
                                        <button
                                            class="hours-grid__cell"
                                            class=("hours-grid__cell--available", move || cell.get() == Paint::Available)
                                            class=("hours-grid__cell--preferred", move || cell.get() == Paint::Preferred)
                                            type="button"
                                            id=cell_id(day, row)
                                            aria-pressed=move || (cell.get() != Paint::Unavailable).to_string()
                                            aria-label=move || label(day, row, cell.get())
                                            tabindex=move || if focused.get() == (day, row) { "0" } else { "-1" }
                                            on:pointerdown=move |event| {
                                                release(&event);
                                                let value = chosen.get_untracked().over(cell.get_untracked());
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
                                                    paint(day, row, chosen.get_untracked().over(cell.get_untracked()));
                                                    on_change.run(weeks_of(&cells.read_untracked()));
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
        <div class="cluster">
            <button
                class="button button--small button--quiet"
                type="button"
                on:click=move |_| whole_day.update(|whole| *whole = !*whole)
            >
                {move || if whole_day.get() { "Show daytime hours" } else { "Show all hours" }}
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

/// "Monday 9:00", or "Monday 9:00, preferred": the button's state says whether it is available.
fn label(day: usize, row: usize, cell: Paint) -> String {
    let preferred = if cell == Paint::Preferred { ", preferred" } else { "" };
    format!("{} {}{preferred}", DAYS[day], clock(row))
}

fn cell_id(day: usize, row: usize) -> String {
    format!("hours-{day}-{row}")
}

fn clock(row: usize) -> String {
    format::visitors().clock(row as u16 * 30)
}

fn fits_usual(cells: &Cells) -> bool {
    let outside = |row: &usize| !USUAL.contains(row);
    cells.iter().all(|day| (0..ROWS).filter(outside).all(|row| day[row] == Paint::Unavailable))
}

fn cells_of(hours: &WeeklyHours, preferred: &Preferred) -> Cells {
    let mut cells = [[Paint::Unavailable; ROWS]; 7];
    for (day, row) in (0..7).flat_map(|day| (0..ROWS).map(move |row| (day, row))) {
        let from = row as u16 * 30;
        let within = |spans: &[Span]| spans.iter().any(|span| span.from <= from && from + 30 <= span.to);
        cells[day][row] = match (within(&hours.0[day]), within(&preferred[day])) {
            (false, _) => Paint::Unavailable,
            (true, false) => Paint::Available,
            (true, true) => Paint::Preferred,
        };
    }
    cells
}

fn weeks_of(cells: &Cells) -> (WeeklyHours, Preferred) {
    let spans = |is: fn(Paint) -> bool| {
        cells.map(|day| {
            let rows = day.iter().enumerate().filter(|(_, paint)| is(**paint));
            tidy(rows.map(|(row, _)| Span::new(row as u16 * 30, row as u16 * 30 + 30)).collect())
        })
    };
    (WeeklyHours(spans(|paint| paint != Paint::Unavailable)), spans(|paint| paint == Paint::Preferred))
}
