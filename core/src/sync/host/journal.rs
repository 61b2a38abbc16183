//! The storage that a host needs for what it decides.

use crate::{
    log::{epoch::Epoch, written::WrittenBase},
    model::{
        ids::CommandId,
        record::{RecordChange, Records},
    },
    sync::{cursor::LogHash, decided::DecidedCommand},
    workspace::Workspace,
};

/// Stores the lines, the records and the outcomes.
pub trait Journal {
    type Error;

    /// The workspace that the log begins with; `None` if the log begins with its first line.
    ///
    /// # Errors
    ///
    /// If it can't be read.
    fn base(&self) -> Result<Option<Base>, Self::Error>;

    /// At most `most` lines from a position on, oldest first.
    ///
    /// # Errors
    ///
    /// If they can't be read.
    fn lines(&self, from: u64, most: usize) -> Result<Vec<String>, Self::Error>;

    /// All records.
    ///
    /// # Errors
    ///
    /// If they can't be read.
    fn records(&self) -> Result<Records, Self::Error>;

    /// The hash of the lines before a position, of which at least one is stored; `None` if the log is shorter.
    ///
    /// # Errors
    ///
    /// If it can't be read.
    fn hash(&self, before: u64) -> Result<Option<LogHash>, Self::Error>;

    /// The stored outcomes of those commands that were decided.
    ///
    /// # Errors
    ///
    /// If they can't be read.
    fn decided(&self, ids: &[CommandId]) -> Result<Vec<DecidedCommand>, Self::Error>;

    /// What other hosts have stored: the lines from a position on, and the records since the journal was opened or last returned
    /// any. Empty if no other host uses it.
    ///
    /// # Errors
    ///
    /// If it can't be read, or the log is no longer the one that was opened.
    fn news(&mut self, _from: u64) -> Result<News, Self::Error> {
        Ok(News::default())
    }

    /// Takes the turn: no other host stores anything before [`Self::commit`]. Returns what they have stored until then, as
    /// [`Self::news`] does. Dropping the journal gives the turn back and stores nothing.
    ///
    /// # Errors
    ///
    /// As for [`Self::news`], or if others hold the turn for too long.
    fn take_turn(&mut self, from: u64) -> Result<News, Self::Error> {
        self.news(from)
    }

    /// Stores all of it, or nothing, and ends the turn.
    ///
    /// # Errors
    ///
    /// If it is not stored, or it is unknown whether it is.
    fn commit(&mut self, commit: &Commit) -> Result<(), Self::Error>;
}

/// A workspace that a log begins with, because its first lines are lost.
#[derive(Clone, Debug, PartialEq)]
pub struct Base {
    /// How many lines are lost.
    pub position: u64,
    pub workspace: Workspace,
    /// The life of the log that the lost lines are from; `None` if they are from one browser.
    pub epoch: Option<Epoch>,
    /// The hash of everything up to the first line.
    pub hash: LogHash,
}

impl Base {
    /// Reads a stored workspace; `None` if a newer version wrote it.
    pub fn read(WrittenBase { snapshot, epoch }: &WrittenBase) -> Option<Self> {
        let hash = LogHash::default().with(&snapshot.text);
        Some(Self { position: snapshot.position, workspace: snapshot.read()?, epoch: *epoch, hash })
    }
}

/// What other hosts have stored.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct News {
    /// Set if another host has begun the log with it.
    pub base: Option<Base>,
    pub lines: Vec<String>,
    pub records: Vec<RecordChange>,
}

/// What is stored together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Commit {
    /// Set if the log begins with it.
    pub base: Option<WrittenBase>,
    /// The position of the first line.
    pub from: u64,
    pub lines: Vec<HashedLine>,
    pub records: Vec<RecordChange>,
    pub decided: Vec<DecidedCommand>,
}

impl Commit {
    pub fn is_empty(&self) -> bool {
        self.base.is_none() && self.lines.is_empty() && self.records.is_empty() && self.decided.is_empty()
    }
}

/// A line, and the hash of the log up to and including it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HashedLine {
    pub text: String,
    pub hash: LogHash,
}
