//! The copy of the log that decides: it accepts commands, and tells each reader what they may see. A [`Journal`] stores its
//! lines.

use super::{
    cursor::{Epoch, LogHash},
    decided::{DecidedCommand, NotDecided, Outcome, Stamp, Verdict, decide_once, decided_before},
    record_set::RecordSet,
};
use crate::{
    access::scope::FirstLines,
    command::Ask,
    fact::line::Line,
    log::{Log, written::WrittenLog},
    model::{ids::CommandId, record::RecordChange},
    order::Gather,
    zones::{self, Zones},
};
use chrono::{DateTime, SubsecRound as _, TimeDelta, Utc};
use recent::Recent;
use scopes::Scopes;
use std::{cell::RefCell, collections::BTreeMap};

mod delivery;
mod journal;
mod recent;
mod scopes;
mod whole;

pub use delivery::{Delivery, LostLines, NextLines, Reader, Start, StartOver};
pub use journal::{Base, Commit, HashedLine, Journal, News};

/// A command as it arrived, with its sender and time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    pub ask: Ask,
    pub stamp: Stamp,
}

/// The log, with everything that deciding and telling need.
#[derive(Debug)]
pub struct Host<J> {
    journal: J,
    epoch: Epoch,
    beginning: Beginning,
    log: Log,
    hash: LogHash,
    first_lines: FirstLines,
    records: RecordSet,
    /// When the last line was written.
    latest: DateTime<Utc>,
    recent: Recent,
    scopes: RefCell<Scopes>,
}

/// The host after deciding commands, with the outcome of each, in the same order.
#[derive(Debug)]
pub struct Decided<J> {
    pub host: Host<J>,
    pub outcomes: Vec<Result<Outcome, NotDecided>>,
}

/// The result of deciding commands.
#[derive(Debug)]
pub enum Deciding<J> {
    Decided(Decided<J>),
    /// The log has lines that this version can't read, so nothing was decided.
    ReadsNotAll(Host<J>),
}

/// What a log begins with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Beginning {
    /// How many lines before it are lost, and known only by the workspace that they made.
    position: u64,
    hash: LogHash,
    /// The life of the log that they are from.
    epoch: Option<Epoch>,
}

/// The result of taking over a log.
#[derive(Debug)]
pub enum Takeover<J> {
    Begun(Host<J>),
    /// A log exists already. Nothing has changed.
    NotEmpty(Host<J>),
    /// A newer version wrote the workspace that the log begins with. Nothing has changed.
    Newer(Host<J>),
    /// The clock of a device was ahead when it wrote some of the lines. Nothing has changed. Every later line would have to be
    /// written at their time.
    AheadOfClock(Host<J>),
}

/// How far the clock of a device may be ahead. Until the host’s clock has caught up, commands are decided at the time of the last line.
const MOST_AHEAD: TimeDelta = TimeDelta::hours(1);
/// How many lines are read at once.
const PAGE_LINES: usize = 1_000;

impl<J: Journal> Host<J> {
    /// Opens a host with everything in the journal.
    ///
    /// # Errors
    ///
    /// If the journal can't be read.
    pub fn open(journal: J, epoch: Epoch) -> Result<Self, J::Error> {
        let mut host = Self {
            beginning: Beginning::default(),
            log: Log::default(),
            hash: LogHash::default(),
            first_lines: FirstLines::default(),
            records: RecordSet::default(),
            latest: DateTime::UNIX_EPOCH,
            recent: Recent::default(),
            scopes: RefCell::default(),
            journal,
            epoch,
        };
        if let Some(base) = host.journal.base()? {
            host.start_from(base);
        }
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
        host.recent.begin(host.log.end(), host.hash);
        Ok(host)
    }

    pub fn log(&self) -> &Log {
        &self.log
    }

    pub fn epoch(&self) -> Epoch {
        self.epoch
    }

    /// Takes in what other hosts have stored. After an error, the log may differ from what is stored.
    ///
    /// # Errors
    ///
    /// If the journal can't be read, or the log has been replaced.
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

    fn take_news(&mut self, News { base, lines, records }: News) {
        if let Some(base) = base {
            self.start_from(base);
            self.recent.begin(self.log.end(), self.hash);
        }
        lines.iter().for_each(|text| self.take(Line::read(text), text));
        records.into_iter().for_each(|change| self.keep_record(change));
        self.log.advance();
    }

    /// Decides commands in the order of their arrival, on top of everything that other hosts have decided, and stores all
    /// outcomes at once. Consumes the host: if storing fails, its log may differ from what is stored.
    ///
    /// # Errors
    ///
    /// If the outcomes are not stored, or it is unknown whether they are.
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
            self.journal.decided(&ids)?.into_iter().map(|decided| (decided.id, decided)).into_map();
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

    /// The time to write to the log when a clock shows `clock`: not before the last line, which another host may have written by
    /// a clock that is ahead, and in whole seconds, as lines are stored.
    fn time(&self, clock: DateTime<Utc>) -> DateTime<Utc> {
        clock.trunc_subsecs(0).max(self.latest)
    }

    fn start_from(&mut self, base: Base) {
        let Base { position, workspace, epoch, hash } = base;
        self.first_lines = FirstLines::of(&workspace);
        self.log = Log::from_snapshot(position, workspace);
        self.hash = hash;
        self.beginning = Beginning { position, hash, epoch };
    }

    /// Takes over a log word for word if there is none yet, when the host's clock shows `now`. The commands in its lines count as
    /// decided. Consumes the host: if storing fails, it can't be used further.
    ///
    /// # Errors
    ///
    /// If the log is not stored, or it is unknown whether it is.
    pub fn begin_with(mut self, written: WrittenLog, now: DateTime<Utc>) -> Result<Takeover<J>, J::Error> {
        self.take_turn()?;
        if self.log.end() > 0 {
            self.journal.commit(&Commit::default())?;
            return Ok(Takeover::NotEmpty(self));
        }
        let WrittenLog { base, lines, records } = written;
        let latest = zones::later(now, MOST_AHEAD);
        let lines: Vec<(Line, String)> = lines.into_iter().map(|text| (Line::read(&text), text)).collect();
        if lines.iter().any(|(line, _)| matches!(line, Line::Read(entry) if entry.at > latest)) {
            self.journal.commit(&Commit::default())?;
            return Ok(Takeover::AheadOfClock(self));
        }
        match base.as_ref().map(Base::read) {
            Some(Some(base)) => self.start_from(base),
            Some(None) => {
                self.journal.commit(&Commit::default())?;
                return Ok(Takeover::Newer(self));
            }
            None => {}
        }
        let mut commit =
            Commit { base, from: self.log.end(), records: records.changes(), ..Commit::default() };
        self.recent.begin(self.log.end(), self.hash);
        for (line, text) in lines {
            self.take(line, &text);
            commit.lines.push(HashedLine { text, hash: self.hash });
        }
        commit.decided = decided_before(self.log.lines(), commit.from);
        self.records = RecordSet::of(&records);
        self.log.keep_records(records);
        self.journal.commit(&commit)?;
        self.log.advance();
        Ok(Takeover::Begun(self))
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
        self.recent.take(&mut self.log, line, self.hash);
    }

    /// Whether every line was read. If a newer version has written lines, this one must not decide.
    pub fn reads_all(&self) -> bool {
        self.log.workspace().unread == 0
    }
}
