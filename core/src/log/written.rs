//! A whole workspace in the form in which it is stored and exchanged.

use crate::{
    fact::line::Line,
    log::{Log, epoch::Epoch, snapshot::Snapshot},
    model::record::Records,
};

/// A workspace that a log begins with, because its first lines are lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenBase {
    pub snapshot: Snapshot,
    /// The life of the team's log that the lost lines are from; `None` if they are from one browser.
    pub epoch: Option<Epoch>,
}

/// A log with each line as it was written, and the records beside it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WrittenLog {
    /// The workspace that the lines follow; `None` if they are the whole log.
    pub base: Option<WrittenBase>,
    pub lines: Vec<String>,
    pub records: Records,
}

impl WrittenLog {
    /// The lines that a log holds, with the workspace before them. `epoch` is the life of the team's log that this is a copy of.
    /// `None` if the workspace can't be written.
    pub fn of(log: &Log, epoch: Option<Epoch>) -> Option<Self> {
        let (position, base) = log.snapshot();
        let base = match position {
            0 => None,
            _ => Some(WrittenBase { snapshot: Snapshot::of(position, base)?, epoch }),
        };
        let lines = log.lines().iter().map(Line::write).collect();
        Some(Self { base, lines, records: log.workspace().records() })
    }
}
