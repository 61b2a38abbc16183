//! Why a file is not taken as a workspace file, and what to do about it.

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
    /// One name stands twice where it must stand once; which one is meant cannot be known.
    Twice {
        key: String,
    },
    /// The version, the profiles or the log is missing or of another shape.
    WithoutParts,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => formatter.write_str("The file is empty: choose another one."),
            Self::NotJson { line, column } => write!(
                formatter,
                "This is not a workspace file, or it was damaged: line {line}, column {column} is not JSON."
            ),
            Self::Truncated { line } => write!(
                formatter,
                "The file breaks off in line {line}: the end is missing. Download or copy it again."
            ),
            Self::NotAWorkspaceFile => formatter.write_str(
                "This is JSON, but not a workspace file: choose one that was saved with “Save everything”.",
            ),
            Self::Newer { version } => write!(
                formatter,
                "A newer Switchback wrote this file (version {version}, this one reads up to {VERSION}): reload the page to get the newest."
            ),
            Self::Twice { key } => write!(
                formatter,
                "“{key}” stands twice in the file, so it is not clear what is meant: remove one of them."
            ),
            Self::WithoutParts => formatter.write_str(
                "The file lacks its version, its profiles or its log: it was changed or damaged. Choose another copy.",
            ),
        }
    }
}
