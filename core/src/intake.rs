//! Rows from files held against the workspace: new, changed and unchanged ones, and the one command that
//! imports them. Reading the same file again changes nothing.

use crate::command::import::Import;

mod answers;
mod name_index;
pub mod people;
mod people_index;
mod recognizing;
pub mod schedule;

pub use answers::{Answers, Candidate, Doubt, TypeChoice, Who};

/// What a file would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use]
pub struct Intake {
    /// The command that takes it in; empty where the file says nothing new.
    pub import: Import,
    pub added: Vec<Item>,
    pub changed: Vec<Change>,
    /// The number of unchanged rows.
    pub same: u32,
    pub problems: Vec<LineProblem>,
    /// Questions about who is meant, answered or not.
    pub doubts: Vec<Doubt>,
    /// Interview types that the file names and the workspace does not.
    pub type_choices: Vec<TypeChoice>,
    /// Assumptions that a person should know of.
    pub notes: Vec<String>,
}

/// Something new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The line of the file; 0 where it has no lines.
    pub line: u32,
    pub what: String,
    pub detail: String,
}

/// Something known that the file says otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub line: u32,
    pub what: String,
    pub was: String,
    pub now: String,
}

/// A row that cannot be taken, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineProblem {
    pub line: u32,
    pub words: String,
}

/// Names compare without regard to case and to the spaces around them.
fn plain(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Where new ids come from; the core makes none.
pub type Fresh<'a> = &'a mut dyn FnMut() -> u64;
