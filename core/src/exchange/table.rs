//! A table as written, without interpretation: a header, lines of cells, and the lines that couldn't be read.

pub mod date_order;
pub mod dates;
pub mod interviewer_pools;
mod json;
pub mod kind;
pub mod mapping;
pub mod note;
pub mod pool_note;
pub mod problem;
pub mod reader;
pub mod reading;
pub mod rows_to_fix;
pub mod sample_files;
pub mod training;
pub mod writer;

use crate::exchange::table::{
    kind::TableKind,
    note::Note,
    problem::{Problem, ProblemKind},
    training::{TrainingPath, TrainingProgress},
};

pub(super) const MOST_COLUMNS: usize = 512;

/// More rows than a company imports at once. Comparing more would freeze a page for seconds.
pub(super) const MOST_LINES: usize = 50_000;

/// A table as written, without interpretation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use]
pub struct Table {
    /// The first line that isn't blank and no title above the table, each name trimmed. Names may be empty or repeated.
    pub header: Vec<String>,
    /// Every later line that isn't blank and isn't among the problems.
    pub lines: Vec<Line>,
    pub problems: Vec<Problem>,
    /// The lines among the problems, with all their cells.
    pub unread: Vec<Line>,
    pub notes: Vec<Note>,
    /// What the table lists, if it says so itself.
    pub kind: Option<TableKind>,
    /// The training requirements of interviewer pools. Only pool files have them.
    pub paths: Vec<TrainingPath>,
    /// What those trainees have already completed.
    pub progress: Vec<TrainingProgress>,
}

/// One record of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The line of the file on which the record starts, counted from 1 as in an editor.
    pub number: u32,
    /// At most as many as the header has. A short line stays short, and `cell` returns empty text for the rest.
    pub cells: Vec<String>,
}

impl Line {
    /// Returns the trimmed text of a column, or empty text if the line ends before it.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.trim())
    }
}

impl Table {
    /// Keeps the line for a person to fix.
    pub(super) fn refuse(&mut self, line: Line, reason: ProblemKind) {
        self.problems.push(Problem::new(line.number, reason));
        self.unread.push(line);
    }
}
