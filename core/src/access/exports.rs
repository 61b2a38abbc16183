//! What leaves the workspace as a file, for each role.

use crate::{access::role::Role, model::actor::Actor};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    Everybody,
    /// Only what the reader is part of.
    Own,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exports {
    /// The workspace file, with everything in it.
    pub workspace: bool,
    pub people: bool,
    pub sessions: Share,
    /// The scorecards that the reader may see.
    pub scorecards: bool,
}

pub fn exports(by: Actor) -> Exports {
    let role = Role::of(by);
    Exports {
        workspace: role.is_coordinator(),
        people: role.sees_everybody(),
        sessions: if role.sees_everybody() { Share::Everybody } else { Share::Own },
        scorecards: role != Role::Leader,
    }
}
