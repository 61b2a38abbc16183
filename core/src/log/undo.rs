//! Undo: a command's events are left out of the fold. Later events that depend on them decide whether that is
//! allowed.

use super::{Log, apply_all};
use crate::{
    fact::{entry::Entry, event::Event, line::Line},
    model::{actor::Actor, ids::CommandId},
    workspace::Workspace,
};
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;

/// How many commands back one can undo. Bounded, so that a snapshot can stand for all that came before.
pub const UNDO_REACH: usize = 200;

/// Why a command cannot be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotUndo {
    /// It lies further back than undo reaches, or was never given.
    TooOld,
    AlreadyUndone,
    /// Later events speak of what it brought.
    OthersBuiltOnIt,
}

/// The commands whose events do not count. An undo can itself be undone.
pub fn undone(lines: &[Line]) -> BTreeSet<CommandId> {
    let mut undone = BTreeSet::new();
    for entry in entries(lines).rev() {
        if let Event::CommandUndone { command } = entry.event
            && !undone.contains(&entry.command)
        {
            undone.insert(command);
        }
    }
    undone
}

/// How many of these lines lie out of undo's reach, counted from the first.
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
    /// Who gave a command that is within undo's reach.
    pub fn author(&self, command: CommandId) -> Option<Actor> {
        self.first_of(command).map(|entry| entry.by)
    }

    /// When a command that is within undo's reach was given.
    pub fn time(&self, command: CommandId) -> Option<DateTime<Utc>> {
        self.first_of(command).map(|entry| entry.at)
    }

    fn first_of(&self, command: CommandId) -> Option<&Entry> {
        entries(&self.lines()[reach(self.lines())..]).find(|entry| entry.command == command)
    }

    /// The command that undoing this one is in the end about, and whether it counts again from then on.
    pub fn target(&self, command: CommandId) -> Option<(CommandId, bool)> {
        let (root, undos) = root(&self.lines()[reach(self.lines())..], command)?;
        Some((root, undos % 2 == 1))
    }

    /// The command of the newest line that can be read.
    pub fn last_command(&self) -> Option<CommandId> {
        entries(self.lines()).next_back().map(|entry| entry.command)
    }

    /// The workspace as it would be without a command that is within reach and counts, and on which no later
    /// event was built.
    ///
    /// # Errors
    ///
    /// When the command is out of reach, does not count, or later events depend on it.
    pub fn without(&self, command: CommandId) -> Result<Workspace, CannotUndo> {
        let within = &self.lines()[reach(self.lines())..];
        let (root, _) = root(within, command).ok_or(CannotUndo::TooOld)?;
        if !entries(within).any(|entry| entry.command == root) {
            return Err(CannotUndo::TooOld);
        }
        let mut undone = undone(self.lines());
        if undone.contains(&command) {
            return Err(CannotUndo::AlreadyUndone);
        }
        if root == command {
            undone.insert(command);
        } else {
            undone = undone_without(self.lines(), command);
        }
        let mut workspace = self.base.clone();
        workspace.keep_records(self.workspace().records());
        apply_all(&mut workspace, self.lines(), &undone);
        if workspace.oddities.len() > self.workspace().oddities.len() || workspace.about.is_none() {
            return Err(CannotUndo::OthersBuiltOnIt);
        }
        Ok(workspace)
    }
}

/// The commands that would not count if this undo itself did not.
fn undone_without(lines: &[Line], undo: CommandId) -> BTreeSet<CommandId> {
    let kept: Vec<Line> = lines
        .iter()
        .filter(|line| !matches!(line, Line::Read(entry) if entry.command == undo))
        .cloned()
        .collect();
    let mut undone = undone(&kept);
    undone.insert(undo);
    undone
}

/// The command that an undo, or an undo of an undo, is in the end about, and how many undos lie between.
fn root(lines: &[Line], command: CommandId) -> Option<(CommandId, usize)> {
    let (mut command, mut undos) = (command, 0);
    for entry in entries(lines).rev() {
        if entry.command == command {
            match entry.event {
                Event::CommandUndone { command: target } => (command, undos) = (target, undos + 1),
                _ => return Some((command, undos)),
            }
        }
    }
    None
}
