//! Which people a command names.

use super::Command;
use crate::model::ids::PersonId;

impl Command {
    /// Whether it contains the name of a person for whom `is_meant` holds. Names are in commands, and not in the log.
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
