//! The lines, records and outcomes of a workspace.

mod postgres;
mod sqlite;
mod unreadable;

pub use unreadable::Unreadable;

use crate::database::{Database, error::DatabaseError};
use postgres::PostgresJournal;
use sqlite::SqliteJournal;
use switchback_core::{
    log::{snapshot::Snapshot, written::WrittenBase},
    model::{ids::CommandId, record::Records},
    sync::{
        cursor::{Epoch, LogHash},
        decided::DecidedCommand,
        host::{Base, Commit, Journal, News},
    },
};

/// The workspace in either kind of database.
#[derive(Debug)]
pub enum DatabaseJournal {
    Sqlite(SqliteJournal),
    Postgres(Box<PostgresJournal>),
}

impl DatabaseJournal {
    /// Opens the workspace, and returns the epoch of its log.
    ///
    /// # Errors
    ///
    /// Returns an error if the database cannot be used.
    pub fn open(database: &Database, unreadable: Unreadable) -> Result<(Self, Epoch), DatabaseError> {
        match database {
            Database::Sqlite(path) => {
                let mut journal = SqliteJournal::open(path, unreadable)?;
                let epoch = journal.epoch()?;
                Ok((Self::Sqlite(journal), epoch))
            }
            Database::Postgres(config) => {
                let journal = PostgresJournal::open(config, unreadable)?;
                let epoch = journal.epoch();
                Ok((Self::Postgres(Box::new(journal)), epoch))
            }
        }
    }
}

/// The workspace that a log begins with, as a row of the database.
struct BaseRow {
    position: i64,
    format: i64,
    text: String,
    epoch: Option<i64>,
}

impl BaseRow {
    fn of(WrittenBase { snapshot, epoch }: &WrittenBase) -> Self {
        let Snapshot { format, position, text } = snapshot;
        Self {
            position: position.cast_signed(),
            format: i64::from(*format),
            text: text.clone(),
            epoch: epoch.map(|Epoch(epoch)| epoch.cast_signed()),
        }
    }

    fn read(self) -> Result<Base, DatabaseError> {
        let Self { position, format, text, epoch } = self;
        let newer = || DatabaseError::Newer(format);
        let format = u32::try_from(format).map_err(|_| newer())?;
        let snapshot = Snapshot { format, position: position.cast_unsigned(), text };
        let epoch = epoch.map(|epoch| Epoch(epoch.cast_unsigned()));
        Base::read(&WrittenBase { snapshot, epoch }).ok_or_else(newer)
    }
}

impl Journal for DatabaseJournal {
    type Error = DatabaseError;

    fn base(&self) -> Result<Option<Base>, DatabaseError> {
        match self {
            Self::Sqlite(journal) => journal.base(),
            Self::Postgres(journal) => journal.base(),
        }
    }

    fn lines(&self, from: u64, most: usize) -> Result<Vec<String>, DatabaseError> {
        match self {
            Self::Sqlite(journal) => journal.lines(from, most),
            Self::Postgres(journal) => journal.lines(from, most),
        }
    }

    fn records(&self) -> Result<Records, DatabaseError> {
        match self {
            Self::Sqlite(journal) => journal.records(),
            Self::Postgres(journal) => journal.records(),
        }
    }

    fn hash(&self, before: u64) -> Result<Option<LogHash>, DatabaseError> {
        match self {
            Self::Sqlite(journal) => journal.hash(before),
            Self::Postgres(journal) => journal.hash(before),
        }
    }

    fn decided(&self, ids: &[CommandId]) -> Result<Vec<DecidedCommand>, DatabaseError> {
        match self {
            Self::Sqlite(journal) => journal.decided(ids),
            Self::Postgres(journal) => journal.decided(ids),
        }
    }

    fn news(&mut self, from: u64) -> Result<News, DatabaseError> {
        match self {
            Self::Sqlite(journal) => journal.news(from),
            Self::Postgres(journal) => journal.news(from),
        }
    }

    fn take_turn(&mut self, from: u64) -> Result<News, DatabaseError> {
        match self {
            Self::Sqlite(journal) => journal.take_turn(from),
            Self::Postgres(journal) => journal.take_turn(from),
        }
    }

    fn commit(&mut self, commit: &Commit) -> Result<(), DatabaseError> {
        match self {
            Self::Sqlite(journal) => journal.commit(commit),
            Self::Postgres(journal) => journal.commit(commit),
        }
    }
}
