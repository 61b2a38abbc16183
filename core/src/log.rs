//! The events in order, and their fold. The log is the truth: the workspace is computed from it.

use crate::{
    fact::{event::Event, line::Line},
    model::{
        ids::{CommandId, WorkspaceId},
        record::{RecordChange, Records},
    },
    workspace::Workspace,
};
use folding::Folding;
use snapshot::Snapshot;
use std::collections::BTreeSet;

pub mod chunk;
pub mod epoch;
pub mod folding;
pub mod history;
pub mod snapshot;
pub mod undo;
pub mod written;

/// The log from some position on, and the workspace that the whole log makes.
///
/// Below `position` only the fold is held, as `base`. The base stays so far behind that every command that can still be undone
/// lies above it, so leaving out a command never needs the lines below.
///
/// # Examples
///
/// ```
/// use chrono::NaiveDate;
/// use switchback_core::{
///     command::{decide, refusal::Refusal},
///     fact::line::Line,
///     log::Log,
///     sample,
///     zones::DatabaseZones,
/// };
///
/// // The first commands of the sample company, each decided on top of those before it.
/// let mut log = Log::default();
/// let today = NaiveDate::from_ymd_opt(2026, 3, 16).expect("a date");
/// for request in sample::requests(today, &DatabaseZones).iter().take(20) {
///     let decision = decide(&log, &DatabaseZones, request)?;
///     log.append(decision.entries.into_iter().map(Line::from));
///     decision.records.into_iter().for_each(|change| log.keep_record(change));
/// }
/// assert!(!log.workspace().people.is_empty());
///
/// // The same lines, opened again, make the same workspace. Names and the contents of scorecards are not in the log.
/// let stored: Vec<String> = log.lines().iter().map(Line::write).collect();
/// let lines = stored.iter().map(|text| Line::read(text)).collect();
/// let mut opened = Log::open(0, Default::default(), lines);
/// opened.keep_records(log.workspace().records());
/// assert_eq!(opened.workspace(), log.workspace());
/// # Ok::<(), Refusal>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Log {
    position: u64,
    base: Workspace,
    tail: Vec<Line>,
    /// The commands in the tail that don't count.
    undone: BTreeSet<CommandId>,
    workspace: Workspace,
}

impl Log {
    /// A log whose first `position` lines are folded into `base`.
    pub fn from_snapshot(position: u64, base: Workspace) -> Self {
        Self { position, workspace: base.clone(), base, ..Self::default() }
    }

    /// Opens a log from the lines that start at `position`.
    pub fn open(position: u64, base: Workspace, lines: Vec<Line>) -> Self {
        Folding::begin(position, base, lines).finish()
    }

    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// The number of lines of the whole log.
    pub fn end(&self) -> u64 {
        self.position + self.tail.len() as u64
    }

    /// The lines held, from the snapshot's position on.
    pub fn lines(&self) -> &[Line] {
        &self.tail
    }

    /// The id of the log's workspace.
    pub fn id(&self) -> Option<WorkspaceId> {
        self.workspace.about.as_ref().map(|about| about.id)
    }

    /// Adds lines at the end.
    pub fn append(&mut self, lines: impl IntoIterator<Item = Line>) {
        let mut refold = false;
        for line in lines {
            match &line {
                Line::Read(entry) if matches!(entry.event, Event::CommandUndone { .. }) => refold = true,
                Line::Read(entry) if self.undone.contains(&entry.command) => {}
                Line::Read(entry) if !refold => self.workspace.apply(entry),
                Line::Unread(_) if !refold => self.workspace.unread += 1,
                _ => {}
            }
            self.tail.push(line);
        }
        if refold {
            self.fold();
        }
    }

    /// Removes lines from the end, so that `count` of those held remain.
    pub fn rewind(&mut self, count: usize) {
        if count < self.tail.len() {
            self.tail.truncate(count);
            self.fold();
        }
    }

    /// Changes a record. Records are kept apart from the log, so this is not an event.
    pub fn keep_record(&mut self, change: RecordChange) {
        self.workspace.keep_record(change);
    }

    /// Replaces all records.
    pub fn keep_records(&mut self, records: Records) {
        self.workspace.keep_records(records);
    }

    /// The fold of everything but the last commands: a snapshot from which the rest can be folded again.
    pub fn snapshot(&self) -> (u64, &Workspace) {
        (self.position, &self.base)
    }

    /// Moves the base forward, as far as undo allows. Returns whether it moved.
    pub fn advance(&mut self) -> bool {
        let reach = undo::reach(&self.tail);
        if reach == 0 {
            return false;
        }
        apply_all(&mut self.base, &self.tail[..reach], &self.undone);
        self.tail.drain(..reach);
        self.undone = undo::undone(&self.tail);
        self.position += reach as u64;
        true
    }

    fn fold(&mut self) {
        let records = self.workspace.take_records();
        self.undone = undo::undone(&self.tail);
        self.workspace = self.base.clone();
        apply_all(&mut self.workspace, &self.tail, &self.undone);
        self.workspace.keep_records(records);
    }
}

/// The id of the workspace in stored lines, oldest first, or in a snapshot.
pub fn named<'a>(lines: impl Iterator<Item = &'a str>, snapshot: Option<&Snapshot>) -> Option<WorkspaceId> {
    let created = |text: &str| match Line::read(text) {
        Line::Read(entry) => match entry.event {
            Event::WorkspaceCreated { workspace, .. } => Some(workspace),
            _ => None,
        },
        Line::Unread(_) => None,
    };
    let mut told = lines.filter(|text| text.contains("workspace_created")).filter_map(created);
    told.next().or_else(|| Some(snapshot?.read()?.about?.id))
}

/// Folds lines into a workspace, leaving out those of undone commands.
pub fn apply_all(workspace: &mut Workspace, lines: &[Line], undone: &BTreeSet<CommandId>) {
    for line in lines {
        match line {
            Line::Read(entry) if undone.contains(&entry.command) => {}
            Line::Read(entry) => workspace.apply(entry),
            Line::Unread(_) => workspace.unread += 1,
        }
    }
}
