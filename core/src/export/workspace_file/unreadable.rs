//! Why a file can’t be opened as a workspace file, and what to do about it.

use crate::export::workspace_file::VERSION;
use std::fmt;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    Empty,
    NotJson {
        line: usize,
        column: usize,
    },
    /// The file ends in the middle.
    Truncated {
        line: usize,
    },
    NotAWorkspaceFile,
    Newer {
        version: u64,
    },
    /// A name occurs twice where it may occur only once, so it is unknown which one is meant.
    Twice {
        key: String,
    },
    /// The snapshot is damaged, or has a newer format.
    Snapshot,
    /// The version, the profiles or the log is missing, or a part has an unexpected shape.
    WithoutParts,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => formatter.write_str("The file is empty. Choose another one."),
            Self::NotJson { line, column } => write!(
                formatter,
                "This file is damaged or not a workspace file: line {line}, column {column} is not JSON. Choose another copy."
            ),
            Self::Truncated { line } => write!(
                formatter,
                "The file ends early, on line {line}. Download or copy it again."
            ),
            Self::NotAWorkspaceFile => formatter.write_str(
                "This is JSON, but not a workspace file. Choose a workspace file exported from Switchback.",
            ),
            Self::Newer { version } => write!(
                formatter,
                "This file was written by a newer version of Switchback (file version {version}; this one reads up to {VERSION}). Reload the page to update."
            ),
            Self::Twice { key } => write!(
                formatter,
                "“{key}” is in the file twice. Remove one of the two."
            ),
            Self::Snapshot => formatter.write_str(
                "The state in this file is damaged, or was saved by a newer version of Switchback. Choose another copy, or update Switchback.",
            ),
            Self::WithoutParts => formatter.write_str(
                "The file is missing its version, profiles or log. It was changed or damaged. Choose another copy.",
            ),
        }
    }
}
