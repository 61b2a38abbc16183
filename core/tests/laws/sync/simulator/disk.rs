//! A disk that outlives the host, and that fails now and then.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};
use switchback_core::{
    model::{
        ids::CommandId,
        record::{RecordChange, Records},
    },
    sync::{
        cursor::LogHash,
        decided::DecidedCommand,
        host::{Commit, HashedLine, Journal, News},
    },
};

/// Everything on the disk.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    pub lines: Vec<HashedLine>,
    pub records: Records,
    pub record_changes: Vec<RecordChange>,
    pub decided: BTreeMap<CommandId, DecidedCommand>,
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

    fn lines(&self, from: u64, most: usize) -> Result<Vec<String>, Silent> {
        let kept = self.kept.borrow();
        let from = usize::try_from(from).unwrap();
        Ok(kept.lines.iter().skip(from).take(most).map(|line| line.text.clone()).collect())
    }

    fn records(&self) -> Result<Records, Silent> {
        Ok(self.kept.borrow().records.clone())
    }

    fn hash(&self, before: u64) -> Result<Option<LogHash>, Silent> {
        let kept = self.kept.borrow();
        Ok(match before {
            0 => Some(LogHash::default()),
            _ => kept.lines.get(usize::try_from(before - 1).unwrap()).map(|line| line.hash),
        })
    }

    fn decided(&self, ids: &[CommandId]) -> Result<Vec<DecidedCommand>, Silent> {
        let kept = self.kept.borrow();
        Ok(ids.iter().filter_map(|id| kept.decided.get(id).cloned()).collect())
    }

    fn news(&mut self, from: u64) -> Result<News, Silent> {
        let records = self.kept.borrow().record_changes.iter().skip(self.seen_changes).cloned().collect();
        self.seen_changes = self.kept.borrow().record_changes.len();
        Ok(News { lines: self.lines(from, usize::MAX)?, records })
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
        assert_eq!(commit.from, kept.lines.len() as u64, "lines follow one another");
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
