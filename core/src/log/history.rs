//! The log as people read it: one row a command, newest first.

use super::{Log, undo};
use crate::{
    fact::{event::Event, line::Line},
    model::{actor::Actor, ids::CommandId},
};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

/// One command that was carried out.
#[derive(Clone, Debug, PartialEq)]
pub struct Deed {
    pub command: CommandId,
    pub at: DateTime<Utc>,
    pub by: Actor,
    /// All its events, in order.
    pub events: Vec<Event>,
    pub standing: Standing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Counts,
    Undone,
    /// It counts, and is too far back to be undone.
    Settled,
}

/// The commands that the log still holds line by line, newest first.
pub fn history(log: &Log) -> Vec<Deed> {
    let undone = undo::undone(log.lines());
    let settled = undo::reach(log.lines());
    let mut deeds: Vec<Deed> = Vec::new();
    let mut places: BTreeMap<CommandId, usize> = BTreeMap::new();
    for (index, line) in log.lines().iter().enumerate() {
        let Line::Read(entry) = line else { continue };
        let place = *places.entry(entry.command).or_insert_with(|| {
            let standing = match (undone.contains(&entry.command), index < settled) {
                (true, _) => Standing::Undone,
                (false, true) => Standing::Settled,
                (false, false) => Standing::Counts,
            };
            let (at, by, command) = (entry.at, entry.by, entry.command);
            deeds.push(Deed { command, at, by, events: Vec::new(), standing });
            deeds.len() - 1
        });
        deeds[place].events.push(entry.event.clone());
    }
    deeds.reverse();
    deeds
}
