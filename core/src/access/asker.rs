//! Who asks, of which workspace, and when.

use crate::{model::actor::Actor, workspace::Workspace};
use chrono::{DateTime, Utc};

#[derive(Clone, Copy)]
pub struct Asker<'a> {
    pub workspace: &'a Workspace,
    pub by: Actor,
    pub at: DateTime<Utc>,
}
