//! Painting: a press chooses the state, and all half hours that the pointer crosses get it. A finger that moves at once scrolls the
//! page. It paints what it taps, and after resting on a half hour, what it crosses.

use super::{
    Preferred,
    cells::{Cells, weeks_of},
    paint::Paint,
};
use crate::platform::clock;
use leptos::{ev, prelude::*, task::spawn_local};
use switchback_core::model::hours::WeeklyHours;

/// How long a finger rests before it paints, in milliseconds. Shorter than the long press of phones, about 500.
const HOLD: i32 = 300;

/// A place in the week, such as where the keyboard focus is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HalfHourPlace {
    pub day: usize,
    pub row: usize,
}

/// The latest touch of the grid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Touch {
    /// Counts the touches, which tells one touch of a half hour from the next.
    number: u32,
    /// The half hour that the finger is on, until it leaves, moves on or starts to paint.
    held: Option<HalfHourPlace>,
}

#[derive(Clone, Copy)]
pub struct Stroke {
    pub cells: RwSignal<Cells>,
    /// The selected option.
    pub chosen: RwSignal<Paint>,
    /// The state being painted. `None` while no finger or button is down.
    pub brush: RwSignal<Option<Paint>>,
    pub touch: StoredValue<Touch>,
    pub focused: RwSignal<HalfHourPlace>,
    pub on_change: Callback<(WeeklyHours, Preferred)>,
}

impl Stroke {
    pub fn begin(self, place: HalfHourPlace) {
        self.let_go();
        let value = self.option_over(place);
        self.brush.set(Some(value));
        self.focused.set(place);
        self.paint(place, value);
    }

    /// Waits to see whether this finger taps, scrolls or paints.
    pub fn hold(self, place: HalfHourPlace) {
        self.touch
            .update_value(|touch| *touch = Touch { number: touch.number.wrapping_add(1), held: Some(place) });
        let touch = self.touch.get_value();
        spawn_local(async move {
            clock::pause(HOLD).await;
            // The page may have been closed meanwhile.
            if self.touch.try_get_value() == Some(touch) {
                self.begin(place);
            }
        });
    }

    pub fn go_over(self, place: HalfHourPlace) {
        if let Some(value) = self.brush.get_untracked() {
            self.paint(place, value);
        } else if self.touch.get_value().held != Some(place) {
            self.let_go();
        }
    }

    pub fn finish(self) {
        let tapped = self.touch.get_value().held;
        self.let_go();
        if self.brush.get_untracked().is_some() {
            self.brush.set(None);
            self.on_change.run(weeks_of(&self.cells.read_untracked()));
        } else if let Some(place) = tapped {
            self.focused.set(place);
            self.press(place);
        }
    }

    /// The finger left the grid, or the browser scrolls with it.
    pub fn leave(self) {
        self.let_go();
        self.finish();
    }

    /// Marks one half hour by a key or a tap.
    pub fn press(self, place: HalfHourPlace) {
        self.paint(place, self.option_over(place));
        self.on_change.run(weeks_of(&self.cells.read_untracked()));
    }

    /// Keeps the browser from scrolling or opening a menu while a finger paints.
    pub fn keep(self, event: &ev::Event) {
        if self.brush.get_untracked().is_some() {
            event.prevent_default();
        }
    }

    fn let_go(self) {
        self.touch.update_value(|touch| touch.held = None);
    }

    /// The state that this half hour gets from the selected option.
    fn option_over(self, HalfHourPlace { day, row }: HalfHourPlace) -> Paint {
        self.chosen.get_untracked().over(self.cells.read_untracked()[day][row])
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
