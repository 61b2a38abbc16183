//! The roles that are assigned to people. Trainee and interviewer are not among them: they follow from enrollments and
//! certificates.

use serde::{Deserialize, Serialize};

/// A role that a coordinator assigns and removes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AssignedRole {
    /// Plans and keeps the records, for everyone.
    Coordinator,
    /// Looks at the pool as a whole.
    Leader,
}

impl AssignedRole {
    /// Every role that can be assigned.
    pub const ALL: [Self; 2] = [Self::Coordinator, Self::Leader];

    /// The role in words, for use inside a sentence.
    pub fn word(self) -> &'static str {
        match self {
            Self::Coordinator => "coordinator",
            Self::Leader => "leader",
        }
    }
}
