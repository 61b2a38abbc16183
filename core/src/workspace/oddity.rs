//! Entries that did not fit together in a log. They are shown to a person, and never a reason to stop.

use crate::model::ids::CommandId;
use serde::{Deserialize, Serialize};
use std::fmt;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Oddity {
    /// The command whose event did not fit.
    pub command: CommandId,
    pub kind: OddityKind,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OddityKind {
    /// An event refers to something that the log never added.
    Missing(Noun),
    /// An event adds something that already exists.
    Twice(Noun),
    /// A session got a state that can't follow its previous one.
    OutOfOrder,
    SecondWorkspace,
    /// A sealed scorecard can't be opened.
    BrokenSeal,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Noun {
    Workspace,
    Team,
    Person,
    InterviewType,
    #[serde(rename = "programme")]
    Program,
    Interview,
    #[serde(rename = "enrolment")]
    Enrollment,
    Session,
    Certificate,
}

impl fmt::Display for Noun {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Workspace => "a workspace",
            Self::Team => "a team",
            Self::Person => "a person",
            Self::InterviewType => "an interview type",
            Self::Program => "a program version",
            Self::Interview => "an interview",
            Self::Enrollment => "an enrollment",
            Self::Session => "a session",
            Self::Certificate => "a certificate",
        })
    }
}

impl fmt::Display for OddityKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(noun) => write!(formatter, "An entry refers to {noun} that doesn’t exist."),
            Self::Twice(noun) => write!(formatter, "An entry adds {noun} that already exists."),
            Self::OutOfOrder => formatter.write_str("A session skipped a state."),
            Self::BrokenSeal => {
                formatter.write_str("A hidden scorecard is damaged. Ask its author to submit it again.")
            }
            Self::SecondWorkspace => formatter.write_str("An entry creates a second workspace in this one."),
        }
    }
}
