//! A user's copy of the log: what the host has told, and on top of it the commands given here that it hasn't told back yet. It
//! works without the host, and loses no command.

use super::{
    cursor::{Cursor, Epoch},
    decided::{NotDecided, Outcome},
    host::{LostLines, NextLines, Start, StartOver},
    record_set::{Bucket, BucketHashes, RecordSet, RecordsHash},
};
use crate::{
    command::{Ask, Command, Request, decide},
    fact::{event::Event, line::Line},
    log::Log,
    model::{
        ids::CommandId,
        record::{RecordChange, Records},
    },
    order::Gather,
    refusal::Refusal,
    workspace::Workspace,
    zones::Zones,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

mod stored;

pub use stored::Stored;

/// How many accepted commands are kept, to be offered again to a host that has lost them.
pub const KEPT_ACCEPTED: usize = 1_000;

/// The log as told by the host, and pending commands.
#[derive(Clone, Debug, Default)]
pub struct Client {
    log: Log,
    /// How many of the log's lines the host has told.
    told: usize,
    /// The records from the host: as received, and parsed.
    handed_out: RecordSet,
    records: Records,
    /// What each pending command changes in the records.
    pending_records: BTreeMap<CommandId, Vec<RecordChange>>,
    /// Record changes of told commands, until the host hands those records out.
    awaited_records: Vec<RecordChange>,
    cursor: Option<Cursor>,
    queue: Queue,
}

/// What must outlive the program: the commands given here. Everything else comes from the host.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Queue {
    waiting: Vec<Waiting>,
    /// Accepted by the host, oldest first.
    accepted: VecDeque<Request>,
    /// How long the host's log was, at most, when it had the lines of an accepted command.
    #[serde(default)]
    ends: BTreeMap<CommandId, u64>,
    tray: Vec<Returned>,
    /// The epoch of the host's log in which they were accepted.
    epoch: Option<Epoch>,
    /// Whether the host's log was found to be another one, even if its epoch is the same.
    #[serde(default)]
    is_other_log: bool,
    /// The epoch of the log before, as long as the host's has no workspace: a lost host was replaced, and begins with one soon.
    /// Until then nothing is sent, because the host would refuse it.
    #[serde(default)]
    waits_since: Option<Epoch>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Waiting {
    request: Request,
    state: SendState,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum SendState {
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
}

/// What to fetch next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fetch {
    /// A workspace to start from.
    Start,
    /// Records that differ.
    Records,
    Nothing,
}

impl Client {
    /// The log including everything pending.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// The log as told, without what is pending.
    pub fn told_log(&self) -> Log {
        let mut log = self.log.clone();
        log.rewind(self.told);
        log.keep_records(self.records.clone());
        log
    }

    pub fn queue(&self) -> &Queue {
        &self.queue
    }

    pub fn cursor(&self) -> Option<Cursor> {
        self.cursor
    }

    pub fn record_hashes(&self) -> BucketHashes {
        self.handed_out.hashes(|_| true)
    }

    /// Accepts a command given here. It takes effect at once, and is pending. An undo that is not possible here is sent anyway:
    /// the command that it undoes may lie before the base.
    ///
    /// # Errors
    ///
    /// If a rule forbids it, as far as this copy can tell.
    pub fn submit(&mut self, zones: &dyn Zones, request: Request) -> Result<(), Refusal> {
        let state = match self.apply(zones, &request) {
            Ok(()) => SendState::New,
            Err(_) if matches!(request.command, Command::Undo { .. } | Command::UndoAll { .. }) => {
                SendState::Offered
            }
            Err(refusal) => return Err(refusal),
        };
        self.queue.waiting.push(Waiting { request, state });
        Ok(())
    }

    /// The next command to send, the same one until the host responds. Commands are sent in order, one at a time, because each
    /// may depend on the one before.
    pub fn next_to_send(&mut self) -> Option<Ask> {
        if self.queue.waits_since.is_some() {
            return None;
        }
        let unanswered = |waiting: &&mut Waiting| !matches!(waiting.state, SendState::Accepted { .. });
        let next = self.queue.waiting.iter_mut().find(unanswered)?;
        if next.state == SendState::New {
            next.state = SendState::Sent;
        }
        Some(Ask { id: next.request.id, command: next.request.command.clone() })
    }

    /// Takes in the response to a command. A repeated response changes nothing. A response from another epoch of the host's log
    /// says nothing about this one, so the command is sent again.
    pub fn answered(
        &mut self,
        zones: &dyn Zones,
        epoch: Epoch,
        id: CommandId,
        answer: Result<Outcome, NotDecided>,
    ) {
        if self.queue.epoch != Some(epoch) {
            return;
        }
        let Some(place) = self.queue.waiting.iter().position(|waiting| waiting.request.id == id) else {
            return;
        };
        let reason = match answer {
            Ok(Outcome::Accepted { end }) => return self.accepted(zones, place, end),
            Ok(Outcome::Refused(refusal)) => ReturnReason::Refused(refusal),
            Err(reason) => ReturnReason::NotDecided(reason),
        };
        let Waiting { request, .. } = self.queue.waiting.remove(place);
        self.queue.accepted.retain(|accepted| accepted.id != id);
        self.queue.ends.remove(&id);
        self.queue.tray.push(Returned { request, reason });
        self.queue.forget_erased(self.log.workspace());
        self.count_again(zones);
    }

    fn accepted(&mut self, zones: &dyn Zones, place: usize, end: u64) {
        let waiting = &mut self.queue.waiting[place];
        let before = std::mem::replace(&mut waiting.state, SendState::Accepted { end });
        let request = waiting.request.clone();
        self.queue.keep_accepted(request, end);
        // A command that took effect here before the response, and is not told yet, keeps its effect.
        let is_told = self.cursor.is_some_and(|cursor| end <= cursor.end);
        if before == SendState::Offered || is_told {
            self.count_again(zones);
        }
    }

    /// Takes in what the host told after the cursor, and returns what to fetch.
    #[must_use]
    pub fn told(&mut self, zones: &dyn Zones, told: &NextLines) -> Fetch {
        let lines: Vec<Line> = told.lines.iter().map(|text| Line::read(text)).collect();
        if self.queue.waits_since.is_some() && told.cursor.end > 0 {
            self.cursor = None;
            return Fetch::Start;
        }
        if undoes_unknown(&self.log.lines()[..self.told], &lines) {
            self.cursor = None;
            return Fetch::Start;
        }
        self.log.rewind(self.told);
        self.log.append(lines);
        self.told = self.log.lines().len();
        self.cursor = Some(told.cursor);
        let fetch = self.differing(told.records);
        self.drop_told();
        if fetch == Fetch::Nothing {
            self.awaited_records.clear();
        }
        self.count_again(zones);
        fetch
    }

    /// Handles that the host can't continue from the cursor: the client needs a workspace to start from. If the host's log was
    /// replaced, it may have lost accepted commands, so they are offered again.
    pub fn start_over(&mut self, why: StartOver) {
        self.cursor = None;
        self.queue.is_other_log |= why == StartOver::LogChanged;
    }

    /// Starts from a workspace. It may or may not contain the commands that were sent and got no response.
    ///
    /// # Errors
    ///
    /// [`NewerHost`] if this version can't read the workspace. Nothing has changed then.
    pub fn start(&mut self, zones: &dyn Zones, start: Start) -> Result<(), NewerHost> {
        let base = start.base.read().ok_or(NewerHost)?;
        let lines = start.lines.iter().map(|text| Line::read(text)).collect();
        self.log = Log::open(start.base.position, base, lines);
        self.told = self.log.lines().len();
        self.cursor = Some(start.cursor);
        self.queue.begin(start.cursor, start.lost_lines);
        self.count_again(zones);
        Ok(())
    }

    /// Replaces the records that differ with the host's.
    pub fn handed_out(&mut self, zones: &dyn Zones, changed: Vec<Bucket>) {
        self.handed_out.replace(changed);
        self.take_records(zones);
        self.queue.forget_erased(self.log.workspace());
    }

    /// Replaces all records with those handed out.
    fn take_records(&mut self, zones: &dyn Zones) {
        self.records = self.handed_out.records();
        self.drop_told();
        self.awaited_records.clear();
        self.count_again(zones);
    }

    fn differing(&self, theirs: RecordsHash) -> Fetch {
        if self.record_hashes().whole() == theirs { Fetch::Nothing } else { Fetch::Records }
    }

    /// Removes told commands from the pending ones. The records that they made stay until the host has handed them out, so no
    /// name disappears for a moment.
    fn drop_told(&mut self) {
        let told: BTreeSet<_> = commands(self.log.lines().iter().take(self.told)).into_set();
        for command in self.queue.drop_told(&told, self.cursor) {
            self.awaited_records.extend(self.pending_records.remove(&command).into_iter().flatten());
        }
    }

    /// Applies pending commands again on top of what the host told.
    fn count_again(&mut self, zones: &dyn Zones) {
        self.drop_told();
        self.log.rewind(self.told);
        self.log.keep_records(self.records.clone());
        self.awaited_records.iter().for_each(|change| self.log.keep_record(change.clone()));
        self.pending_records.clear();
        let pending: Vec<Request> = self.queue.pending().cloned().collect();
        for request in pending {
            // A command that is no longer possible has no effect here. The host has the last word on it.
            let _ = self.apply(zones, &request);
        }
    }

    fn apply(&mut self, zones: &dyn Zones, request: &Request) -> Result<(), Refusal> {
        let decision = decide(&self.log, zones, request)?;
        self.log.append(decision.entries.into_iter().map(Line::from));
        decision.records.iter().for_each(|change| self.log.keep_record(change.clone()));
        self.pending_records.insert(request.id, decision.records);
        Ok(())
    }
}

/// The workspace was written by a newer version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewerHost;

impl Queue {
    /// Commands that the host did not accept, oldest first.
    pub fn tray(&self) -> &[Returned] {
        &self.tray
    }

    /// How many commands have no response from the host.
    pub fn unanswered(&self) -> usize {
        self.waiting.iter().filter(|waiting| !matches!(waiting.state, SendState::Accepted { .. })).count()
    }

    /// Commands that take effect here although the host hasn't told them yet.
    fn pending(&self) -> impl Iterator<Item = &Request> {
        let counts = |waiting: &&Waiting| waiting.state != SendState::Offered;
        self.waiting.iter().filter(counts).map(|waiting| &waiting.request)
    }

    fn keep_accepted(&mut self, request: Request, end: u64) {
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
    fn drop_told(&mut self, told: &BTreeSet<CommandId>, cursor: Option<Cursor>) -> Vec<CommandId> {
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
    fn forget_erased(&mut self, workspace: &Workspace) {
        let is_kept = |request: &Request| !request.command.names(|person| workspace.is_erased(person));
        self.accepted.retain(is_kept);
        self.tray.retain(|returned| is_kept(&returned.request));
    }

    /// A host in another epoch may have lost what it accepted in the one before, but not what made the workspace that its log
    /// begins with.
    fn begin(&mut self, cursor: Cursor, lost_lines: Option<LostLines>) {
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

    /// Offers sent commands again: the client can't tell whether the host has them.
    fn offer_sent(&mut self) {
        for waiting in &mut self.waiting {
            if waiting.state == SendState::Sent {
                waiting.state = SendState::Offered;
            }
        }
    }

    /// Offers accepted commands again: the host may have lost all of them but those in the first `kept_lines`.
    fn offer_accepted(&mut self, kept_lines: u64) {
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
}

fn commands<'a>(lines: impl Iterator<Item = &'a Line>) -> impl Iterator<Item = CommandId> {
    lines.filter_map(|line| match line {
        Line::Read(entry) => Some(entry.command),
        Line::Unread(_) => None,
    })
}

/// Whether lines undo a command whose own lines are not held because they lie before the base. Such a command can't be left out
/// here.
fn undoes_unknown(told: &[Line], lines: &[Line]) -> bool {
    let known: BTreeSet<_> = commands(told.iter().chain(lines)).into_set();
    lines.iter().any(|line| match line {
        Line::Read(entry) => {
            matches!(entry.event, Event::CommandUndone { command } if !known.contains(&command))
        }
        Line::Unread(_) => false,
    })
}
