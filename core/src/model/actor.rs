//! Who acts.

use super::ids::PersonId;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// A trainee or an interviewer, acting for themselves.
    Member(PersonId),
    /// Recruiting: may act for anybody.
    Coordinator,
    /// Sees, and grows the pool.
    Leader,
}

impl Actor {
    pub fn is(self, person: PersonId) -> bool {
        self == Self::Member(person)
    }

    /// Whether the actor may act for this person: themselves, or the coordinator.
    pub fn acts_for(self, person: PersonId) -> bool {
        self == Self::Coordinator || self.is(person)
    }
}
