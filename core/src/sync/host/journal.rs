//! Where a host keeps what it decides, as it asks for it.

use crate::{
    model::{
        ids::CommandId,
        record::{RecordChange, Records},
    },
    sync::{cursor::LogHash, decided::DecidedCommand},
};

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
