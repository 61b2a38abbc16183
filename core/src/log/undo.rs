//! Undo leaves a command's events out of the fold. Later events that depend on them decide whether that is allowed.

use super::{Log, apply_all};
use crate::{
    fact::{entry::Entry, event::Event, line::Line},
    model::{actor::Actor, ids::CommandId},
    order::Gather,
    workspace::Workspace,
};
use chrono::{DateTime, Utc};
use std::collections::{BTreeMap, BTreeSet};

/// How many commands back undo reaches. It is bounded, so that a snapshot can replace everything before.
pub const UNDO_REACH: usize = 200;

/// Why commands can't be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotUndo {
    /// It is too old to be undone, or does not exist.
    TooOld,
    AlreadyUndone,
    /// Later events depend on it.
    OthersBuiltOnIt,
    /// It created the workspace.
    WorkspaceStays,
}

/// The commands whose events don't count. An undo can itself be undone.
pub fn undone(lines: &[Line]) -> BTreeSet<CommandId> {
    undone_with(lines, BTreeSet::new())
}

/// Like [`undone`], with these commands left out as well. Undos among them no longer undo anything.
fn undone_with(lines: &[Line], mut undone: BTreeSet<CommandId>) -> BTreeSet<CommandId> {
    for entry in entries(lines).rev() {
        if let Event::CommandUndone { command } = entry.event
            && !undone.contains(&entry.command)
        {
            undone.insert(command);
        }
    }
    undone
}

/// How many of these lines, counted from the first, can no longer be undone.
pub(super) fn reach(lines: &[Line]) -> usize {
    let mut commands = BTreeSet::new();
    for (index, line) in lines.iter().enumerate().rev() {
        if let Line::Read(entry) = line {
            commands.insert(entry.command);
        }
        if commands.len() > UNDO_REACH {
            return index + 1;
        }
    }
    0
}

fn entries(lines: &[Line]) -> impl DoubleEndedIterator<Item = &Entry> {
    lines.iter().filter_map(|line| match line {
        Line::Read(entry) => Some(&**entry),
        Line::Unread(_) => None,
    })
}

impl Log {
    /// The author of a command that can still be undone.
    pub fn author(&self, command: CommandId) -> Option<Actor> {
        self.first_of(command).map(|entry| entry.by)
    }

    /// The time of a command that can still be undone.
    pub fn time(&self, command: CommandId) -> Option<DateTime<Utc>> {
        self.first_of(command).map(|entry| entry.at)
    }

    fn first_of(&self, command: CommandId) -> Option<&Entry> {
        entries(&self.lines()[reach(self.lines())..]).find(|entry| entry.command == command)
    }

    /// The commands that undoing this one affects in the end, each with whether it then counts again.
    pub fn targets(&self, command: CommandId) -> BTreeMap<CommandId, bool> {
        let roots = roots(&self.lines()[reach(self.lines())..], command).unwrap_or_default();
        roots.into_iter().map(|(root, undos)| (root, undos % 2 == 1)).into_map()
    }

    /// Whether these are the commands of the newest readable lines.
    pub fn ends_with(&self, commands: &BTreeSet<CommandId>) -> bool {
        let newest = entries(self.lines()).rev().map(|entry| entry.command);
        newest.take_while(|command| commands.contains(command)).into_set() == *commands
    }

    /// The workspace without commands that count and can still be undone, and on which no later event depends.
    ///
    /// # Errors
    ///
    /// If one of them is too old, doesn't count or created the workspace, or later events depend on one.
    pub fn without(&self, commands: &BTreeSet<CommandId>) -> Result<Workspace, CannotUndo> {
        let within = &self.lines()[reach(self.lines())..];
        if commands.iter().any(|command| roots(within, *command).is_none()) {
            return Err(CannotUndo::TooOld);
        }
        if !undone(self.lines()).is_disjoint(commands) {
            return Err(CannotUndo::AlreadyUndone);
        }
        let mut workspace = self.base.clone();
        workspace.keep_records(self.workspace().records());
        apply_all(&mut workspace, self.lines(), &undone_with(self.lines(), commands.clone()));
        if workspace.about.is_none() {
            return Err(CannotUndo::WorkspaceStays);
        }
        if workspace.oddities.len() > self.workspace().oddities.len() {
            return Err(CannotUndo::OthersBuiltOnIt);
        }
        Ok(workspace)
    }
}

/// The commands that an undo, or an undo of an undo, affects in the end, each with the number of undos in between. For any other
/// command, the command itself. `None` if one of them is not in these lines.
fn roots(lines: &[Line], command: CommandId) -> Option<BTreeMap<CommandId, usize>> {
    let (mut roots, mut undos) = (BTreeMap::new(), BTreeMap::new());
    let mut sought = BTreeMap::from([(command, 0)]);
    for entry in entries(lines).rev() {
        if let Some(between) = sought.remove(&entry.command) {
            let is_undo = matches!(entry.event, Event::CommandUndone { .. });
            if is_undo { &mut undos } else { &mut roots }.insert(entry.command, between);
        }
        if let (Some(between), Event::CommandUndone { command }) = (undos.get(&entry.command), &entry.event) {
            sought.insert(*command, between + 1);
        }
    }
    sought.is_empty().then_some(roots)
}
