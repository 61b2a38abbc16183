//! Checking whether a change can be undone before the user tries.

use super::{
    Inner, Store,
    commands::Commands,
    notice::{Notice, NoticeKind},
};
use crate::platform::{clock, ids};
use leptos::prelude::*;
use switchback_core::{
    access::{asker::Asker, history::offer_undo},
    command::{self, Ask, Command, Request, refusal::Refusal},
    log::history::record,
    model::{actor::Actor, ids::CommandId},
};

/// In a workspace with more interviews than this, one check takes longer than a page may take to respond. There, a change
/// reports it only when the user presses Undo.
const MOST_INTERVIEWS: usize = 2_000;

impl Store {
    /// Whether pages say beforehand what can't be undone.
    pub fn tells_undo_obstacles(self) -> bool {
        self.read(|workspace| workspace.interviews.len()) <= MOST_INTERVIEWS
    }

    /// Why a command that undoes something would be refused. `None` if it wouldn't be, or if this device can't tell: in a team only coordinators hold
    /// all the data that it depends on, and the commands part may not be loaded.
    pub fn undo_obstacle(self, command: Command) -> Option<Refusal> {
        let commands = self.commands.get_untracked()?;
        let who = self.who.get_untracked();
        if untrack(|| self.is_viewing_as() || self.is_team() && !who.is_coordinator()) {
            return None;
        }
        let ask = Ask { id: CommandId(ids::fresh()), command };
        let request = ask.stamped(who, clock::now());
        self.inner.with_value(|inner| (commands.obstacle)(inner, &request))
    }
}

impl Store {
    /// The notice without its Undo if that is bound to be refused, as for the second scorecard of a session.
    pub(super) fn without_vain_undo(self, notice: Notice) -> Notice {
        let NoticeKind::Done(command) = notice.kind else { return notice };
        let (commands, who) = (self.commands.get_untracked(), self.who.get_untracked());
        let offers = |commands: Commands| {
            self.inner.try_with_value(|inner| (commands.offers_undo)(inner, who, command)).unwrap_or(true)
        };
        let kind = if commands.is_none_or(offers) { notice.kind } else { NoticeKind::Said };
        Notice { kind, ..notice }
    }
}

impl Inner {
    pub(super) fn offers_undo(&self, by: Actor, command: CommandId) -> bool {
        let log = self.copy.log();
        let asker = Asker { workspace: log.workspace(), zones: &*self.zones, by, at: clock::now() };
        record(log, command).is_none_or(|record| offer_undo(&asker, &record).is_ok())
    }

    /// Why a rule forbids a request. Doesn't carry it out.
    pub(super) fn obstacle(&self, request: &Request) -> Option<Refusal> {
        command::decide(self.copy.log(), &*self.zones, request).err()
    }
}
