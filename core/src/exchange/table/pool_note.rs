//! What of an interviewer pool was skipped or needs a look.

use std::fmt;

/// What of a pool was skipped or needs a look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PoolNote {
    /// Counted from 1.
    Untitled {
        number: usize,
    },
    Archived {
        title: String,
    },
    /// A part of the training path that is not understood; half a path would be another one.
    PathNotTaken {
        title: String,
        reason: String,
    },
    /// Qualified, but paused in some of their pools only.
    PausedInSome {
        name: String,
        titles: Vec<String>,
    },
    /// What a trainee has done cannot be told from what the pool says.
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
