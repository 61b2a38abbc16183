//! Folds a log into its workspace in steps.

use super::{Log, apply_all, undo};
use crate::{fact::line::Line, workspace::Workspace};

/// A log whose lines are being folded.
#[must_use]
pub struct Folding {
    log: Log,
    /// How many of the lines have been folded.
    folded: usize,
}

impl Folding {
    /// Begins folding the lines that start at `position`.
    pub fn begin(position: u64, base: Workspace, lines: Vec<Line>) -> Self {
        let undone = undo::undone(&lines);
        let workspace = base.clone();
        Self { log: Log { position, base, tail: lines, undone, workspace }, folded: 0 }
    }

    /// Folds up to `count` more lines. Returns false once none are left.
    pub fn step(&mut self, count: usize) -> bool {
        let Log { tail, undone, workspace, .. } = &mut self.log;
        let until = self.folded.saturating_add(count).min(tail.len());
        apply_all(workspace, &tail[self.folded..until], undone);
        self.folded = until;
        until < tail.len()
    }

    /// Folds all remaining lines and returns the log.
    pub fn finish(mut self) -> Log {
        self.step(usize::MAX);
        self.log
    }
}
