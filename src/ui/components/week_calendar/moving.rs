//! Moving what stands on the grid onto something else there, with a pointer; the keyboard has a button for it.

use leptos::prelude::*;

/// What comes of dropping onto a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DropOutcome {
    Possible,
    /// A rule stands against it, in words.
    Excluded(String),
}

/// Blocks are named by their places among the spans.
#[derive(Clone, Copy)]
pub struct Moving {
    /// The block that is dragged.
    pub dragged: RwSignal<Option<usize>>,
    /// The block that it is over.
    pub over: RwSignal<Option<usize>>,
    /// What comes of dropping the dragged block onto this one; `None` onto itself.
    pub outcome: Callback<usize, Option<DropOutcome>>,
    pub on_drop: Callback<usize>,
    /// The button of a block was pressed.
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

    /// Whether something is dragged that may not be dropped here.
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
