//! The copy of the log that decides: it takes in what is asked, and tells each reader what is theirs. Where its lines are
//! kept is for a [`Journal`].

use super::{
    cursor::{Cursor, Epoch, LogHash},
    decided::{DecidedCommand, NotDecided, Outcome, Stamp, Verdict, decide_once},
    record_set::{Bucket, BucketHashes, RecordSet, RecordsHash},
};
use crate::{
    access::{
        asker::Asker,
        scope::{FirstLines, Scope, Seen},
    },
    command::Ask,
    fact::{entry::Entry, line::Line},
    log::{Log, snapshot::Snapshot},
    model::{
        actor::Actor,
        ids::CommandId,
        record::{RecordChange, Records},
    },
    zones::Zones,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Where the lines, the records and the outcomes are kept.
pub trait Journal {
    type Error;

    /// The lines from a position on, oldest first, at most so many.
    ///
    /// # Errors
    ///
    /// Where they cannot be read.
    fn lines(&self, from: u64, most: usize) -> Result<Vec<String>, Self::Error>;

    /// All records.
    ///
    /// # Errors
    ///
    /// Where they cannot be read.
    fn records(&self) -> Result<Records, Self::Error>;

    /// The fingerprint of the lines before a position; `None` where the log is shorter.
    ///
    /// # Errors
    ///
    /// Where it cannot be read.
    fn hash(&self, before: u64) -> Result<Option<LogHash>, Self::Error>;

    /// What is kept of a command that was decided.
    ///
    /// # Errors
    ///
    /// Where it cannot be read.
    fn decided(&self, id: CommandId) -> Result<Option<DecidedCommand>, Self::Error>;

    /// Keeps all of it, or nothing.
    ///
    /// # Errors
    ///
    /// Where it is not kept, or nobody knows whether it is.
    fn commit(&mut self, commit: &Commit) -> Result<(), Self::Error>;
}

/// What is kept together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Commit {
    /// The position of the first line.
    pub from: u64,
    pub lines: Vec<HashedLine>,
    pub records: Vec<RecordChange>,
    pub decided: Vec<DecidedCommand>,
}

/// A line, and the fingerprint of the log with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HashedLine {
    pub text: String,
    pub hash: LogHash,
}

/// A command that came in, with who sent it and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    pub ask: Ask,
    pub stamp: Stamp,
}

/// Who reads, and when.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    pub by: Actor,
    pub at: DateTime<Utc>,
}

/// What a reader is told after a cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    Lines(Told),
    /// The reader cannot go on from their cursor.
    StartOver(StartOver),
}

/// Lines that follow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    pub lines: Vec<String>,
    pub cursor: Cursor,
    /// Whether the log has more lines by now.
    pub has_more: bool,
    /// Of the records that the reader should have.
    pub records: RecordsHash,
}

/// Why a reader has to begin again from a workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StartOver {
    /// The log is not the one that they were told, as after a backup was restored.
    LogChanged,
    /// They would be told something else of the lines behind them.
    ViewChanged,
}

/// What a reader begins with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Start {
    pub base: Snapshot,
    /// The lines that follow the base.
    pub lines: Vec<String>,
    pub cursor: Cursor,
}

/// The log, with all that is needed to decide and to tell.
#[derive(Debug)]
pub struct Host<J> {
    journal: J,
    epoch: Epoch,
    log: Log,
    hash: LogHash,
    first_lines: FirstLines,
    records: RecordSet,
}

/// The host after commands were decided, and the outcome of each, in their order.
#[derive(Debug)]
pub struct Decided<J> {
    pub host: Host<J>,
    pub outcomes: Vec<Result<Outcome, NotDecided>>,
}

/// What became of a log that was to be taken over.
#[derive(Debug)]
pub enum Beginning<J> {
    Begun(Host<J>),
    /// There is a log already; nothing has changed.
    NotEmpty(Host<J>),
}

/// How many lines are read at once.
const PAGE_LINES: usize = 1_000;

impl<J: Journal> Host<J> {
    /// Reads all that the journal has.
    ///
    /// # Errors
    ///
    /// Where it cannot be read.
    pub fn open(journal: J, epoch: Epoch) -> Result<Self, J::Error> {
        let mut host = Self {
            log: Log::default(),
            hash: LogHash::default(),
            first_lines: FirstLines::default(),
            records: RecordSet::default(),
            journal,
            epoch,
        };
        loop {
            let page = host.journal.lines(host.log.end(), PAGE_LINES)?;
            if page.is_empty() {
                break;
            }
            page.iter().for_each(|text| host.take(Line::read(text), text));
            host.log.advance();
        }
        let records = host.journal.records()?;
        host.records = RecordSet::of(&records);
        host.log.keep_records(records);
        Ok(host)
    }

    pub fn log(&self) -> &Log {
        &self.log
    }

    pub fn epoch(&self) -> Epoch {
        self.epoch
    }

    /// Decides commands in the order in which they came, and keeps all outcomes at once. A host that could not keep them
    /// is gone: what its log holds may not be what is kept.
    ///
    /// # Errors
    ///
    /// Where they are not kept, or nobody knows whether they are.
    pub fn decide(mut self, zones: &dyn Zones, sent: Vec<Sent>) -> Result<Decided<J>, J::Error> {
        let mut commit = Commit { from: self.log.end(), ..Commit::default() };
        let mut outcomes = Vec::with_capacity(sent.len());
        for Sent { ask, stamp } in sent {
            let known = match commit.decided.iter().find(|kept| kept.id == ask.id) {
                Some(kept) => Some(kept.clone()),
                None => self.journal.decided(ask.id)?,
            };
            let verdict = decide_once(&self.log, known.as_ref(), zones, ask, stamp);
            outcomes.push(verdict.map(|verdict| self.take_verdict(verdict, &mut commit)));
        }
        if !commit.decided.is_empty() {
            self.journal.commit(&commit)?;
        }
        self.log.advance();
        Ok(Decided { host: self, outcomes })
    }

    /// Takes over a whole log word for word, where there is none yet. A host that could not keep it is gone.
    ///
    /// # Errors
    ///
    /// Where it is not kept, or nobody knows whether it is.
    pub fn begin_with(mut self, lines: Vec<String>, records: &Records) -> Result<Beginning<J>, J::Error> {
        if self.log.end() > 0 {
            return Ok(Beginning::NotEmpty(self));
        }
        let mut commit = Commit { records: records.changes(), ..Commit::default() };
        for text in lines {
            self.take(Line::read(&text), &text);
            commit.lines.push(HashedLine { text, hash: self.hash });
        }
        self.records = RecordSet::of(records);
        self.log.keep_records(records.clone());
        self.journal.commit(&commit)?;
        self.log.advance();
        Ok(Beginning::Begun(self))
    }

    fn take_verdict(&mut self, verdict: Verdict, commit: &mut Commit) -> Outcome {
        let outcome = verdict.outcome().clone();
        if let Verdict::New { kept, decision } = verdict {
            commit.decided.push(kept);
            for entry in decision.iter().flat_map(|decision| &decision.entries) {
                let line = Line::from(entry.clone());
                let text = line.write();
                self.take(line, &text);
                commit.lines.push(HashedLine { text, hash: self.hash });
            }
            for change in decision.into_iter().flat_map(|decision| decision.records) {
                self.records.keep(&change);
                self.log.keep_record(change.clone());
                commit.records.push(change);
            }
        }
        outcome
    }

    fn take(&mut self, line: Line, text: &str) {
        if let Line::Read(entry) = &line {
            self.first_lines.take(self.log.end(), &entry.event);
        }
        self.hash = self.hash.with(text);
        self.log.append([line]);
    }

    /// Whether every line was read. Where a newer version has written some, this one must not decide.
    pub fn reads_all(&self) -> bool {
        self.log.workspace().unread == 0
    }

    /// Whether somebody is told anything: they may have left, or lost their role.
    pub fn may_read(&self, zones: &dyn Zones, reader: Reader) -> bool {
        let Reader { by, at } = reader;
        Asker { workspace: self.log.workspace(), zones, by, at }.is_reader()
    }

    fn scope(&self, zones: &dyn Zones, reader: Reader) -> Scope {
        let Reader { by, at } = reader;
        Scope::of(&Asker { workspace: self.log.workspace(), zones, by, at })
    }

    fn cursor(&self, scope: &Scope, end: u64, hash: LogHash) -> Cursor {
        Cursor { epoch: self.epoch, view: scope.view(&self.first_lines, end), end, hash }
    }

    /// What a reader is told after a cursor, at most so many lines of the log at once.
    ///
    /// # Errors
    ///
    /// Where the journal cannot be read.
    pub fn deliver(
        &self,
        zones: &dyn Zones,
        reader: Reader,
        cursor: Cursor,
        most: usize,
    ) -> Result<Delivery, J::Error> {
        if cursor.epoch != self.epoch || self.journal.hash(cursor.end)? != Some(cursor.hash) {
            return Ok(Delivery::StartOver(StartOver::LogChanged));
        }
        let scope = self.scope(zones, reader);
        if scope.view(&self.first_lines, cursor.end) != cursor.view {
            return Ok(Delivery::StartOver(StartOver::ViewChanged));
        }
        let page = self.journal.lines(cursor.end, most)?;
        let hash = page.iter().fold(cursor.hash, |hash, line| hash.with(line));
        let end = cursor.end + page.len() as u64;
        Ok(Delivery::Lines(Told {
            lines: page.iter().filter_map(|text| told(&scope, &Line::read(text))).collect(),
            cursor: self.cursor(&scope, end, hash),
            has_more: end < self.log.end(),
            records: self.records.hashes(|record| scope.hands_out(record)).whole(),
        }))
    }

    /// What a reader begins with; `None` where the workspace cannot be written.
    pub fn start(&self, zones: &dyn Zones, reader: Reader) -> Option<Start> {
        let scope = self.scope(zones, reader);
        let (base, lines) = match &scope {
            Scope::Everything { .. } => {
                let (position, base) = self.log.snapshot();
                let lines = self.log.lines().iter().filter_map(|line| told(&scope, line)).collect();
                (Snapshot::of(position, base)?, lines)
            }
            Scope::Part(_) => {
                (Snapshot::of(self.log.end(), &scope.workspace(self.log.workspace()))?, Vec::new())
            }
        };
        Some(Start { base, lines, cursor: self.cursor(&scope, self.log.end(), self.hash) })
    }

    /// The buckets of records in which a reader lacks something, or has something that they should not have.
    pub fn records(&self, zones: &dyn Zones, reader: Reader, theirs: &BucketHashes) -> Vec<Bucket> {
        let scope = self.scope(zones, reader);
        self.records.changed_since(theirs, |record| scope.hands_out(record))
    }
}

/// What of a line is told. A line that this version cannot read is told to nobody but coordinators, as it is.
fn told(scope: &Scope, line: &Line) -> Option<String> {
    match line {
        Line::Read(entry) => match scope.line(entry) {
            Seen::Whole => Some(line.write()),
            Seen::Part(event) => Some(Line::from(Entry { event, ..(**entry).clone() }).write()),
            Seen::Nothing => None,
        },
        Line::Unread(unread) => matches!(scope, Scope::Everything { .. }).then(|| unread.text.clone()),
    }
}
