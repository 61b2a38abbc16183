//! A preview of an import, computed in the background and recomputed when a choice changes.

use crate::ui::controls::runs::{self, Runs};
use leptos::prelude::*;
use std::sync::Arc;
use switchback_core::intake::Intake;

#[derive(Clone, Copy)]
pub struct Previewed {
    /// The last completed preview. `None` until there is one.
    pub intake: RwSignal<Option<Arc<Intake>>>,
    /// The progress of the next preview. `None` if nothing has changed since the last.
    pub percent: RwSignal<Option<u32>>,
    runs: Runs,
}

/// One computation of the preview. Ends when the choices change or the user leaves the page.
#[derive(Clone, Copy)]
pub struct Run {
    previewed: Previewed,
    run: runs::Run,
}

impl Previewed {
    pub fn nothing() -> Self {
        Self { intake: RwSignal::new(None), percent: RwSignal::new(None), runs: Runs::none() }
    }

    /// Starts a new run, which ends the previous one.
    pub fn begin(self) -> Run {
        Run { previewed: self, run: self.runs.begin() }
    }

    /// Ends the run and discards the last preview, as there is nothing to import.
    pub fn discard(self) {
        self.runs.stop();
        self.intake.set(None);
        self.percent.set(None);
    }
}

impl Run {
    /// Shows the progress. Returns `false` if the run is over.
    pub fn goes_on(self, percent: u32) -> bool {
        let is_on = self.is_on();
        if is_on && self.previewed.percent.try_get_untracked() != Some(Some(percent)) {
            self.previewed.percent.try_set(Some(percent));
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
        self.run.is_on()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn intake(same: u32) -> Intake {
        Intake { same, ..Intake::default() }
    }

    #[test]
    fn only_the_latest_run_is_shown() {
        let owner = Owner::new();
        owner.set();
        let previewed = Previewed::nothing();
        let (former, latest) = (previewed.begin(), previewed.begin());
        assert!(!former.goes_on(10) && latest.goes_on(20));
        assert_eq!(previewed.percent.get_untracked(), Some(20));
        former.end_with(intake(1));
        assert_eq!(previewed.intake.get_untracked(), None);
        latest.end_with(intake(2));
        assert_eq!(previewed.intake.get_untracked(), Some(Arc::new(intake(2))));
        assert_eq!(previewed.percent.get_untracked(), None);
    }

    #[test]
    fn the_last_preview_stays_until_the_next_one_is_done() {
        let owner = Owner::new();
        owner.set();
        let previewed = Previewed::nothing();
        previewed.begin().end_with(intake(1));
        assert!(previewed.begin().goes_on(50));
        assert_eq!(previewed.intake.get_untracked(), Some(Arc::new(intake(1))));
    }

    #[test]
    fn a_discarded_preview_can_not_be_imported_and_its_run_brings_none_back() {
        let owner = Owner::new();
        owner.set();
        let previewed = Previewed::nothing();
        previewed.begin().end_with(intake(1));
        let run = previewed.begin();
        previewed.discard();
        run.end_with(intake(2));
        assert_eq!(previewed.intake.get_untracked(), None);
    }

    #[test]
    fn leaving_the_page_ends_the_run() {
        let owner = Owner::new();
        owner.set();
        let run = Previewed::nothing().begin();
        owner.cleanup();
        assert!(!run.goes_on(50));
    }
}
