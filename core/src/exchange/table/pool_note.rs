//! Notes about parts of an interviewer pool that were skipped or need attention.

use std::fmt;

/// A part of a pool that was skipped or needs attention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PoolNote {
    /// Counted from 1.
    Untitled {
        number: usize,
    },
    Archived {
        title: String,
    },
    /// Part of the training path isn't understood. Half a path would be a different path.
    PathNotTaken {
        title: String,
        reason: String,
    },
    /// The person is qualified, but paused in only some of their pools.
    PausedInSome {
        name: String,
        titles: Vec<String>,
    },
    /// The pool's data doesn't show what the trainee has completed.
    ProgressNotTaken {
        title: String,
        reason: String,
    },
}

impl fmt::Display for PoolNote {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Untitled { number } => {
                write!(
                    formatter,
                    "Pool {number} has no title, so it and its people are skipped. Give it a title."
                )
            }
            Self::Archived { title } => write!(formatter, "Pool “{title}” is archived, so it is skipped."),
            Self::PathNotTaken { title, reason } => {
                write!(formatter, "The training path of “{title}” is not imported: {reason}.")
            }
            Self::PausedInSome { name, titles } => write!(
                formatter,
                "{name} is paused only in {} and still accepts trainees. You can change this on their availability page.",
                titles.join(", ")
            ),
            Self::ProgressNotTaken { title, reason } => write!(
                formatter,
                "Progress in “{title}” is not counted: {reason}. Give credit on their training progress page."
            ),
        }
    }
}
