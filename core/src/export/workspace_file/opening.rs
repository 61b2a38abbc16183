//! Opening the log of a workspace file, in steps.

use crate::{
    export::workspace_file::WorkspaceFile,
    fact::line::Line,
    log::{Log, folding::Folding},
};
use std::{mem, slice};

/// How many lines one step takes: about a millisecond's work.
const STEP_LINES: usize = 100;

/// A workspace file on its way to being a log.
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

    /// Goes on; false once everything is done.
    pub fn step(&mut self) -> bool {
        if let Some(folding) = &mut self.folding {
            return folding.step(STEP_LINES);
        }
        self.lines.extend(self.unread.by_ref().take(STEP_LINES).map(|line| Line::read(line)));
        if self.unread.len() == 0 {
            let base = self.file.base.as_ref();
            let (position, base) =
                base.and_then(|base| Some((base.position, base.read()?))).unwrap_or_default();
            self.folding = Some(Folding::begin(position, base, mem::take(&mut self.lines)));
        }
        true
    }

    /// The log, with all records; what is still to be done is done now.
    pub fn finish(mut self) -> Log {
        while self.step() {}
        let mut log = self.folding.map(Folding::finish).unwrap_or_default();
        log.keep_records(self.file.records.clone());
        log
    }
}
