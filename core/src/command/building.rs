//! Decides a command part by part, so that later parts can refer to what earlier parts add.

use super::{Context, Decided, refusal::Refusal};
use crate::{
    fact::{
        entry::{Entry, SCHEMA},
        event::Event,
    },
    model::ids::CommandId,
    workspace::Workspace,
};

/// A workspace that grows while the parts of one command are decided.
pub(super) struct Building<'a> {
    context: &'a Context<'a>,
    pub workspace: Workspace,
    pub events: Vec<Event>,
}

impl<'a> Building<'a> {
    pub fn new(context: &'a Context<'a>) -> Self {
        Self { context, workspace: context.workspace.clone(), events: Vec::new() }
    }

    /// Decides one part against the workspace that includes the parts before it.
    pub fn add(&mut self, part: impl FnOnce(&Context) -> Decided) -> Result<(), Refusal> {
        let Context { zones, at, by, .. } = *self.context;
        let events = part(&Context { workspace: &self.workspace, zones, at, by })?;
        for event in events {
            let (v, command) = (SCHEMA, CommandId(0));
            let entry = Entry { v, at, by, command, event };
            self.workspace.apply(&entry);
            self.events.push(entry.event);
        }
        Ok(())
    }
}
