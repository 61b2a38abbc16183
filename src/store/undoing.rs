//! Checking whether a change can be undone before the user tries.

use super::{Inner, Store};
use crate::platform::{clock, ids};
use leptos::prelude::*;
use switchback_core::{
    command::{self, Ask, Command, Request, refusal::Refusal},
    model::ids::CommandId,
};

impl Store {
    /// Why a change can't be undone. `None` if it can be, or if this device can't tell: in a team only coordinators hold
    /// all the data that it depends on, and the commands part may not be loaded.
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
    /// Why a rule forbids a request. Doesn't carry it out.
    pub(super) fn obstacle(&self, request: &Request) -> Option<Refusal> {
        command::decide(self.copy.log(), &*self.zones, request).err()
    }
}
