//! The commands given on a device: what waits for the host, what it has accepted, and what it has returned.

use crate::{
    command::Request,
    model::ids::{CommandId, WorkspaceId},
    order::Gather as _,
    refusal::Refusal,
    sync::{
        cursor::{Cursor, Epoch},
        decided::NotDecided,
        host::LostLines,
    },
    workspace::Workspace,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// How many accepted commands are kept, to be offered again to a host that has lost them.
pub const KEPT_ACCEPTED: usize = 1_000;

/// What must outlive the program: the commands given here. Everything else comes from the host.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Queue {
    pub(super) waiting: Vec<Waiting>,
    /// Accepted by the host, oldest first.
    pub(super) accepted: VecDeque<Request>,
    /// How long the host's log was, at most, when it had the lines of an accepted command.
    #[serde(default)]
    pub(super) ends: BTreeMap<CommandId, u64>,
    pub(super) tray: Vec<Returned>,
    /// The epoch of the host's log in which they were accepted.
    pub(super) epoch: Option<Epoch>,
    /// Whether the host's log was found to be another one, even if its epoch is the same.
    #[serde(default)]
    pub(super) is_other_log: bool,
    /// The epoch of the log before, as long as the host's has no workspace: a lost host was replaced, and begins with one soon.
    /// Until then nothing is sent, because the host would refuse it.
    #[serde(default)]
    pub(super) waits_since: Option<Epoch>,
    /// The workspace that these commands are for; `None` if the host has told none yet.
    #[serde(default)]
    pub(super) workspace: Option<WorkspaceId>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Waiting {
    pub request: Request,
    pub state: SendState,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum SendState {
    /// Decided here, and never sent.
    New,
    /// Sent, with no response yet.
    Sent,
    /// To be sent, without effect here until the response: the host may have it already, or only the host can tell whether it is
    /// possible.
    Offered,
    /// Accepted, with the end of the host's log after it. Its lines are not told yet.
    Accepted { end: u64 },
}

/// A command that the host did not accept, for its author to look at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Returned {
    pub request: Request,
    pub reason: ReturnReason,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReturnReason {
    Refused(Refusal),
    NotDecided(NotDecided),
    /// The host has another workspace now.
    OtherWorkspace,
}

impl Queue {
    /// Commands that the host did not accept, oldest first.
    pub fn tray(&self) -> &[Returned] {
        &self.tray
    }

    /// How many commands have no response from the host.
    pub fn unanswered(&self) -> usize {
        self.waiting.iter().filter(|waiting| !matches!(waiting.state, SendState::Accepted { .. })).count()
    }

    /// When the oldest command without a response was given.
    pub fn waits_since(&self) -> Option<DateTime<Utc>> {
        let unanswered = |waiting: &&Waiting| !matches!(waiting.state, SendState::Accepted { .. });
        self.waiting.iter().filter(unanswered).map(|waiting| waiting.request.at).min()
    }

    /// Commands that take effect here although the host hasn't told them yet.
    pub(super) fn pending(&self) -> impl Iterator<Item = &Request> {
        let counts = |waiting: &&Waiting| waiting.state != SendState::Offered;
        self.waiting.iter().filter(counts).map(|waiting| &waiting.request)
    }

    pub(super) fn keep_accepted(&mut self, request: Request, end: u64) {
        self.ends.entry(request.id).or_insert(end);
        if !self.accepted.iter().any(|known| known.id == request.id) {
            self.accepted.push_back(request);
        }
        while self.accepted.len() > KEPT_ACCEPTED
            && let Some(oldest) = self.accepted.pop_front()
        {
            self.ends.remove(&oldest.id);
        }
    }

    /// Removes told commands from those that wait, and returns their ids.
    pub(super) fn drop_told(&mut self, told: &BTreeSet<CommandId>, cursor: Option<Cursor>) -> Vec<CommandId> {
        let end = cursor.map_or(0, |cursor| cursor.end);
        let (done, waiting) = std::mem::take(&mut self.waiting).into_iter().partition(|waiting: &Waiting| {
            told.contains(&waiting.request.id)
                || matches!(waiting.state, SendState::Accepted { end: accepted } if accepted <= end)
        });
        self.waiting = waiting;
        let done: Vec<Waiting> = done;
        let ids = done.iter().map(|waiting| waiting.request.id).collect();
        done.into_iter().for_each(|waiting| self.keep_accepted(waiting.request, end));
        ids
    }

    /// Forgets the commands that name erased people, even though a host restored from an old backup may then lack the import that
    /// contained the name.
    pub(super) fn forget_erased(&mut self, workspace: &Workspace) {
        let is_kept = |request: &Request| !request.command.names(|person| workspace.is_erased(person));
        self.accepted.retain(is_kept);
        self.tray.retain(|returned| is_kept(&returned.request));
    }

    /// A host in another epoch may have lost what it accepted in the one before, but not what made the workspace that its log
    /// begins with.
    pub(super) fn begin(&mut self, cursor: Cursor, lost_lines: Option<LostLines>) {
        let last = self.epoch.replace(cursor.epoch);
        let is_other_epoch = last.is_some_and(|last| last != cursor.epoch);
        let is_other = std::mem::take(&mut self.is_other_log) || is_other_epoch;
        let before = self.waits_since.take().or(last.filter(|_| is_other));
        match before {
            None => self.offer_sent(),
            Some(before) if cursor.end == 0 => self.waits_since = Some(before),
            Some(before) => {
                let known = lost_lines.filter(|lost| lost.epoch == before);
                self.offer_accepted(known.map_or(0, |lost| lost.count));
            }
        }
    }

    /// Commands are for one workspace. If the host has another one now, those that wait are returned, and the rest is forgotten.
    pub(super) fn belong_to(&mut self, workspace: Option<WorkspaceId>) {
        let before = self.workspace;
        self.workspace = workspace.or(before);
        if before.is_none() || self.workspace == before {
            return;
        }
        self.accepted.clear();
        self.ends.clear();
        let waiting = std::mem::take(&mut self.waiting);
        let unanswered =
            waiting.into_iter().filter(|waiting| !matches!(waiting.state, SendState::Accepted { .. }));
        let returned = |Waiting { request, .. }| Returned { request, reason: ReturnReason::OtherWorkspace };
        self.tray.extend(unanswered.map(returned));
    }

    /// Offers sent commands again: the client can't tell whether the host has them.
    pub(super) fn offer_sent(&mut self) {
        for waiting in &mut self.waiting {
            if waiting.state == SendState::Sent {
                waiting.state = SendState::Offered;
            }
        }
    }

    /// Offers accepted commands again: the host may have lost all of them but those in the first `kept_lines`.
    pub(super) fn offer_accepted(&mut self, kept_lines: u64) {
        self.ends.retain(|_, end| *end <= kept_lines);
        let there: BTreeSet<_> = self.ends.keys().copied().into_set();
        self.waiting.retain(|waiting| !there.contains(&waiting.request.id));
        let known: BTreeSet<_> = self.waiting.iter().map(|waiting| waiting.request.id).into_set();
        let (kept, lost): (VecDeque<_>, VecDeque<_>) =
            std::mem::take(&mut self.accepted).into_iter().partition(|request| there.contains(&request.id));
        self.accepted = kept;
        let lost = lost.into_iter().filter(|request| !known.contains(&request.id));
        let mut waiting: Vec<_> =
            lost.map(|request| Waiting { request, state: SendState::Offered }).collect();
        waiting.append(&mut self.waiting);
        for waiting in &mut waiting {
            if matches!(waiting.state, SendState::Accepted { .. } | SendState::Sent) {
                waiting.state = SendState::Offered;
            }
        }
        self.waiting = waiting;
    }

    /// Adds a command, unless it is known already in any state.
    pub(super) fn adopt(&mut self, request: Request) {
        let is_known = self.waiting.iter().any(|waiting| waiting.request.id == request.id)
            || self.accepted.iter().any(|accepted| accepted.id == request.id)
            || self.tray.iter().any(|returned| returned.request.id == request.id);
        if !is_known {
            self.waiting.push(Waiting { request, state: SendState::New });
        }
    }
}
