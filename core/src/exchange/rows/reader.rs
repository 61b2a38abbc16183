//! Goes through the lines of any table twice: once for the order of day and month, and once for the rows.

use crate::{
    exchange::{
        stepwise::{Stepwise, percent_of},
        table::{
            Line, Table, date_order::DateOrder, dates::OrderEvidence, problem::Problem, reading::Reading,
        },
    },
    order::Order,
};
use std::slice;

/// How many lines are read per step, which is about a millisecond's work.
const STEP_LINES: usize = 32;

/// Turns the lines of one kind of table into rows.
pub trait ReadRows {
    type Row;

    /// Returns the cells of a line that show whether the day or the month comes first.
    fn dates<'l>(&self, line: &'l Line) -> Vec<&'l str>;

    /// Sets the date order, once all dates have been looked at.
    fn settle(&mut self, order: Option<DateOrder>);

    /// Adds the row of a line, or the reason why it has none.
    fn read(&mut self, line: &Line, reading: &mut Reading<Self::Row>);

    /// Adds the notes about the table as a whole.
    fn conclude(&mut self, reading: &mut Reading<Self::Row>);
}

/// Reads the rows of a table, in steps.
#[must_use]
pub struct RowsReader<'a, R: ReadRows> {
    rows: R,
    /// The lines whose dates haven't been looked at yet.
    undated: slice::Iter<'a, Line>,
    evidence: OrderEvidence,
    /// The order that the user chose.
    said: Option<DateOrder>,
    unread: slice::Iter<'a, Line>,
    total: usize,
    reading: Reading<R::Row>,
}

impl<'a, R: ReadRows> RowsReader<'a, R> {
    pub(super) fn new(table: &'a Table, rows: R, said: Option<DateOrder>) -> Self {
        Self {
            rows,
            undated: table.lines.iter(),
            evidence: OrderEvidence::default(),
            said,
            unread: table.lines.iter(),
            total: table.lines.len(),
            reading: Reading::of(table),
        }
    }

    fn look_at_dates(&mut self) {
        for line in self.undated.by_ref().take(STEP_LINES) {
            self.rows.dates(line).into_iter().for_each(|cell| self.evidence.add(cell));
        }
        if self.undated.len() == 0 {
            let evidence = std::mem::take(&mut self.evidence);
            self.rows.settle(self.reading.settle_order(evidence, self.said));
        }
    }

    fn concluded(&mut self) -> Reading<R::Row> {
        self.rows.conclude(&mut self.reading);
        self.reading.problems.order_by_key(|problem: &Problem| problem.line);
        std::mem::take(&mut self.reading)
    }
}

impl<R: ReadRows> Stepwise for RowsReader<'_, R> {
    type Outcome = Reading<R::Row>;

    fn step(&mut self) -> Option<Reading<R::Row>> {
        if self.undated.len() > 0 {
            self.look_at_dates();
            return None;
        }
        for line in self.unread.by_ref().take(STEP_LINES) {
            self.rows.read(line, &mut self.reading);
        }
        (self.unread.len() == 0).then(|| self.concluded())
    }

    fn percent(&self) -> u32 {
        // Looking at the dates is quick compared to reading the rows.
        let left = self.undated.len() + 3 * self.unread.len();
        percent_of(4 * self.total - left, 4 * self.total)
    }
}
