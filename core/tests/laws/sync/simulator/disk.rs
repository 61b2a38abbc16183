//! A disk that outlives the host, and that fails now and then.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};
use switchback_core::{
    log::written::WrittenBase,
    model::{
        ids::CommandId,
        record::{RecordChange, Records},
    },
    sync::{
        cursor::LogHash,
        decided::{DecidedCommand, Outcome},
        host::{Base, Commit, HashedLine, Journal, News},
    },
};

/// Everything on the disk.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    pub base: Option<WrittenBase>,
    pub lines: Vec<HashedLine>,
    pub records: Records,
    pub record_changes: Vec<RecordChange>,
    pub decided: BTreeMap<CommandId, DecidedCommand>,
    /// The commands in the lines before the base.
    pub before_base: BTreeSet<CommandId>,
}

impl Kept {
    /// The position of the first stored line.
    pub fn first_line(&self) -> u64 {
        self.base.as_ref().map_or(0, |base| base.snapshot.position)
    }
}

impl Kept {
    /// The commands that were accepted before the log had more than `end` lines.
    pub fn accepted_before(&self, end: u64) -> BTreeSet<CommandId> {
        let accepted = self.decided.values().filter(|decided| match decided.outcome {
            Outcome::Accepted { end: accepted } => accepted <= end,
            Outcome::Refused(_) => false,
        });
        accepted.map(|decided| decided.id).chain(self.before_base.iter().copied()).collect()
    }
}

/// What the next commit does.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum NextCommit {
    #[default]
    Succeeds,
    /// Nothing is stored.
    Fails,
    /// Everything is stored, but the host gets no confirmation.
    GoesUnheard,
}

#[derive(Clone, Debug, Default)]
pub struct Disk {
    pub kept: Rc<RefCell<Kept>>,
    pub next: Rc<RefCell<NextCommit>>,
    /// How many of the stored record changes the host has seen.
    pub seen_changes: usize,
}

/// The disk did not respond.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Silent;

impl Journal for Disk {
    type Error = Silent;

    fn base(&self) -> Result<Option<Base>, Silent> {
        Ok(self.kept.borrow().base.as_ref().map(|base| Base::read(base).unwrap()))
    }

    fn lines(&self, from: u64, most: usize) -> Result<Vec<String>, Silent> {
        let kept = self.kept.borrow();
        let from = usize::try_from(from - kept.first_line()).unwrap();
        Ok(kept.lines.iter().skip(from).take(most).map(|line| line.text.clone()).collect())
    }

    fn records(&self) -> Result<Records, Silent> {
        Ok(self.kept.borrow().records.clone())
    }

    fn hash(&self, before: u64) -> Result<Option<LogHash>, Silent> {
        let kept = self.kept.borrow();
        let place = usize::try_from(before - 1 - kept.first_line()).unwrap();
        Ok(kept.lines.get(place).map(|line| line.hash))
    }

    fn decided(&self, ids: &[CommandId]) -> Result<Vec<DecidedCommand>, Silent> {
        let kept = self.kept.borrow();
        Ok(ids.iter().filter_map(|id| kept.decided.get(id).cloned()).collect())
    }

    fn news(&mut self, from: u64) -> Result<News, Silent> {
        let records = self.kept.borrow().record_changes.iter().skip(self.seen_changes).cloned().collect();
        self.seen_changes = self.kept.borrow().record_changes.len();
        let base = if from == 0 { self.base()? } else { None };
        let from = base.as_ref().map_or(from, |base| base.position);
        Ok(News { base, lines: self.lines(from, usize::MAX)?, records })
    }

    fn commit(&mut self, commit: &Commit) -> Result<(), Silent> {
        if commit.is_empty() {
            return Ok(());
        }
        let next = self.next.take();
        if next == NextCommit::Fails {
            return Err(Silent);
        }
        let mut kept = self.kept.borrow_mut();
        if let Some(base) = &commit.base {
            assert_eq!((kept.first_line(), kept.lines.len()), (0, 0), "a log begins once");
            kept.base = Some(base.clone());
        }
        if !commit.lines.is_empty() {
            let end = kept.first_line() + kept.lines.len() as u64;
            assert_eq!(commit.from, end, "lines follow one another");
        }
        kept.lines.extend(commit.lines.iter().cloned());
        commit.records.iter().cloned().for_each(|change| kept.records.keep(change));
        kept.record_changes.extend(commit.records.iter().cloned());
        for decided in &commit.decided {
            let before = kept.decided.insert(decided.id, decided.clone());
            assert_eq!(before, None, "every command is decided once");
        }
        if next == NextCommit::GoesUnheard { Err(Silent) } else { Ok(()) }
    }
}
