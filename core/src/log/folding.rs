//! Making a log's workspace in steps.

use super::{Log, apply_all, undo};
use crate::{fact::line::Line, workspace::Workspace};

/// A log whose lines are being folded.
#[must_use]
pub struct Folding {
    log: Log,
    /// How many of the lines are in the workspace.
    folded: usize,
}

impl Folding {
    /// Begins with lines that stand from `position` on.
    pub fn begin(position: u64, base: Workspace, lines: Vec<Line>) -> Self {
        let undone = undo::undone(&lines);
        let workspace = base.clone();
        Self { log: Log { position, base, tail: lines, undone, workspace }, folded: 0 }
    }

    /// Folds up to `count` more lines; false once there are none left.
    pub fn step(&mut self, count: usize) -> bool {
        let Log { tail, undone, workspace, .. } = &mut self.log;
        let until = self.folded.saturating_add(count).min(tail.len());
        apply_all(workspace, &tail[self.folded..until], undone);
        self.folded = until;
        until < tail.len()
    }

    /// The log; lines that are left are folded now.
    pub fn finish(mut self) -> Log {
        self.step(usize::MAX);
        self.log
    }
}
