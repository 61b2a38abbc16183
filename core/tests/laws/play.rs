//! A random play: successive moves, each decided on the log that the previous ones left.

use crate::{moves::Move, world};
use chrono::{DateTime, Utc};
use switchback_core::{
    command::{self, Command, Decision, Request, refusal::Refusal},
    fact::line::Line,
    log::Log,
    model::{actor::Actor, ids::CommandId},
    workspace::Workspace,
    zones::DatabaseZones,
};

/// A request, the log on which it was decided, and the outcome.
pub struct Turn {
    pub before: Log,
    pub request: Request,
    pub outcome: Result<Decision, Refusal>,
    pub after: Log,
}

pub fn decide(log: &Log, request: &Request) -> Result<Decision, Refusal> {
    command::decide(log, &DatabaseZones, request)
}

pub fn take(log: &mut Log, decision: &Decision) {
    log.append(decision.entries.iter().cloned().map(Line::from));
    decision.records.iter().cloned().for_each(|change| log.keep_record(change));
}

/// The newly founded company.
pub fn founded() -> Log {
    let mut log = Log::default();
    for request in world::founding() {
        let decision = decide(&log, &request).unwrap();
        take(&mut log, &decision);
    }
    log
}

/// Plays the moves and passes each turn to `watch`.
pub fn play(moves: &[Move], watch: impl FnMut(&Turn)) -> Log {
    play_on(founded(), world::first_day(), moves, watch)
}

/// Plays the moves on top of the given log.
pub fn play_on(log: Log, now: DateTime<Utc>, moves: &[Move], watch: impl FnMut(&Turn)) -> Log {
    play_from(20, log, now, moves, watch)
}

/// Like [`play_on`], with new ids from `first` on.
pub fn play_from(
    first: u64,
    mut log: Log,
    mut now: DateTime<Utc>,
    moves: &[Move],
    mut watch: impl FnMut(&Turn),
) -> Log {
    for (new, step) in (first..).zip(moves) {
        now = step.time(log.workspace(), now);
        let Some((by, command)) = step.command(&log, now, new) else { continue };
        let request = Request { id: CommandId(new), at: now, by, command };
        let before = log.clone();
        let outcome = decide(&log, &request);
        if let Ok(decision) = &outcome {
            take(&mut log, decision);
        }
        watch(&Turn { before, request, outcome, after: log.clone() });
    }
    log
}

pub fn lines(log: &Log) -> Vec<String> {
    log.lines().iter().map(Line::write).collect()
}

/// A fingerprint of the log's content. Records are stored outside the log and are not undone with it.
pub fn told(workspace: &Workspace) -> u64 {
    let mut told = workspace.clone();
    told.take_records();
    told.state_hash()
}

pub fn undo(log: &Log, id: u64, command: CommandId, at: DateTime<Utc>) -> Result<Log, Refusal> {
    let by = Actor::COORDINATOR;
    let request = Request { id: CommandId(id), at, by, command: Command::Undo { command } };
    let decision = decide(log, &request)?;
    let mut after = log.clone();
    take(&mut after, &decision);
    Ok(after)
}
