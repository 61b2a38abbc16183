//! The lines, records and outcomes of a workspace.

mod postgres;
mod sqlite;
mod unreadable;

pub use unreadable::Unreadable;

use crate::database::{Database, error::DatabaseError};
use postgres::PostgresJournal;
use sqlite::SqliteJournal;
use switchback_core::{
    model::{ids::CommandId, record::Records},
    sync::{
        cursor::{Epoch, LogHash},
        decided::DecidedCommand,
        host::{Commit, Journal, News},
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

impl Journal for DatabaseJournal {
    type Error = DatabaseError;

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
