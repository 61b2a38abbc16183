//! The roles that are given to people. Trainee and interviewer are none of them: they follow from enrollments and
//! certificates.

use serde::{Deserialize, Serialize};

/// A role that a coordinator gives and takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AssignedRole {
    /// Plans and keeps the records, for everybody.
    Coordinator,
    /// Looks at the pool as a whole.
    Leader,
}

impl AssignedRole {
    /// Every role that can be given.
    pub const ALL: [Self; 2] = [Self::Coordinator, Self::Leader];

    /// The role in words, for use inside a sentence.
    pub fn word(self) -> &'static str {
        match self {
            Self::Coordinator => "coordinator",
            Self::Leader => "leader",
        }
    }
}
