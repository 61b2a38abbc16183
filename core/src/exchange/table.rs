//! A table as it was written, nothing interpreted: a header, lines of cells, and the lines that could not be
//! read.

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

/// More rows than a company imports at once; comparing more would keep a page from answering for seconds.
pub(super) const MOST_LINES: usize = 50_000;

/// A table as it was written, nothing interpreted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use]
pub struct Table {
    /// The first line that is not blank, each name trimmed; may be empty or come twice.
    pub header: Vec<String>,
    /// Every later line that is not blank and not among the problems.
    pub lines: Vec<Line>,
    pub problems: Vec<Problem>,
    /// The lines that are among the problems, with all their cells.
    pub unread: Vec<Line>,
    pub notes: Vec<Note>,
    /// What it lists, where it says so itself.
    pub kind: Option<TableKind>,
    /// What interviewer pools ask of trainees; only such a file has it.
    pub paths: Vec<TrainingPath>,
    /// What those trainees have done of it already.
    pub progress: Vec<TrainingProgress>,
}

/// One record of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The line of the file on which the record begins, counted from 1, as an editor shows it.
    pub number: u32,
    /// At most as many as the header has; a short line stays short here and reads as padded through `cell`.
    pub cells: Vec<String>,
}

impl Line {
    /// The trimmed text of a column; empty where the line ends before it.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.trim())
    }
}

impl Table {
    /// Keeps the line for a person to fix.
    pub(super) fn refuse(&mut self, line: Line, reason: ProblemKind) {
        self.problems.push(Problem { line: line.number, reason });
        self.unread.push(line);
    }
}
