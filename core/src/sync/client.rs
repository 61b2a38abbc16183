//! A user's copy of the log: what the host has told, and on top of it the commands given here that it hasn't told back yet. It
//! works without the host, and loses no command.

use super::{
    cursor::{Cursor, Epoch},
    decided::{NotDecided, Outcome},
    host::{NextLines, Start, StartOver},
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
    zones::Zones,
};
use std::collections::{BTreeMap, BTreeSet};

mod queue;
mod stored;

pub use queue::{KEPT_ACCEPTED, Queue, ReturnReason, Returned};
use queue::{SendState, Waiting};
pub use stored::Stored;

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
    /// If a rule forbids it, as far as this copy can tell, or if it can't read every line that the host has told.
    pub fn submit(&mut self, zones: &dyn Zones, request: Request) -> Result<(), Refusal> {
        if self.log.workspace().unread > 0 {
            return Err(Refusal::NewerVersion);
        }
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
        self.queue.belong_to(self.log.id());
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
        self.queue.belong_to(self.log.id());
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
