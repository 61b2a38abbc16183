//! The result of reading a table: the rows, the lines that couldn't be read and why, and notes for the user.

use crate::exchange::table::{
    Table,
    date_order::DateOrder,
    dates::{ColumnOrder, OrderEvidence, both_readings},
    note::{Note, NoteKind},
    problem::Problem,
};
use chrono::NaiveDate;
use std::fmt;

/// Everything read from a table. Every line of the file is in `rows` or in `problems`, or was blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading<T> {
    pub rows: Vec<T>,
    pub problems: Vec<Problem>,
    pub notes: Vec<Note>,
    /// A question that only the user can answer. Until then, the affected lines are among the problems.
    pub question: Option<Question>,
    /// How dates such as 3/2/2026 were read, if the file has any.
    pub order: Option<DateOrder>,
}

impl<T> Default for Reading<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), problems: Vec::new(), notes: Vec::new(), question: None, order: None }
    }
}

impl<T> Reading<T> {
    /// Starts with the table's own problems and notes, and no rows.
    pub(in crate::exchange) fn of(table: &Table) -> Self {
        Self { problems: table.problems.clone(), notes: table.notes.clone(), ..Self::default() }
    }

    /// Decides whether the day or the month comes first: from the dates themselves, else from the user's choice. If neither
    /// settles it, adds a question.
    pub(in crate::exchange) fn settle_order(
        &mut self,
        evidence: OrderEvidence,
        said: Option<DateOrder>,
    ) -> Option<DateOrder> {
        match evidence.order() {
            ColumnOrder::Plain => return said,
            ColumnOrder::Settled(order) => {
                self.notes.push(Note { line: None, kind: NoteKind::DateOrder(order) });
                self.order = Some(order);
            }
            ColumnOrder::Open { example } => {
                if said.is_none() {
                    let (day_first, month_first) = both_readings(&example);
                    self.question = Some(Question::AmbiguousDates { example, day_first, month_first });
                }
                self.order = said;
            }
        }
        self.order
    }
}

/// A question that the file leaves open and only the user can answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// No date in the file shows whether the day or the month comes first, or the dates contradict each other.
    AmbiguousDates { example: String, day_first: Option<NaiveDate>, month_first: Option<NaiveDate> },
}

impl fmt::Display for Question {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::AmbiguousDates { example, .. } = self;
        write!(formatter, "In “{example}”, which comes first: the day or the month?")
    }
}
