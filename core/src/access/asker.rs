//! Who asks, of which workspace, and when.

use crate::{model::actor::Actor, workspace::Workspace, zones::Zones};
use chrono::{DateTime, Utc};

#[derive(Clone, Copy)]
pub struct Asker<'a> {
    pub workspace: &'a Workspace,
    pub zones: &'a dyn Zones,
    pub by: Actor,
    pub at: DateTime<Utc>,
}
