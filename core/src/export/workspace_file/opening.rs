//! Opens the log of a workspace file in steps.

use crate::{
    export::workspace_file::WorkspaceFile,
    fact::line::Line,
    log::{Log, folding::Folding},
};
use std::{mem, slice};

/// How many lines one step reads: about a millisecond's work.
const STEP_LINES: usize = 100;

/// The log of a workspace file that is being opened.
#[must_use]
pub struct Opening<'a> {
    file: &'a WorkspaceFile,
    unread: slice::Iter<'a, String>,
    lines: Vec<Line>,
    folding: Option<Folding>,
}

impl<'a> Opening<'a> {
    pub(super) fn of(file: &'a WorkspaceFile) -> Self {
        Self { file, unread: file.lines.iter(), lines: Vec::new(), folding: None }
    }

    /// Runs one step. Returns false once everything is done.
    pub fn step(&mut self) -> bool {
        if let Some(folding) = &mut self.folding {
            return folding.step(STEP_LINES);
        }
        self.lines.extend(self.unread.by_ref().take(STEP_LINES).map(|line| Line::read(line)));
        if self.unread.len() == 0 {
            let base = self.file.base.as_ref().map(|base| &base.snapshot);
            let (position, base) =
                base.and_then(|base| Some((base.position, base.read()?))).unwrap_or_default();
            self.folding = Some(Folding::begin(position, base, mem::take(&mut self.lines)));
        }
        true
    }

    /// Runs all remaining steps, and returns the log with all records.
    pub fn finish(mut self) -> Log {
        while self.step() {}
        let mut log = self.folding.map(Folding::finish).unwrap_or_default();
        log.keep_records(self.file.records.clone());
        log
    }
}
