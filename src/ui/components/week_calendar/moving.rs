//! Moving an entry of the grid onto another with a pointer. For the keyboard there is a button.

use leptos::prelude::*;

/// The result of dropping onto a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DropOutcome {
    Possible,
    /// A rule forbids it, in words.
    Excluded(String),
}

/// Identifies blocks by their index in `spans`.
#[derive(Clone, Copy)]
pub struct Moving {
    /// The block being dragged.
    pub dragged: RwSignal<Option<usize>>,
    /// The block that it is over.
    pub over: RwSignal<Option<usize>>,
    /// The result of dropping the dragged block onto this one. `None` if they are the same.
    pub outcome: Callback<usize, Option<DropOutcome>>,
    pub on_drop: Callback<usize>,
    /// Called when the button of a block is pressed.
    pub on_move: Callback<usize>,
}

impl Moving {
    pub fn begin(self, place: usize) {
        self.dragged.set(Some(place));
    }

    pub fn end(self) {
        self.dragged.set(None);
        self.over.set(None);
    }

    /// Whether the dragged block may be dropped onto this one.
    pub fn takes(self, place: usize) -> bool {
        self.dragged.get().is_some() && self.outcome.run(place) == Some(DropOutcome::Possible)
    }

    /// Whether a block that may not be dropped here is being dragged.
    pub fn refuses(self, place: usize) -> bool {
        self.dragged.get().is_some() && matches!(self.outcome.run(place), Some(DropOutcome::Excluded(_)))
    }

    pub fn finish(self, place: usize) {
        let is_possible = untrack(|| self.takes(place));
        if is_possible {
            self.on_drop.run(place);
        }
        self.end();
    }
}
