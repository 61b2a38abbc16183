//! Whose names a command holds.

use super::Command;
use crate::model::ids::PersonId;

impl Command {
    /// Whether it says the name of somebody for whom `is_meant` holds: names are in commands, and not in the log.
    pub fn names(&self, is_meant: impl Fn(PersonId) -> bool) -> bool {
        match self {
            Self::DescribePerson { description, .. } => is_meant(description.person),
            Self::Import(import) => import
                .people
                .iter()
                .chain(&import.described)
                .any(|(description, _)| is_meant(description.person)),
            _ => false,
        }
    }
}
