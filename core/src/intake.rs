//! Compares rows from files with the workspace: which are new, changed or unchanged, and the one command that imports
//! them. Reading the same file again changes nothing.

use crate::{
    access::{asker::Asker, certificate},
    command::import::Import,
    wording::count,
};

mod answers;
pub mod comparing;
pub mod details;
mod name_index;
pub mod people;
mod people_index;
mod recognizing;
pub mod schedule;
pub mod sent_schedule;

pub use answers::{Answers, Candidate, ChangedByHand, Missing, PersonQuestion, TypeChoice, Unknown, Who};

/// The effect of importing a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use]
pub struct Intake {
    /// The command that imports the file. Empty if the file contains nothing new.
    pub import: Import,
    pub added: Vec<Item>,
    pub changed: Vec<Change>,
    /// How many rows are unchanged.
    pub same: u32,
    pub problems: Vec<LineProblem>,
    /// Questions about people in the file, answered or not.
    pub questions: Vec<PersonQuestion>,
    /// Interview types in the file that the workspace doesn't have.
    pub type_choices: Vec<TypeChoice>,
    /// Upcoming interviews that an earlier file of the same source had and this one doesn't. [`Answers::missing`] says what
    /// happens to them.
    pub missing: Vec<Item>,
    /// Interviews that were changed by hand and that the file has differently. [`Answers::changed_by_hand`] says what happens to
    /// them.
    pub changed_by_hand: Vec<Item>,
    /// Interviews at which a session took place but which the file has at a later time. They keep their time.
    pub not_moved: Vec<Item>,
    /// Whether a table of people lists no one as certified, although certificates still have to be recorded.
    pub lacks_certified: bool,
    /// Assumptions that the user should know about.
    pub notes: Vec<String>,
}

impl Intake {
    /// Returns how much is imported: "24 rows" of a table, "3 interviews" of a calendar, or "4 changes" if the file contains
    /// more than its rows, such as a training path.
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

    /// Leaves out the certificates that the person who imports the file may not record: their own.
    pub fn leave_out_own_certificates(&mut self, asker: &Asker) {
        let all = self.import.certificates.len();
        self.import.certificates.retain(|new| certificate::record(asker, new.person).is_ok());
        if self.import.certificates.len() < all {
            self.notes
                .push("Your own certificates are left out. Another coordinator can record them.".into());
        }
    }
}

/// A new item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The line of the file, or 0 if it has no lines.
    pub line: u32,
    pub what: String,
    pub detail: String,
}

/// A known item that differs in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub line: u32,
    pub what: String,
    pub was: String,
    pub now: String,
}

/// A skipped row, and how to fix it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineProblem {
    pub line: u32,
    pub words: String,
}

/// Normalizes a name, so that case and extra spaces don't matter in comparisons.
fn plain(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The source of new ids. The core generates none.
pub type Fresh<'a> = &'a mut dyn FnMut() -> u64;
