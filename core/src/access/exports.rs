//! What leaves the workspace as a file, for each role. The workspace file is everybody’s: all of it lies in the reader’s own
//! browser, and unsaved work could not be rescued without it.

use crate::{access::role::Role, model::actor::Actor};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    Everybody,
    /// Only what the reader is part of.
    Own,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exports {
    pub people: bool,
    pub sessions: Share,
    /// The scorecards that the reader may see.
    pub scorecards: bool,
}

pub fn exports(by: Actor) -> Exports {
    let role = Role::of(by);
    Exports {
        people: role.sees_everybody(),
        sessions: if role.sees_everybody() { Share::Everybody } else { Share::Own },
        scorecards: matches!(role, Role::Coordinator | Role::Member),
    }
}
