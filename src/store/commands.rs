//! The part of the store that acts on a workspace: it decides, begins, and writes copies.

use super::{
    Inner, Store,
    workspace_files::{GoesOn, NotOpened},
};
use std::pin::Pin;
use switchback_core::{
    command::{self, Request, refusal::Refusal},
    model::ids::CommandId,
};

type Opened = Pin<Box<dyn Future<Output = Result<(), NotOpened>>>>;

/// What it offers to the parts that are loaded before it.
#[derive(Clone, Copy, Debug)]
pub struct Commands {
    /// Decides a command and shows its outcome. Nothing is saved yet.
    pub(super) take: fn(&mut Inner, Request) -> Result<(), Refusal>,
    pub(super) undo: fn(Store, CommandId),
    pub(super) begin_own: fn(Store, String),
    pub(super) begin_sample: fn(Store),
    pub(super) open_workspace_file: fn(Store, Vec<u8>, GoesOn) -> Opened,
    pub(super) keep_snapshot: fn(Store),
    pub(super) keep_copy: fn(Store),
}

impl Commands {
    pub fn here() -> Self {
        Self {
            take: Inner::take,
            undo: Store::undo_now,
            begin_own: Store::begin_own_now,
            begin_sample: Store::begin_sample_now,
            open_workspace_file: |store, bytes, goes_on| {
                Box::pin(store.open_workspace_file_now(bytes, goes_on))
            },
            keep_snapshot: Store::keep_snapshot,
            keep_copy: Store::keep_copy,
        }
    }
}

impl Inner {
    pub(super) fn take(&mut self, request: Request) -> Result<(), Refusal> {
        let decision = command::decide(self.replica.log(), &*self.zones, &request)?;
        self.replica.take(request, decision);
        Ok(())
    }
}
