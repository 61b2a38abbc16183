//! What of an interviewer pool was not taken as it stands.

use std::fmt;

/// What of a pool was not taken as it stands.
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
                write!(formatter, "Pool {number} has no title and is left out with its people. Give it one.")
            }
            Self::Archived { title } => write!(formatter, "The pool “{title}” is archived and left out."),
            Self::PathNotTaken { title, reason } => {
                write!(formatter, "The training path of “{title}” is not taken: {reason}.")
            }
            Self::PausedInSome { name, titles } => write!(
                formatter,
                "{name} is paused in {} only and still hosts trainees. Say on their page if they do not.",
                titles.join(", ")
            ),
            Self::ProgressNotTaken { title, reason } => write!(
                formatter,
                "The progress in “{title}” is not counted: {reason}. Give credit on their climb."
            ),
        }
    }
}
