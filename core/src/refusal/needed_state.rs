//! The states of a session in which an act is possible.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Which sessions an act is possible for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NeededState {
    Draft,
    Proposed,
    ProposedOrConfirmed,
    StillToCome,
    TookPlace,
    Reviewed,
    /// Not credited, or marked as missed.
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
