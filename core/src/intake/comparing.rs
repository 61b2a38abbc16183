//! Goes through the rows of a file of any kind.

use super::{Fresh, Intake};
use crate::exchange::stepwise::{Stepwise, percent_of};
use std::slice;

/// How many rows are compared per step, which is about a millisecond's work.
const STEP_ROWS: usize = 32;

/// Compares the rows of one kind with the workspace.
pub trait CompareRows {
    type Row;

    fn add_row(&mut self, row: &Self::Row, fresh: Fresh);

    /// Returns the effect of all rows together.
    fn conclude(self, fresh: Fresh) -> Intake;
}

/// Compares rows with the workspace, in steps.
#[must_use]
pub struct Comparing<'a, C: CompareRows> {
    rows: slice::Iter<'a, C::Row>,
    total: usize,
    /// `None` once everything is done.
    importer: Option<C>,
    fresh: Fresh<'a>,
}

impl<'a, C: CompareRows> Comparing<'a, C> {
    pub(super) fn new(rows: &'a [C::Row], importer: C, fresh: Fresh<'a>) -> Self {
        Self { rows: rows.iter(), total: rows.len(), importer: Some(importer), fresh }
    }
}

impl<C: CompareRows> Stepwise for Comparing<'_, C> {
    type Outcome = Intake;

    fn step(&mut self) -> Option<Intake> {
        if let Some(importer) = &mut self.importer {
            self.rows.by_ref().take(STEP_ROWS).for_each(|row| importer.add_row(row, self.fresh));
        }
        if self.rows.len() > 0 {
            return None;
        }
        Some(self.importer.take().map(|importer| importer.conclude(self.fresh)).unwrap_or_default())
    }

    fn percent(&self) -> u32 {
        percent_of(self.total - self.rows.len(), self.total)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counts the rows.
    #[derive(Default)]
    struct Counting(u32);

    impl CompareRows for Counting {
        type Row = ();

        fn add_row(&mut self, (): &(), _: Fresh) {
            self.0 += 1;
        }

        fn conclude(self, _: Fresh) -> Intake {
            Intake { same: self.0, ..Intake::default() }
        }
    }

    #[test]
    fn rows_are_compared_in_short_steps_and_each_once() {
        let (rows, fresh) = (vec![(); 1_000], &mut || 0);
        let mut comparing = Comparing::new(&rows, Counting::default(), fresh);
        let mut told = Vec::new();
        let intake = loop {
            if let Some(intake) = comparing.step() {
                break intake;
            }
            told.push(comparing.percent());
        };
        assert_eq!(intake.same, 1_000);
        assert!(
            told.len() >= 30 && told.is_sorted() && told.iter().all(|percent| *percent < 100),
            "{told:?}"
        );
    }

    #[test]
    fn no_rows_are_compared_at_once() {
        let fresh = &mut || 0;
        let mut comparing = Comparing::new(&[], Counting::default(), fresh);
        assert_eq!(comparing.step(), Some(Intake::default()));
    }
}
