//! One line of the log: an event with who caused it, when, and by which command.

use crate::{
    fact::event::Event,
    model::{actor::Actor, ids::CommandId},
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The version of the entries that this code writes. A line with a higher version is kept and not read, and a line with a lower
/// one is converted by `upcast`.
pub const SCHEMA: u32 = 1;

/// One event, with who caused it, when, and by which command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The schema version it was written in.
    pub v: u32,
    #[serde(with = "chrono::serde::ts_seconds")]
    pub at: DateTime<Utc>,
    pub by: Actor,
    pub command: CommandId,
    pub event: Event,
}
