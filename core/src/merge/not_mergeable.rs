//! Why two copies can't be merged at all, and what to do about it.

use std::fmt;

/// Why two copies can't be merged at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotMergeable {
    AnotherWorkspace,
    /// This copy lacks some of its first lines, so it is unknown what it already contains.
    IncompleteHere,
    /// The other copy begins with a state that the lines here don't lead to, so its missing lines contain something unknown here.
    IncompleteThere,
}

impl fmt::Display for NotMergeable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::AnotherWorkspace => {
                "This file is from another workspace. Only copies of the same workspace can be merged."
            }
            Self::IncompleteHere => {
                "This browser has lost part of the history, so Switchback can’t tell what is new in the file. Redo here what \
                 you need from it."
            }
            Self::IncompleteThere => {
                "This file is missing part of the history, so Switchback can’t tell what is new in it. Choose a backup that \
                 has the whole history."
            }
        })
    }
}

impl std::error::Error for NotMergeable {}
