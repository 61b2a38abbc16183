//! What each reader is told.

use super::{Beginning, Host, Journal};
use crate::{
    access::{
        asker::Asker,
        scope::{Scope, Seen},
    },
    fact::{entry::Entry, line::Line},
    log::snapshot::Snapshot,
    model::actor::Actor,
    sync::{
        cursor::{Cursor, Epoch, LogHash},
        record_set::{Bucket, BucketHashes, RecordsHash},
    },
    zones::Zones,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// Who reads, and when.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    pub by: Actor,
    pub at: DateTime<Utc>,
}

/// What a reader is told after a cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    Lines(NextLines),
    /// The reader can't continue from their cursor.
    StartOver(StartOver),
}

/// The next lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextLines {
    pub lines: Vec<String>,
    pub cursor: Cursor,
    /// Whether the log has more lines.
    pub has_more: bool,
    /// The hash of the records that the reader should have.
    pub records: RecordsHash,
}

/// Why a reader has to start over from a workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StartOver {
    /// The log is not the one that they were told, as after restoring a backup.
    LogChanged,
    /// They would see earlier lines differently.
    ViewChanged,
}

/// What a reader starts from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Start {
    pub base: Snapshot,
    /// The lines that follow the base.
    pub lines: Vec<String>,
    pub cursor: Cursor,
    /// Set if the host knows the log's first lines only by the workspace that they made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lost_lines: Option<LostLines>,
}

/// Lines at the beginning of a log that a host doesn't have. It can't recognize the commands in them, so they must not be offered to
/// it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LostLines {
    pub count: u64,
    /// The life of the log that they are from. Logs of other lives may have other lines at these positions.
    pub epoch: Epoch,
}

impl<J: Journal> Host<J> {
    /// Whether the reader is told anything: they may have left, or lost their role.
    pub fn may_read(&self, zones: &dyn Zones, reader: Reader) -> bool {
        self.asker(zones, reader).is_reader()
    }

    /// What a reader is told after a cursor, from at most `most` lines of the log.
    ///
    /// # Errors
    ///
    /// If the journal can't be read.
    pub fn deliver(
        &self,
        zones: &dyn Zones,
        reader: Reader,
        cursor: Cursor,
        most: usize,
    ) -> Result<Delivery, J::Error> {
        if cursor.epoch != self.epoch || self.hash_before(cursor.end)? != Some(cursor.hash) {
            return Ok(Delivery::StartOver(StartOver::LogChanged));
        }
        let asker = self.asker(zones, reader);
        let mut scopes = self.scopes.borrow_mut();
        let has_seen = |scope: &Scope| scope.view(&self.first_lines, cursor.end) == cursor.view;
        let mut scope = scopes.scope(&asker, self.log.end(), &self.recent);
        if !has_seen(scope) {
            // Time also changes what a reader sees, as when a certificate expires.
            scope = scopes.find_out(&asker, self.log.end());
        }
        if !has_seen(scope) {
            return Ok(Delivery::StartOver(StartOver::ViewChanged));
        }
        // Other hosts may have stored more than this one has taken in.
        let known = usize::try_from(self.log.end() - cursor.end).unwrap_or(most);
        self.tell(scope, cursor, known.min(most)).map(Delivery::Lines)
    }

    fn tell(&self, scope: &Scope, cursor: Cursor, count: usize) -> Result<NextLines, J::Error> {
        let mut lines = Vec::new();
        let (mut end, mut hash) = (cursor.end, cursor.hash);
        if let Some(recent) = self.recent.after(cursor.end) {
            for known in recent.take(count) {
                lines.extend(told(scope, &known.line));
                (end, hash) = (end + 1, known.hash);
            }
        } else if count > 0 {
            for text in self.journal.lines(cursor.end, count)? {
                lines.extend(told(scope, &Line::read(&text)));
                (end, hash) = (end + 1, hash.with(&text));
            }
        }
        Ok(NextLines {
            lines,
            cursor: self.cursor(scope, end, hash),
            has_more: end < self.log.end(),
            records: self.records.handed_out_hashes(scope.readable()).whole(),
        })
    }

    /// What a reader starts from; `None` if the workspace can't be written.
    pub fn start(&self, zones: &dyn Zones, reader: Reader) -> Option<Start> {
        let mut scopes = self.scopes.borrow_mut();
        let scope = scopes.find_out(&self.asker(zones, reader), self.log.end());
        let (base, lines) = if scope.is_everything() {
            let (position, base) = self.log.snapshot();
            let lines = self.log.lines().iter().filter_map(|line| told(scope, line)).collect();
            (Snapshot::of(position, base)?, lines)
        } else {
            (Snapshot::of(self.log.end(), &scope.workspace(self.log.workspace()))?, Vec::new())
        };
        let cursor = self.cursor(scope, self.log.end(), self.hash);
        let Beginning { position: count, epoch, .. } = self.beginning;
        Some(Start { base, lines, cursor, lost_lines: epoch.map(|epoch| LostLines { count, epoch }) })
    }

    /// The buckets with records that a reader lacks, or has although they should not.
    pub fn records(&self, zones: &dyn Zones, reader: Reader, theirs: &BucketHashes) -> Vec<Bucket> {
        let mut scopes = self.scopes.borrow_mut();
        let scope = scopes.scope(&self.asker(zones, reader), self.log.end(), &self.recent);
        self.records.changed_since(theirs, |record| scope.hands_out(record))
    }

    pub(super) fn asker<'a>(&'a self, zones: &'a dyn Zones, Reader { by, at }: Reader) -> Asker<'a> {
        Asker { workspace: self.log.workspace(), zones, by, at }
    }

    fn cursor(&self, scope: &Scope, end: u64, hash: LogHash) -> Cursor {
        Cursor { epoch: self.epoch, view: scope.view(&self.first_lines, end), end, hash }
    }

    fn hash_before(&self, position: u64) -> Result<Option<LogHash>, J::Error> {
        if position <= self.beginning.position {
            return Ok((position == self.beginning.position).then_some(self.beginning.hash));
        }
        match position.cmp(&self.log.end()) {
            Ordering::Less => match self.recent.hash_before(position) {
                Some(hash) => Ok(Some(hash)),
                None => self.journal.hash(position),
            },
            Ordering::Equal => Ok(Some(self.hash)),
            Ordering::Greater => Ok(None),
        }
    }
}

/// The part of a line that is told. A line that this version can't read is told only to coordinators, as it is.
fn told(scope: &Scope, line: &Line) -> Option<String> {
    match line {
        Line::Read(entry) => match scope.line(entry) {
            Seen::Whole => Some(line.write()),
            Seen::Part(event) => Some(Line::from(Entry { event, ..(**entry).clone() }).write()),
            Seen::Nothing => None,
        },
        Line::Unread(unread) => scope.is_everything().then(|| unread.text.clone()),
    }
}
