//! A host that is lost with its disk, and replaced from what a device has.

use super::{Kept, NextCommit, Team};
use std::collections::BTreeSet;
use switchback_core::{
    fact::{event::Event, line::Line},
    log::{Log, written::WrittenLog},
    model::ids::CommandId,
    sync::{
        cursor::{Cursor, Epoch},
        host::Takeover,
    },
};

impl Team {
    /// Loses the host and its disk. A coordinator begins another with what their device has, of which only the last lines are
    /// lines, and the rest is the workspace that they made.
    pub(super) fn replace(&mut self) {
        let coordinators: Vec<usize> =
            (0..self.nodes.len()).filter(|node| self.nodes[*node].by.is_coordinator()).collect();
        let number = coordinators[self.below(coordinators.len())];
        let node = &self.nodes[number];
        let Some(Cursor { epoch, .. }) = node.client.cursor() else { return };
        let log = node.client.told_log();
        if log.end() == 0 {
            return;
        }
        let mut possible: Vec<WrittenLog> =
            (0..=log.lines().len()).filter_map(|lost| without_first_lines(&log, lost, epoch)).collect();
        let written = possible.swap_remove(self.below(possible.len()));
        let life = match epoch == Epoch(self.epoch) {
            true => self.disk.kept.borrow().clone(),
            false => self.past[&epoch.0].clone(),
        };
        let end = written.base.as_ref().map_or(0, |base| base.snapshot.position);
        self.begin_next_life(Kept { before_base: life.accepted_before(end), ..Kept::default() });
        self.network.clear();
        self.open();
        self.file = Some(written);
        self.happened.replaced += 1;
    }

    /// The coordinator opens the file on the new host, to which others may have connected already.
    pub(super) fn open_file(&mut self) {
        let Some(written) = self.file.take() else { return };
        *self.disk.next.borrow_mut() = NextCommit::Succeeds;
        self.open();
        match self.host.take().unwrap().begin_with(written, self.now).unwrap() {
            Takeover::Begun(host) => self.host = Some(host),
            Takeover::NotEmpty(_) | Takeover::Newer(_) | Takeover::AheadOfClock(_) => {
                panic!("the disk is empty")
            }
        }
    }
}

/// A log whose first `lost` lines are known only by the workspace that they made. `None` if a later line undoes one of them, or they
/// end amid a command.
fn without_first_lines(log: &Log, lost: usize, epoch: Epoch) -> Option<WrittenLog> {
    let records = log.workspace().records();
    let (first, rest) = log.lines().split_at(lost);
    let commands = |lines: &[Line]| -> BTreeSet<CommandId> { lines.iter().filter_map(command).collect() };
    let first_commands = commands(first);
    let undone = rest.iter().filter_map(|line| match line {
        Line::Read(entry) => match entry.event {
            Event::CommandUndone { command } => Some(command),
            _ => None,
        },
        Line::Unread(_) => None,
    });
    if undone.chain(commands(rest)).any(|command| first_commands.contains(&command)) {
        return None;
    }
    let (position, base) = log.snapshot();
    let folded = Log::open(position, base.clone(), first.to_vec());
    let mut log = Log::open(folded.end(), folded.workspace().clone(), rest.to_vec());
    log.keep_records(records);
    WrittenLog::of(&log, Some(epoch))
}

fn command(line: &Line) -> Option<CommandId> {
    match line {
        Line::Read(entry) => Some(entry.command),
        Line::Unread(_) => None,
    }
}
