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
use chrono::{DateTime, SubsecRound as _, Utc};
use serde::{Deserialize, Serialize};
use std::{cmp::Ordering, collections::BTreeMap};

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

    /// What is kept of those commands that were decided.
    ///
    /// # Errors
    ///
    /// Where it cannot be read.
    fn decided(&self, ids: &[CommandId]) -> Result<Vec<DecidedCommand>, Self::Error>;

    /// What other hosts have kept: the lines from a position on, and the records since the journal was opened or last told
    /// of any. Where no other host uses it, there is nothing.
    ///
    /// # Errors
    ///
    /// Where it cannot be read, or the log is not the one that was opened any more.
    fn news(&mut self, _from: u64) -> Result<News, Self::Error> {
        Ok(News::default())
    }

    /// Takes the turn: no other host keeps anything before [`Self::commit`]. Gives what they have kept until then, as
    /// [`Self::news`] does. A journal that is dropped gives its turn back, and keeps nothing.
    ///
    /// # Errors
    ///
    /// As [`Self::news`], or where others have the turn for too long.
    fn take_turn(&mut self, from: u64) -> Result<News, Self::Error> {
        self.news(from)
    }

    /// Keeps all of it, or nothing, and ends the turn.
    ///
    /// # Errors
    ///
    /// Where it is not kept, or nobody knows whether it is.
    fn commit(&mut self, commit: &Commit) -> Result<(), Self::Error>;
}

/// What other hosts have kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct News {
    pub lines: Vec<String>,
    pub records: Vec<RecordChange>,
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

impl Commit {
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.records.is_empty() && self.decided.is_empty()
    }
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
    /// When the last line was written.
    latest: DateTime<Utc>,
}

/// The host after commands were decided, and the outcome of each, in their order.
#[derive(Debug)]
pub struct Decided<J> {
    pub host: Host<J>,
    pub outcomes: Vec<Result<Outcome, NotDecided>>,
}

/// What became of commands that came in.
#[derive(Debug)]
pub enum Deciding<J> {
    Decided(Decided<J>),
    /// The log has lines that this version cannot read, so nothing was decided.
    ReadsNotAll(Host<J>),
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
            latest: DateTime::UNIX_EPOCH,
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

    /// Takes in what other hosts have kept. After an error, what the log holds may not be what is kept.
    ///
    /// # Errors
    ///
    /// Where it cannot be read, or the log is another one by now.
    pub fn catch_up(&mut self) -> Result<(), J::Error> {
        let news = self.journal.news(self.log.end())?;
        self.take_news(news);
        Ok(())
    }

    fn take_turn(&mut self) -> Result<(), J::Error> {
        let news = self.journal.take_turn(self.log.end())?;
        self.take_news(news);
        Ok(())
    }

    fn take_news(&mut self, News { lines, records }: News) {
        lines.iter().for_each(|text| self.take(Line::read(text), text));
        records.into_iter().for_each(|change| self.keep_record(change));
        self.log.advance();
    }

    /// Decides commands in the order in which they came, on top of all that other hosts have decided, and keeps all outcomes
    /// at once. A host that could not keep them is gone: what its log holds may not be what is kept.
    ///
    /// # Errors
    ///
    /// Where they are not kept, or nobody knows whether they are.
    pub fn decide(mut self, zones: &dyn Zones, sent: Vec<Sent>) -> Result<Deciding<J>, J::Error> {
        self.take_turn()?;
        let mut commit = Commit { from: self.log.end(), ..Commit::default() };
        let decided = if self.reads_all() { Some(self.decide_all(zones, sent, &mut commit)?) } else { None };
        self.journal.commit(&commit)?;
        self.log.advance();
        Ok(match decided {
            Some(outcomes) => Deciding::Decided(Decided { host: self, outcomes }),
            None => Deciding::ReadsNotAll(self),
        })
    }

    fn decide_all(
        &mut self,
        zones: &dyn Zones,
        sent: Vec<Sent>,
        commit: &mut Commit,
    ) -> Result<Vec<Result<Outcome, NotDecided>>, J::Error> {
        let ids: Vec<CommandId> = sent.iter().map(|sent| sent.ask.id).collect();
        let mut known: BTreeMap<CommandId, DecidedCommand> =
            self.journal.decided(&ids)?.into_iter().map(|decided| (decided.id, decided)).collect();
        let decide = |Sent { ask, stamp }| {
            let stamp = Stamp { at: self.time(stamp.at), ..stamp };
            let verdict = decide_once(&self.log, known.get(&ask.id), zones, ask, stamp)?;
            if let Verdict::New { kept, .. } = &verdict {
                known.insert(kept.id, kept.clone());
            }
            Ok(self.take_verdict(verdict, commit))
        };
        Ok(sent.into_iter().map(decide).collect())
    }

    /// The time to write to the log when a clock shows `clock`: not before the last line, which another host may have written
    /// by a clock that is ahead, and in whole seconds, as lines are kept.
    fn time(&self, clock: DateTime<Utc>) -> DateTime<Utc> {
        clock.trunc_subsecs(0).max(self.latest)
    }

    /// Takes over a whole log word for word, where there is none yet. A host that could not keep it is gone.
    ///
    /// # Errors
    ///
    /// Where it is not kept, or nobody knows whether it is.
    pub fn begin_with(mut self, lines: Vec<String>, records: &Records) -> Result<Beginning<J>, J::Error> {
        self.take_turn()?;
        if self.log.end() > 0 {
            self.journal.commit(&Commit { from: self.log.end(), ..Commit::default() })?;
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
                self.keep_record(change.clone());
                commit.records.push(change);
            }
        }
        outcome
    }

    fn keep_record(&mut self, change: RecordChange) {
        self.records.keep(&change);
        self.log.keep_record(change);
    }

    fn take(&mut self, line: Line, text: &str) {
        if let Line::Read(entry) = &line {
            self.latest = self.latest.max(entry.at);
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

    fn hash_before(&self, position: u64) -> Result<Option<LogHash>, J::Error> {
        match position.cmp(&self.log.end()) {
            Ordering::Less => self.journal.hash(position),
            Ordering::Equal => Ok(Some(self.hash)),
            Ordering::Greater => Ok(None),
        }
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
        if cursor.epoch != self.epoch || self.hash_before(cursor.end)? != Some(cursor.hash) {
            return Ok(Delivery::StartOver(StartOver::LogChanged));
        }
        let scope = self.scope(zones, reader);
        if scope.view(&self.first_lines, cursor.end) != cursor.view {
            return Ok(Delivery::StartOver(StartOver::ViewChanged));
        }
        // Other hosts may have kept more than this one has taken in.
        let known = usize::try_from(self.log.end() - cursor.end).unwrap_or(most);
        let page = match known.min(most) {
            0 => Vec::new(),
            most => self.journal.lines(cursor.end, most)?,
        };
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
