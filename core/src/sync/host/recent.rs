//! The last lines of the log, with what each has touched: what nearly every reader is told next.

use crate::{access::scope::Touched, fact::line::Line, log::Log, sync::cursor::LogHash};
use std::collections::VecDeque;

/// How many lines are held.
const MOST: usize = 10_000;

/// Lines that were added after the log was read.
#[derive(Debug, Default)]
pub struct Recent {
    /// The position and log hash before the first of them; `None` while the log is being read.
    before: Option<(u64, LogHash)>,
    lines: VecDeque<RecentLine>,
}

#[derive(Debug)]
pub struct RecentLine {
    pub line: Line,
    /// The hash of the log up to and including it.
    pub hash: LogHash,
    pub touched: Touched,
}

impl Recent {
    /// Starts holding lines.
    pub fn begin(&mut self, end: u64, hash: LogHash) {
        *self = Self { before: Some((end, hash)), lines: VecDeque::new() };
    }

    /// Adds a line to the log, and holds it.
    pub fn take(&mut self, log: &mut Log, line: Line, hash: LogHash) {
        let Some(before) = &mut self.before else { return log.append([line]) };
        let touched_now = |log: &Log| match &line {
            Line::Read(entry) => Touched::by(&entry.event, log.workspace()),
            Line::Unread(_) => Touched::default(),
        };
        let mut touched = touched_now(log);
        log.append([line.clone()]);
        touched.extend(&touched_now(log));
        self.lines.push_back(RecentLine { line, hash, touched });
        if self.lines.len() > MOST
            && let Some(first) = self.lines.pop_front()
        {
            *before = (before.0 + 1, first.hash);
        }
    }

    /// The lines from a position on; `None` if some of them are no longer held.
    pub fn after(&self, position: u64) -> Option<impl Iterator<Item = &RecentLine>> {
        let (from, _) = self.before?;
        let skipped = usize::try_from(position.checked_sub(from)?).ok()?;
        Some(self.lines.range(skipped.min(self.lines.len())..))
    }

    /// The hash of the log before a position; `None` if it is not held.
    pub fn hash_before(&self, position: u64) -> Option<LogHash> {
        let (from, hash) = self.before?;
        match usize::try_from(position.checked_sub(from)?).ok()?.checked_sub(1) {
            None => Some(hash),
            Some(place) => self.lines.get(place).map(|known| known.hash),
        }
    }
}
