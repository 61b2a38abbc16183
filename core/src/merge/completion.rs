//! Completes a copy that lacks its first lines with those of this copy, if they lead to the state that it begins with. Then both
//! copies share them, and nothing in them is unknown.

use super::NotMergeable;
use crate::{
    fact::line::Line,
    log::{Log, folding::Folding},
    workspace::Workspace,
};

/// How many lines one step folds: about a millisecond's work.
const STEP_LINES: usize = 100;

/// The completion of another copy in steps, so that other work can run in between.
#[must_use]
pub struct Completion<'a> {
    theirs: &'a Log,
    folding: Folding,
}

impl<'a> Completion<'a> {
    /// Starts completing another copy with the first lines of this one; `None` if it has all of its own. `below` are the stored
    /// lines of this copy before those that it holds.
    ///
    /// # Errors
    ///
    /// If the two are not copies of one workspace, or this copy lacks those lines as well.
    pub fn begin(ours: &Log, below: &[String], theirs: &'a Log) -> Result<Option<Self>, NotMergeable> {
        if ours.id().is_none() || ours.id() != theirs.id() {
            return Err(NotMergeable::AnotherWorkspace);
        }
        if below.len() as u64 != ours.snapshot().0 {
            return Err(NotMergeable::IncompleteHere);
        }
        let (position, _) = theirs.snapshot();
        if position == 0 {
            return Ok(None);
        }
        if position > ours.end() {
            return Err(NotMergeable::IncompleteThere);
        }
        let first = below.iter().map(|line| Line::read(line)).chain(ours.lines().iter().cloned());
        let first = first.zip(0..position).map(|(line, _)| line);
        let lines = first.chain(theirs.lines().iter().cloned()).collect();
        let mut base = Workspace::default();
        base.keep_records(theirs.workspace().records());
        Ok(Some(Self { theirs, folding: Folding::begin(0, base, lines) }))
    }

    /// Runs one step. Returns false once everything is done.
    pub fn step(&mut self) -> bool {
        self.folding.step(STEP_LINES)
    }

    /// Runs all remaining steps, and returns the complete copy.
    ///
    /// # Errors
    ///
    /// If the result would differ from the other copy.
    pub fn finish(self) -> Result<Log, NotMergeable> {
        let whole = self.folding.finish();
        let is_theirs = whole.workspace() == self.theirs.workspace();
        if is_theirs { Ok(whole) } else { Err(NotMergeable::IncompleteThere) }
    }
}
