//! Whether a change can be undone, before somebody tries.

use super::{Inner, Store};
use crate::platform::{clock, ids};
use leptos::prelude::*;
use switchback_core::{
    command::{self, Ask, Command, Request, refusal::Refusal},
    model::ids::CommandId,
};

impl Store {
    /// Why a change cannot be undone. `None` where it can be, or that is not known here: in a team only coordinators hold all
    /// that it depends on, and the part that decides may not be loaded.
    pub fn undo_obstacle(self, command: CommandId) -> Option<Refusal> {
        let commands = self.commands.get_untracked()?;
        let who = self.who.get_untracked();
        if untrack(|| self.is_viewing_as() || self.is_team() && !who.is_coordinator()) {
            return None;
        }
        let ask = Ask { id: CommandId(ids::fresh()), command: Command::Undo { command } };
        let request = ask.stamped(who, clock::now());
        self.inner.with_value(|inner| (commands.obstacle)(inner, &request))
    }
}

impl Inner {
    /// Why a rule says no to a request, which is not carried out.
    pub(super) fn obstacle(&self, request: &Request) -> Option<Refusal> {
        command::decide(self.copy.log(), &*self.zones, request).err()
    }
}
