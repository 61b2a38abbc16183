//! Painting: a press chooses the state, and all half hours that the pointer crosses get it.

use super::{
    Preferred,
    cells::{Cells, weeks_of},
    paint::Paint,
};
use leptos::{ev, prelude::*};
use switchback_core::model::hours::WeeklyHours;

/// A place in the week, such as where the keyboard focus is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HalfHourPlace {
    pub day: usize,
    pub row: usize,
}

#[derive(Clone, Copy)]
pub struct Stroke {
    pub cells: RwSignal<Cells>,
    /// The selected option.
    pub chosen: RwSignal<Paint>,
    /// The state being painted. `None` while no finger or button is down.
    pub brush: RwSignal<Option<Paint>>,
    pub focused: RwSignal<HalfHourPlace>,
    pub on_change: Callback<(WeeklyHours, Preferred)>,
}

impl Stroke {
    /// The state that this half hour gets from the selected option.
    fn option_over(self, cell: Paint) -> Paint {
        self.chosen.get_untracked().over(cell)
    }

    pub fn begin(self, place: HalfHourPlace, cell: Paint) {
        let value = self.option_over(cell);
        self.brush.set(Some(value));
        self.focused.set(place);
        self.paint(place, value);
    }

    pub fn go_over(self, place: HalfHourPlace) {
        if let Some(value) = self.brush.get_untracked() {
            self.paint(place, value);
        }
    }

    pub fn finish(self) {
        if self.brush.get_untracked().is_some() {
            self.brush.set(None);
            self.on_change.run(weeks_of(&self.cells.read_untracked()));
        }
    }

    /// With the keyboard, a stroke is one half hour long.
    pub fn press(self, place: HalfHourPlace, cell: Paint) {
        self.paint(place, self.option_over(cell));
        self.on_change.run(weeks_of(&self.cells.read_untracked()));
    }

    fn paint(self, HalfHourPlace { day, row }: HalfHourPlace, value: Paint) {
        // Dragging over a half hour that has been painted already changes nothing on the screen.
        if self.cells.read_untracked()[day][row] != value {
            self.cells.update(|cells| cells[day][row] = value);
        }
    }

    /// Moves the focus with an arrow key.
    pub fn walk(self, event: &ev::KeyboardEvent, rows: &std::ops::Range<usize>) {
        let HalfHourPlace { day, row } = self.focused.get_untracked();
        let (day, row) = match event.key().as_str() {
            "ArrowUp" => (day, row.saturating_sub(1).max(rows.start)),
            "ArrowDown" => (day, (row + 1).min(rows.end - 1)),
            "ArrowLeft" => (day.saturating_sub(1), row),
            "ArrowRight" => ((day + 1).min(6), row),
            _ => return,
        };
        event.prevent_default();
        let to = HalfHourPlace { day, row };
        self.focused.set(to);
        crate::platform::focus::move_to(&to.id());
    }
}

impl HalfHourPlace {
    pub fn id(self) -> String {
        format!("hours-{}-{}", self.day, self.row)
    }
}
