//! Rows from files compared with the workspace: which are new, changed or unchanged, and the one command that imports them.
//! Reading the same file again changes nothing.

use crate::{command::import::Import, wording::count};

mod answers;
pub mod comparing;
mod name_index;
pub mod people;
mod people_index;
mod recognizing;
pub mod schedule;

pub use answers::{Answers, Candidate, Missing, PersonQuestion, TypeChoice, Who};

/// What a file would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use]
pub struct Intake {
    /// The command that imports it; empty where the file says nothing new.
    pub import: Import,
    pub added: Vec<Item>,
    pub changed: Vec<Change>,
    /// How many rows are unchanged.
    pub same: u32,
    pub problems: Vec<LineProblem>,
    /// Questions about people in the file, answered or not.
    pub questions: Vec<PersonQuestion>,
    /// Interview types that the file names and the workspace does not.
    pub type_choices: Vec<TypeChoice>,
    /// Interviews ahead that an earlier file of the same source had and this one does not. [`Answers::missing`] says
    /// what becomes of them.
    pub missing: Vec<Item>,
    /// Interviews at which a session took place and that the file has at a later time: they keep theirs.
    pub not_moved: Vec<Item>,
    /// Whether a table of people has nobody who is certified, although certificates are still to be recorded.
    pub lacks_certified: bool,
    /// Assumptions that a person should know of.
    pub notes: Vec<String>,
}

impl Intake {
    /// How much is imported: "24 rows" of a table, "3 interviews" of a calendar, "4 changes" where the file says more than its
    /// rows, such as a training path.
    pub fn amount(&self) -> String {
        let lines =
            self.added.iter().map(|item| item.line).chain(self.changed.iter().map(|change| change.line));
        let total = lines.clone().count();
        let import = &self.import;
        let interviews =
            import.interviews.len() + import.changed_interviews.len() + import.cancelled_interviews.len();
        if lines.into_iter().all(|line| line > 0) {
            count(total, "row", "rows")
        } else if total == interviews {
            count(total, "interview", "interviews")
        } else {
            count(total, "change", "changes")
        }
    }
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

/// A row that is skipped, and how to fix it.
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
