//! What importing a file would do, worked out in the background and anew whenever a choice changes.

use leptos::prelude::*;
use std::sync::Arc;
use switchback_core::intake::Intake;

#[derive(Clone, Copy)]
pub struct Previewed {
    /// `None` until it was worked out for the first time; then the last one.
    pub intake: RwSignal<Option<Arc<Intake>>>,
    /// How much of the next one is done; `None` where nothing changed since the last.
    pub percent: RwSignal<Option<u32>>,
    runs: StoredValue<u64>,
}

/// The working out for the choices of one moment. It ends when they change, and when the page is left.
#[derive(Clone, Copy)]
pub struct Run {
    previewed: Previewed,
    number: u64,
}

impl Previewed {
    pub fn nothing() -> Self {
        Self { intake: RwSignal::new(None), percent: RwSignal::new(None), runs: StoredValue::new(0) }
    }

    /// Begins anew; the run before it ends.
    pub fn begin(self) -> Run {
        self.runs.update_value(|runs| *runs += 1);
        Run { previewed: self, number: self.runs.get_value() }
    }
}

impl Run {
    /// Shows how much is done; false where the run is over.
    pub fn goes_on(self, percent: u32) -> bool {
        let is_on = self.is_on();
        if is_on && self.previewed.percent.try_get_untracked() != Some(Some(percent)) {
            self.previewed.percent.set(Some(percent));
        }
        is_on
    }

    pub fn end_with(self, intake: Intake) {
        if self.is_on() {
            self.previewed.intake.set(Some(Arc::new(intake)));
            self.previewed.percent.set(None);
        }
    }

    fn is_on(self) -> bool {
        self.previewed.runs.try_get_value() == Some(self.number)
    }
}
