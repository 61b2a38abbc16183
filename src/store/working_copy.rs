//! The copy of the log that a tab works on. The workspace is stored by this browser alone or by a team's server.

use super::team::TeamCopy;
use switchback_core::{log::Log, sync::replica::Replica};

pub(super) enum WorkingCopy {
    Own(Box<Replica>),
    Team(Box<TeamCopy>),
}

impl From<TeamCopy> for WorkingCopy {
    fn from(copy: TeamCopy) -> Self {
        Self::Team(Box::new(copy))
    }
}

impl WorkingCopy {
    pub fn own(replica: Replica) -> Self {
        Self::Own(Box::new(replica))
    }

    /// The log with everything that is pending.
    pub fn log(&self) -> &Log {
        match self {
            Self::Own(replica) => replica.log(),
            Self::Team(team) => team.log(),
        }
    }

    pub fn as_own(&self) -> Option<&Replica> {
        match self {
            Self::Own(replica) => Some(replica),
            Self::Team(_) => None,
        }
    }

    pub fn as_own_mut(&mut self) -> Option<&mut Replica> {
        match self {
            Self::Own(replica) => Some(replica),
            Self::Team(_) => None,
        }
    }

    pub fn as_team(&self) -> Option<&TeamCopy> {
        match self {
            Self::Own(_) => None,
            Self::Team(team) => Some(team),
        }
    }

    pub fn as_team_mut(&mut self) -> Option<&mut TeamCopy> {
        match self {
            Self::Own(_) => None,
            Self::Team(team) => Some(team),
        }
    }
}
