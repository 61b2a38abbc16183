//! The roles that people have.

use crate::model::actor::Actor;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Plans and keeps the records, for everyone.
    Coordinator,
    /// Looks at the pool as a whole.
    Leader,
    /// A trainee or an interviewer.
    Member,
    /// A team's server: sends messages, and sees nothing.
    Server,
}

impl Role {
    pub fn of(actor: Actor) -> Self {
        match actor {
            Actor::Coordinator(_) => Self::Coordinator,
            Actor::Leader(_) => Self::Leader,
            Actor::Member(_) => Self::Member,
            Actor::Server => Self::Server,
        }
    }

    pub fn is_coordinator(self) -> bool {
        self == Self::Coordinator
    }

    /// Whether the role looks after everyone rather than only itself.
    pub fn sees_everyone(self) -> bool {
        matches!(self, Self::Coordinator | Self::Leader)
    }
}
