//! The session states that an action requires.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The sessions for which an action is possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NeededState {
    Draft,
    Proposed,
    ProposedOrConfirmed,
    StillToCome,
    TookPlace,
    Reviewed,
    /// Not approved, or marked as not happened.
    TurnedDown,
}

impl fmt::Display for NeededState {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Draft => "a draft",
            Self::Proposed => "a proposed session",
            Self::ProposedOrConfirmed => "a proposed or confirmed session",
            Self::StillToCome => "a session that is still to come",
            Self::TookPlace => "a session that took place",
            Self::Reviewed => "a reviewed session",
            Self::TurnedDown => "a session that needs another or didn’t happen",
        })
    }
}
