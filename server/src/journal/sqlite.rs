//! The workspace in an SQLite file.

use super::{
    BaseRow,
    unreadable::{self, Unreadable},
};
use crate::{
    database::{
        error::DatabaseError,
        json,
        sqlite::{connect, write},
    },
    secret::number,
};
use rusqlite::{Connection, OptionalExtension as _, params};
use std::path::Path;
use switchback_core::{
    model::{ids::CommandId, record::Records},
    sync::{
        cursor::{Epoch, LogHash},
        decided::DecidedCommand,
        host::{Base, Commit, Journal},
    },
};

/// The lines, records and outcomes of the workspace.
#[derive(Debug)]
pub struct SqliteJournal {
    connection: Connection,
    unreadable: Unreadable,
}

impl SqliteJournal {
    /// Opens the workspace in a file.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be opened, or was written by a newer version.
    pub fn open(path: &Path, unreadable: Unreadable) -> Result<Self, DatabaseError> {
        Ok(Self { connection: connect(path)?, unreadable })
    }

    /// Returns the epoch of this log, and starts the first one if there is none.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be read or written.
    pub fn epoch(&mut self) -> Result<Epoch, DatabaseError> {
        let fresh = number().map_err(|_| DatabaseError::NoRandomness)?;
        let writing = write(&mut self.connection)?;
        let known = writing.query_row("SELECT epoch FROM lives", [], |row| row.get(0)).optional()?;
        let epoch: i64 = match known {
            Some(epoch) => epoch,
            None => {
                writing.execute("INSERT INTO lives (epoch) VALUES (?1)", [fresh.cast_signed()])?;
                fresh.cast_signed()
            }
        };
        writing.commit()?;
        Ok(Epoch(epoch.cast_unsigned()))
    }
}

impl Journal for SqliteJournal {
    type Error = DatabaseError;

    fn base(&self) -> Result<Option<Base>, DatabaseError> {
        let mut query = self.connection.prepare_cached("SELECT position, format, text, epoch FROM base")?;
        let stored = query.query_row([], |row| {
            Ok(BaseRow { position: row.get(0)?, format: row.get(1)?, text: row.get(2)?, epoch: row.get(3)? })
        });
        stored.optional()?.map(BaseRow::read).transpose()
    }

    fn lines(&self, from: u64, most: usize) -> Result<Vec<String>, DatabaseError> {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let mut query = self
            .connection
            .prepare_cached("SELECT text FROM lines WHERE position >= ?1 ORDER BY position LIMIT ?2")?;
        let lines = query.query_map(params![from.cast_signed(), most], |row| row.get(0))?;
        Ok(lines.collect::<Result<_, _>>()?)
    }

    fn records(&self) -> Result<Records, DatabaseError> {
        let mut query = self.connection.prepare_cached("SELECT key, text FROM records")?;
        let stored = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        unreadable::read(stored.collect::<Result<_, _>>()?, self.unreadable)
    }

    fn hash(&self, before: u64) -> Result<Option<LogHash>, DatabaseError> {
        let Some(last) = before.checked_sub(1) else { return Ok(None) };
        let mut query = self.connection.prepare_cached("SELECT hash FROM lines WHERE position = ?1")?;
        let hash: Option<i64> = query.query_row([last.cast_signed()], |row| row.get(0)).optional()?;
        Ok(hash.map(|hash| LogHash(hash.cast_unsigned())))
    }

    fn decided(&self, ids: &[CommandId]) -> Result<Vec<DecidedCommand>, DatabaseError> {
        let mut query = self.connection.prepare_cached("SELECT text FROM decided WHERE id = ?1")?;
        let mut decided = Vec::new();
        for id in ids {
            let text: Option<String> = query.query_row([id.0.cast_signed()], |row| row.get(0)).optional()?;
            decided.extend(text.as_deref().map(json::read).transpose()?);
        }
        Ok(decided)
    }

    fn commit(&mut self, commit: &Commit) -> Result<(), DatabaseError> {
        if commit.is_empty() {
            return Ok(());
        }
        let writing = write(&mut self.connection)?;
        if let Some(BaseRow { position, format, text, epoch }) = commit.base.as_ref().map(BaseRow::of) {
            let keep = "INSERT INTO base (id, position, format, text, epoch) VALUES (1, ?1, ?2, ?3, ?4)";
            writing.execute(keep, params![position, format, text, epoch])?;
        }
        for (position, line) in (commit.from.cast_signed()..).zip(&commit.lines) {
            writing
                .prepare_cached("INSERT INTO lines (position, text, hash) VALUES (?1, ?2, ?3)")?
                .execute(params![position, line.text, line.hash.0.cast_signed()])?;
        }
        for change in &commit.records {
            match (change.key().to_string(), change.text()) {
                (key, Some(text)) => writing
                    .prepare_cached("INSERT INTO records (key, text) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET text = ?2")?
                    .execute(params![key, text])?,
                (key, None) => {
                    writing.prepare_cached("DELETE FROM records WHERE key = ?1")?.execute([key])?
                }
            };
        }
        for decided in &commit.decided {
            let text = json::write(decided)?;
            writing
                .prepare_cached("INSERT INTO decided (id, text) VALUES (?1, ?2)")?
                .execute(params![decided.id.0.cast_signed(), text])?;
        }
        Ok(writing.commit()?)
    }
}
