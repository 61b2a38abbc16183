//! The copy of the log that somebody works on: what a host has told, and on top of it what was asked here and is not told
//! back yet. It works without the host, and loses nothing that was asked.

use super::{
    cursor::{Cursor, Epoch},
    decided::{NotDecided, Outcome},
    host::{Start, StartOver, Told},
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

/// How many commands are kept after they were accepted, to be offered again to a host that has lost them.
pub const KEPT_ACCEPTED: usize = 1_000;

/// What is told of the log, and what is pending.
#[derive(Clone, Debug, Default)]
pub struct Client {
    log: Log,
    /// How many of the lines held were told.
    told: usize,
    /// The records that the host has handed out, as they came and as they are read.
    handed_out: RecordSet,
    records: Records,
    /// What each pending command makes of the records.
    pending_records: BTreeMap<CommandId, Vec<RecordChange>>,
    /// What commands that were told made of the records, until the host hands those out.
    awaited_records: Vec<RecordChange>,
    cursor: Option<Cursor>,
    queue: Queue,
}

/// What must outlive the program: what was asked here. All else comes from the host.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Queue {
    waiting: Vec<Waiting>,
    /// Accepted by the host, oldest first.
    accepted: VecDeque<Request>,
    tray: Vec<Returned>,
    /// The life of the host's log in which they were accepted.
    epoch: Option<Epoch>,
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
    /// Sent, and not answered yet.
    Sent,
    /// To be sent, and not counted here until its answer comes: the host may have it already, or only the host can tell
    /// whether it is possible.
    Offered,
    /// Accepted, with the end of the log that has it; its lines are not told yet.
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

/// What is to be fetched next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fetch {
    /// A workspace to begin with.
    Start,
    /// Records that differ.
    Records,
    Nothing,
}

impl Client {
    /// The log with all that is pending.
    pub fn log(&self) -> &Log {
        &self.log
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

    /// Takes in what somebody asks here. It counts at once, and is pending. An undo that is not possible here is sent all the
    /// same: what it takes back may lie before the base.
    ///
    /// # Errors
    ///
    /// Where a rule says no, as far as this copy knows.
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

    /// The command to be sent next, and sent again until it is answered. They are sent in their order, one after the other,
    /// because one may rest on the one before.
    pub fn next_to_send(&mut self) -> Option<Ask> {
        let unanswered = |waiting: &&mut Waiting| !matches!(waiting.state, SendState::Accepted { .. });
        let next = self.queue.waiting.iter_mut().find(unanswered)?;
        if next.state == SendState::New {
            next.state = SendState::Sent;
        }
        Some(Ask { id: next.request.id, command: next.request.command.clone() })
    }

    /// Takes in the answer to a command; one that comes twice changes nothing. One from another life of the host's log says
    /// nothing about this one, so the command is sent again.
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
        self.queue.tray.push(Returned { request, reason });
        self.count_again(zones);
    }

    fn accepted(&mut self, zones: &dyn Zones, place: usize, end: u64) {
        let waiting = &mut self.queue.waiting[place];
        let before = std::mem::replace(&mut waiting.state, SendState::Accepted { end });
        let request = waiting.request.clone();
        self.queue.keep_accepted(request);
        // What counted here before the answer, and is not told yet, counts as it did.
        let is_told = self.cursor.is_some_and(|cursor| end <= cursor.end);
        if before == SendState::Offered || is_told {
            self.count_again(zones);
        }
    }

    /// Takes in what the host told after the cursor, and says what is to be fetched.
    #[must_use]
    pub fn told(&mut self, zones: &dyn Zones, told: &Told) -> Fetch {
        let lines: Vec<Line> = told.lines.iter().map(|text| Line::read(text)).collect();
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

    /// The host cannot go on from the cursor: a workspace to begin with is to be fetched. Where its log is another one, it may
    /// have lost what it accepted, so that is offered again.
    pub fn start_over(&mut self, why: StartOver) {
        self.cursor = None;
        if why == StartOver::LogChanged {
            self.queue.offer_accepted();
        }
    }

    /// Begins from a workspace. What was sent and not answered may be in it or not.
    ///
    /// # Errors
    ///
    /// [`NewerHost`] where this version cannot read the workspace. Nothing has changed then.
    pub fn start(&mut self, zones: &dyn Zones, start: Start) -> Result<(), NewerHost> {
        let base = start.base.read().ok_or(NewerHost)?;
        let lines = start.lines.iter().map(|text| Line::read(text)).collect();
        self.log = Log::open(start.base.position, base, lines);
        self.told = self.log.lines().len();
        self.cursor = Some(start.cursor);
        self.queue.begin(start.cursor.epoch);
        self.count_again(zones);
        Ok(())
    }

    /// Puts the host's records in place of those that differ.
    pub fn handed_out(&mut self, zones: &dyn Zones, changed: Vec<Bucket>) {
        self.handed_out.replace(changed);
        self.take_records(zones);
        self.queue.forget_erased(self.log.workspace());
    }

    /// Records as they were handed out now stand in place of all before.
    fn take_records(&mut self, zones: &dyn Zones) {
        self.records = self.handed_out.records();
        self.drop_told();
        self.awaited_records.clear();
        self.count_again(zones);
    }

    fn differing(&self, theirs: RecordsHash) -> Fetch {
        if self.record_hashes().whole() == theirs { Fetch::Nothing } else { Fetch::Records }
    }

    /// What was told is not pending any more. A record that it made stays until the host has handed it out: nobody loses their
    /// name for a moment.
    fn drop_told(&mut self) {
        let told: BTreeSet<_> = commands(self.log.lines().iter().take(self.told)).into_set();
        for command in self.queue.drop_told(&told, self.cursor) {
            self.awaited_records.extend(self.pending_records.remove(&command).into_iter().flatten());
        }
    }

    /// Counts what is pending on top of what was told.
    fn count_again(&mut self, zones: &dyn Zones) {
        self.drop_told();
        self.log.rewind(self.told);
        self.log.keep_records(self.records.clone());
        self.awaited_records.iter().for_each(|change| self.log.keep_record(change.clone()));
        self.pending_records.clear();
        let pending: Vec<Request> = self.queue.pending().cloned().collect();
        for request in pending {
            // What is not possible any more does not count here; the host has the last word on it.
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

/// A workspace that was written by a newer version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewerHost;

impl Queue {
    /// What the host did not accept, oldest first.
    pub fn tray(&self) -> &[Returned] {
        &self.tray
    }

    /// How many commands the host has not answered.
    pub fn unanswered(&self) -> usize {
        self.waiting.iter().filter(|waiting| !matches!(waiting.state, SendState::Accepted { .. })).count()
    }

    /// Commands that count here although they are not told yet.
    fn pending(&self) -> impl Iterator<Item = &Request> {
        let counts = |waiting: &&Waiting| waiting.state != SendState::Offered;
        self.waiting.iter().filter(counts).map(|waiting| &waiting.request)
    }

    fn keep_accepted(&mut self, request: Request) {
        if !self.accepted.iter().any(|known| known.id == request.id) {
            self.accepted.push_back(request);
        }
        while self.accepted.len() > KEPT_ACCEPTED {
            self.accepted.pop_front();
        }
    }

    /// Whatever was told is not pending any more; gives what that is.
    fn drop_told(&mut self, told: &BTreeSet<CommandId>, cursor: Option<Cursor>) -> Vec<CommandId> {
        let end = cursor.map_or(0, |cursor| cursor.end);
        let (done, waiting) = std::mem::take(&mut self.waiting).into_iter().partition(|waiting: &Waiting| {
            told.contains(&waiting.request.id)
                || matches!(waiting.state, SendState::Accepted { end: accepted } if accepted <= end)
        });
        self.waiting = waiting;
        let done: Vec<Waiting> = done;
        let ids = done.iter().map(|waiting| waiting.request.id).collect();
        done.into_iter().for_each(|waiting| self.keep_accepted(waiting.request));
        ids
    }

    /// Erasing somebody takes their name away from here, too, although a host that is restored from an old backup may then
    /// lack the import that it stood in.
    fn forget_erased(&mut self, workspace: &Workspace) {
        let is_kept = |request: &Request| !request.command.names(|person| workspace.is_erased(person));
        self.accepted.retain(is_kept);
        self.tray.retain(|returned| is_kept(&returned.request));
    }

    /// A host in another life may have lost what was accepted in the one before.
    fn begin(&mut self, epoch: Epoch) {
        match self.epoch.replace(epoch) {
            Some(before) if before != epoch => self.offer_accepted(),
            _ => self.offer_sent(),
        }
    }

    /// Of what was sent nobody here knows whether the host has it.
    fn offer_sent(&mut self) {
        for waiting in &mut self.waiting {
            if waiting.state == SendState::Sent {
                waiting.state = SendState::Offered;
            }
        }
    }

    /// The host may have lost all that it accepted.
    fn offer_accepted(&mut self) {
        let known: BTreeSet<_> = self.waiting.iter().map(|waiting| waiting.request.id).into_set();
        let lost = self.accepted.drain(..).filter(|request| !known.contains(&request.id));
        let offered = lost.map(|request| Waiting { request, state: SendState::Offered });
        let mut waiting: Vec<Waiting> = offered.collect();
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

/// Whether lines take back a command whose own lines are not held, because they lie before the base. Such a command cannot
/// be left out here.
fn undoes_unknown(told: &[Line], lines: &[Line]) -> bool {
    let known: BTreeSet<_> = commands(told.iter().chain(lines)).into_set();
    lines.iter().any(|line| match line {
        Line::Read(entry) => {
            matches!(entry.event, Event::CommandUndone { command } if !known.contains(&command))
        }
        Line::Unread(_) => false,
    })
}
