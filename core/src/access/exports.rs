//! What each role may export. Everyone may export the workspace file: its content is in the reader’s own browser anyway, and
//! unsaved work could not be rescued without it.

use crate::{access::role::Role, model::actor::Actor};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    Everyone,
    /// Only the reader's own part.
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
        people: role.sees_everyone(),
        sessions: if role.sees_everyone() { Share::Everyone } else { Share::Own },
        scorecards: matches!(role, Role::Coordinator | Role::Member),
    }
}
