//! A week of availability to paint in half hours, by mouse, touch or keyboard.

use super::{Each, SegmentedOption};
use crate::platform::format;
use leptos::prelude::*;
use switchback_core::model::hours::WeeklyHours;

mod cells;
mod half_hour;
mod paint;
mod stroke;

pub use cells::Preferred;
use cells::{ROWS, USUAL, cells_of, fits_usual};
use half_hour::HalfHour;
use paint::Paint;
use stroke::{HalfHourPlace, Stroke, Touch};

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

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
    let focused = RwSignal::new(HalfHourPlace { day: 0, row: USUAL.start + 4 });
    let (brush, touch) = (RwSignal::new(None), StoredValue::new(Touch::default()));
    let stroke = Stroke { cells, chosen, brush, touch, focused, on_change };
    let rows = move || if whole_day.get() { 0..ROWS } else { USUAL };
    let switch = move |_| {
        whole_day.update(|whole| *whole = !*whole);
        // The half hour that Tab leads to is always one that is shown.
        focused.update(|place| place.row = place.row.clamp(rows().start, rows().end - 1));
    };
    view! {
        <Brushes chosen=chosen />
        <table
            class="hours-grid"
            on:pointerup=move |_| stroke.finish()
            on:pointerleave=move |_| stroke.leave()
            on:pointercancel=move |_| stroke.leave()
            on:touchmove=move |event| stroke.keep(&event)
            on:contextmenu=move |event| stroke.keep(&event)
            on:keydown=move |event| stroke.walk(&event, &rows())
        >
            <caption class="visually-hidden">"Weekly availability. Move with the arrow keys. Press the space bar to mark a half hour with the selected option."</caption>
            <thead>
                <tr>
                    <td class="hours-grid__corner"></td>
                    {DAYS.map(|day| view! { <th scope="col"><abbr title=day>{&day[..2]}</abbr></th> }).collect_view()}
                </tr>
            </thead>
            <tbody>
                <Each each=rows key=|row| *row let:row>
                    <tr>
                        <th scope="row">
                            <span class:visually-hidden=row % 2 == 1>{clock(row)}</span>
                        </th>
                        {(0..7)
                            .map(|day| view! { <HalfHour place=HalfHourPlace { day, row } stroke=stroke /> })
                            .collect_view()}
                    </tr>
                </Each>
            </tbody>
        </table>
        <div class="cluster">
            <button
                class="button button--small button--quiet"
                type="button"
                on:click=switch
            >
                {move || if whole_day.get() { "Show daytime hours" } else { "Show all hours" }}
            </button>
        </div>
    }
}

/// The states that a half hour can be painted with, and how a finger paints.
#[component]
fn Brushes(chosen: RwSignal<Paint>) -> impl IntoView {
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
        <p class="hours-grid__hint">"Tap a half hour, or touch and hold it, then drag over others."</p>
    }
}

fn clock(row: usize) -> String {
    format::visitors().clock(row as u16 * 30)
}
