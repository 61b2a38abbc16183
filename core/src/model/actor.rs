//! Who acts: a person in a role, or the server of a team.

use super::ids::PersonId;
use serde::{Deserialize, Serialize};

/// Who acts. A person with several roles acts in one of them at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "StoredActor", into = "StoredActor")]
pub enum Actor {
    /// A trainee or an interviewer, acting for themselves.
    Member(PersonId),
    /// Recruiting: may act for anyone. `None` if users don't sign in.
    Coordinator(Option<PersonId>),
    /// Sees everyone, and grows the pool. `None` if users don't sign in.
    Leader(Option<PersonId>),
    /// A team's server, which records what it has sent. No user signs in as it.
    Server,
}

impl Actor {
    /// The coordinator of a workspace without sign-in.
    pub const COORDINATOR: Self = Self::Coordinator(None);

    /// A leader in a workspace without sign-in.
    pub const LEADER: Self = Self::Leader(None);

    /// The person, in any role; `None` without sign-in, and for the server.
    pub fn person(self) -> Option<PersonId> {
        match self {
            Self::Member(person) => Some(person),
            Self::Coordinator(person) | Self::Leader(person) => person,
            Self::Server => None,
        }
    }

    /// Whether the person acts for themselves.
    pub fn is(self, person: PersonId) -> bool {
        self == Self::Member(person)
    }

    /// Whether this is the same user, perhaps in another role. Users who are no person are the same only in the same role.
    pub fn is_same_user(self, other: Self) -> bool {
        match (self.person(), other.person()) {
            (Some(one), Some(other)) => one == other,
            _ => self == other,
        }
    }

    pub fn is_coordinator(self) -> bool {
        matches!(self, Self::Coordinator(_))
    }

    /// Whether the actor may act for this person: themselves, or a coordinator.
    pub fn acts_for(self, person: PersonId) -> bool {
        self.is_coordinator() || self.is(person)
    }
}

/// The form of an actor in a line of the log.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum StoredActor {
    Member(PersonId),
    Coordinator,
    Leader,
    CoordinatorWhoIs(PersonId),
    LeaderWhoIs(PersonId),
    Server,
}

impl From<StoredActor> for Actor {
    fn from(stored: StoredActor) -> Self {
        match stored {
            StoredActor::Member(person) => Self::Member(person),
            StoredActor::Coordinator => Self::COORDINATOR,
            StoredActor::Leader => Self::LEADER,
            StoredActor::CoordinatorWhoIs(person) => Self::Coordinator(Some(person)),
            StoredActor::LeaderWhoIs(person) => Self::Leader(Some(person)),
            StoredActor::Server => Self::Server,
        }
    }
}

impl From<Actor> for StoredActor {
    fn from(actor: Actor) -> Self {
        match actor {
            Actor::Member(person) => Self::Member(person),
            Actor::Coordinator(None) => Self::Coordinator,
            Actor::Leader(None) => Self::Leader,
            Actor::Coordinator(Some(person)) => Self::CoordinatorWhoIs(person),
            Actor::Leader(Some(person)) => Self::LeaderWhoIs(person),
            Actor::Server => Self::Server,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_is_the_same_in_every_role() {
        let (ada, bo) = (PersonId(1), PersonId(2));
        assert!(Actor::Member(ada).is_same_user(Actor::Leader(Some(ada))));
        assert!(!Actor::Member(ada).is_same_user(Actor::Member(bo)));
        assert!(Actor::COORDINATOR.is_same_user(Actor::COORDINATOR));
        assert!(!Actor::COORDINATOR.is_same_user(Actor::Coordinator(Some(ada))));
    }
}
