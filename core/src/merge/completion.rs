//! A copy that lacks its first lines gets those of this copy, where they make the state that it begins with: then both copies
//! share them, and nothing in them is unknown.

use super::NotMergeable;
use crate::{
    fact::line::Line,
    log::{Log, folding::Folding},
    workspace::Workspace,
};

/// How many lines one step takes: about a millisecond's work.
const STEP_LINES: usize = 100;

/// Another copy on its way to being whole, in steps, so that others can work between them.
#[must_use]
pub struct Completion<'a> {
    theirs: &'a Log,
    folding: Folding,
}

impl<'a> Completion<'a> {
    /// Begins to complete another copy with the first lines of this one; `None` where it has all of its own. `below` are the
    /// stored lines of this copy before those that it holds.
    ///
    /// # Errors
    ///
    /// Where the two are not copies of one workspace, or this one lacks those lines as well.
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

    /// Goes on; false once everything is done.
    pub fn step(&mut self) -> bool {
        self.folding.step(STEP_LINES)
    }

    /// The whole copy; what is still to be done is done now.
    ///
    /// # Errors
    ///
    /// Where it would not be the copy that it is.
    pub fn finish(self) -> Result<Log, NotMergeable> {
        let whole = self.folding.finish();
        let is_theirs = whole.workspace() == self.theirs.workspace();
        if is_theirs { Ok(whole) } else { Err(NotMergeable::IncompleteThere) }
    }
}
