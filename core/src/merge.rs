//! Merges two copies of one workspace that have diverged: commands that only the other copy has are decided again on top of this
//! one, by the same rules. Those that can't be merged are listed with their reason.
//!
//! A log holds the events of commands, not the commands. `recover` derives them from their events, and a command is merged only
//! if it leads to the same events here, and so means the same in both copies.

use crate::{
    command::{self, Decision, Request},
    fact::{event::Event, line::Line},
    json,
    log::{
        Log,
        history::{CommandRecord, RecordState, history},
    },
    model::ids::{CommandId, PersonId},
    order::Gather,
    refusal::Refusal,
    zones::Zones,
};
use serde::Deserialize;
use std::{collections::BTreeSet, fmt, vec};

mod completion;
mod not_mergeable;
mod recover;

pub use completion::Completion;
pub use not_mergeable::NotMergeable;
use recover::Recovery;

/// How many lines one step reads: about a millisecond's work.
const STEP_LINES: usize = 1_000;

/// The result of merging. Nothing has happened until the requests are carried out.
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use]
pub struct Merged {
    /// To be decided one by one, in this order.
    pub requests: Vec<Request>,
    /// Commands of the other copy that can't be merged, oldest first.
    pub left_out: Vec<LeftOut>,
    /// People whose name or email address differs in the other copy, or was erased there.
    pub other_names: Vec<PersonId>,
    /// How many lines of the other copy this version can't read, beyond those that this copy has as well.
    pub unread: u32,
}

/// A command of the other copy that is not merged.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOut {
    pub record: CommandRecord,
    pub reason: Reason,
}

/// Why a command of the other copy is not merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A rule forbids it in the current state of this copy.
    Refused(Refusal),
    /// It would have a different outcome here.
    OtherOutcome,
    /// The command can't be derived from its events.
    NotRecovered,
}

/// The commands to undo a merge: all that it brought, except those undone since. Empty if some of them are too old to be undone.
pub fn to_undo(log: &Log, merged: &BTreeSet<CommandId>) -> BTreeSet<CommandId> {
    if merged.is_empty() {
        return BTreeSet::new();
    }
    let states = history(log).into_iter().map(|record| (record.command, record.state)).into_map();
    let left: BTreeSet<CommandId> =
        merged.iter().filter(|command| states.get(command) != Some(&RecordState::Undone)).copied().into_set();
    let all_count = left.iter().all(|command| states.get(command) == Some(&RecordState::Counts));
    if all_count { left } else { BTreeSet::new() }
}

/// A merge in steps, so that other work can run in between.
#[must_use]
pub struct Merge<'a> {
    zones: &'a dyn Zones,
    theirs: &'a Log,
    /// This copy, with everything merged so far.
    ours: Log,
    known: Known,
    /// Commands of the other copy that remain to be checked, oldest first.
    ahead: vec::IntoIter<CommandRecord>,
    merged: Merged,
}

/// The commands that this copy has.
struct Known {
    /// Stored lines that remain to be read.
    unread: vec::IntoIter<String>,
    commands: BTreeSet<CommandId>,
}

/// The only part of a line that tells its command.
#[derive(Deserialize)]
struct Commanded {
    command: CommandId,
}

impl fmt::Display for Reason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refusal) => refusal.fmt(formatter),
            Self::OtherOutcome => formatter
                .write_str("It would have a different outcome here. Redo it here if you still want it."),
            Self::NotRecovered => formatter
                .write_str("The file lacks something that it needs. Redo it here if you still want it."),
        }
    }
}

impl<'a> Merge<'a> {
    /// Starts merging another copy into this one. `below` are the stored lines of this copy before those that it holds.
    ///
    /// # Errors
    ///
    /// If the two are not copies of one workspace, or one of them lacks its first lines. The other copy may share those of this
    /// one: see [`Completion`].
    pub fn begin(
        zones: &'a dyn Zones,
        ours: &Log,
        below: Vec<String>,
        theirs: &'a Log,
    ) -> Result<Self, NotMergeable> {
        if ours.id().is_none() || ours.id() != theirs.id() {
            return Err(NotMergeable::AnotherWorkspace);
        }
        if below.len() as u64 != ours.snapshot().0 {
            return Err(NotMergeable::IncompleteHere);
        }
        if theirs.snapshot().0 > 0 {
            return Err(NotMergeable::IncompleteThere);
        }
        let held = ours.lines().iter().filter_map(|line| match line {
            Line::Read(entry) => Some(entry.command),
            Line::Unread(_) => None,
        });
        let known = Known { commands: held.into_set(), unread: below.into_iter() };
        let mut ahead = history(theirs);
        ahead.reverse();
        let merged = Merged {
            unread: theirs.workspace().unread.saturating_sub(ours.workspace().unread),
            ..Merged::default()
        };
        Ok(Self { zones, theirs, ours: ours.clone(), known, ahead: ahead.into_iter(), merged })
    }

    /// Runs one step. Returns false once everything is done.
    pub fn step(&mut self) -> bool {
        if self.known.unread.len() > 0 {
            self.known.read();
            return true;
        }
        let known = &self.known.commands;
        let Some(record) = self.ahead.by_ref().take(STEP_LINES).find(|record| is_new(record, known)) else {
            return self.ahead.len() > 0;
        };
        self.merge(record);
        true
    }

    /// Runs all remaining steps, and returns the result.
    pub fn finish(mut self) -> Merged {
        while self.step() {}
        self.merged.other_names = other_names(&self.ours, self.theirs);
        self.merged
    }

    fn merge(&mut self, record: CommandRecord) {
        match decided_again(&self.ours, self.zones, self.theirs, &record) {
            Ok(Again { request, decision }) => {
                self.ours.append(decision.entries.into_iter().map(Line::from));
                decision.records.into_iter().for_each(|change| self.ours.keep_record(change));
                self.merged.requests.push(request);
            }
            Err(reason) => self.merged.left_out.push(LeftOut { record, reason }),
        }
    }
}

impl Known {
    fn read(&mut self) {
        for line in self.unread.by_ref().take(STEP_LINES) {
            self.commands.extend(json::read::<Commanded>(&line).ok().map(|line| line.command));
        }
    }
}

/// Whether a command counts in the other copy and is unknown here. An undo of a command that only the other copy has doesn't:
/// both are left out.
fn is_new(record: &CommandRecord, known: &BTreeSet<CommandId>) -> bool {
    let is_about_known = |event: &Event| match event {
        Event::CommandUndone { command } => known.contains(command),
        _ => true,
    };
    record.state != RecordState::Undone
        && !known.contains(&record.command)
        && record.events.iter().any(is_about_known)
}

struct Again {
    request: Request,
    decision: Decision,
}

/// The command behind these events, if it leads to the same events here.
fn decided_again(
    ours: &Log,
    zones: &dyn Zones,
    theirs: &Log,
    record: &CommandRecord,
) -> Result<Again, Reason> {
    let mut reason = None;
    for command in (Recovery { record, theirs: theirs.workspace(), zones }).commands() {
        let request = Request { id: record.command, at: record.at, by: record.by, command };
        match command::decide(ours, zones, &request) {
            Ok(decision) if decision.entries.iter().map(|entry| &entry.event).eq(&record.events) => {
                return Ok(Again { request, decision });
            }
            Ok(_) => reason.get_or_insert(Reason::OtherOutcome),
            Err(refusal) => reason.get_or_insert(Reason::Refused(refusal)),
        };
    }
    Err(reason.unwrap_or(Reason::NotRecovered))
}

/// A new name alone leaves no line in the log, so a person has to say which of the two is newer.
fn other_names(ours: &Log, theirs: &Log) -> Vec<PersonId> {
    let (here, there) = (&ours.workspace().profiles.0, &theirs.workspace().profiles.0);
    let in_both =
        ours.workspace().people.keys().filter(|person| theirs.workspace().people.contains_key(person));
    in_both
        .filter(|person| match (here.get(person), there.get(person)) {
            (Some(here), Some(there)) => (&here.name, &here.mail) != (&there.name, &there.mail),
            (Some(_), None) => true,
            (None, _) => false,
        })
        .copied()
        .collect()
}
