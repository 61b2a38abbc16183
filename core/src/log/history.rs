//! The log in readable form: one row per command, newest first.

use super::{Log, undo};
use crate::{
    fact::{event::Event, line::Line},
    model::{actor::Actor, ids::CommandId},
};
use chrono::{DateTime, Utc};
use std::collections::{BTreeMap, BTreeSet};

/// One command that was carried out.
#[derive(Clone, Debug, PartialEq)]
pub struct CommandRecord {
    pub command: CommandId,
    pub at: DateTime<Utc>,
    pub by: Actor,
    /// All its events, in order.
    pub events: Vec<Event>,
    pub state: RecordState,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordState {
    Counts,
    Undone,
    /// It counts, but is too old to be undone.
    Settled,
}

/// The commands whose lines the log still holds, newest first.
pub fn history(log: &Log) -> Vec<CommandRecord> {
    records(log.lines(), undo::reach(log.lines()), &undo::undone(log.lines()))
}

/// One of those commands, if no undo has reverted it.
pub fn record(log: &Log, command: CommandId) -> Option<CommandRecord> {
    let is_its = |line: &&Line| matches!(line, Line::Read(entry) if entry.command == command);
    let lines: Vec<_> = log.lines().iter().filter(is_its).cloned().collect();
    let record = records(&lines, 0, &undo::undone(log.lines())).pop()?;
    (record.state == RecordState::Counts).then_some(record)
}

/// The commands in lines that a log has folded into its snapshot.
#[derive(Clone, Debug, PartialEq)]
pub struct OlderHistory {
    /// Newest first.
    pub records: Vec<CommandRecord>,
    /// Whether these are all of them: no line is missing, and none is unread.
    pub is_whole: bool,
}

/// The commands in these older lines, oldest first, which come before the log's own. Lines that the log holds may undo them.
pub fn older_history(older: &[Line], log: &Log) -> OlderHistory {
    let all = [older, log.lines()].concat();
    let records = records(older, older.len(), &undo::undone(&all));
    let has_all = u64::try_from(older.len()).is_ok_and(|count| count == log.snapshot().0);
    let is_whole = has_all && older.iter().all(|line| matches!(line, Line::Read(_)));
    OlderHistory { records, is_whole }
}

/// The commands in these lines, of which the first `settled` can no longer be undone.
fn records(lines: &[Line], settled: usize, undone: &BTreeSet<CommandId>) -> Vec<CommandRecord> {
    let mut records: Vec<CommandRecord> = Vec::new();
    let mut places: BTreeMap<CommandId, usize> = BTreeMap::new();
    for (index, line) in lines.iter().enumerate() {
        let Line::Read(entry) = line else { continue };
        let place = *places.entry(entry.command).or_insert_with(|| {
            let state = match (undone.contains(&entry.command), index < settled) {
                (true, _) => RecordState::Undone,
                (false, true) => RecordState::Settled,
                (false, false) => RecordState::Counts,
            };
            let (at, by, command) = (entry.at, entry.by, entry.command);
            records.push(CommandRecord { command, at, by, events: Vec::new(), state });
            records.len() - 1
        });
        records[place].events.push(entry.event.clone());
    }
    records.reverse();
    records
}
