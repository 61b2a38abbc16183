//! Messages in an SQLite file.

use super::{Settled, StoredMessage, Takes};
use crate::{
    database::{
        error::DatabaseError,
        sqlite::{connect, write},
    },
    secret::SecretHash,
};
use rusqlite::{Connection, OptionalExtension as _, Params, Row, params};
use std::path::Path;

/// Messages, in the file of the workspace.
#[derive(Debug)]
pub struct SqliteOutbox {
    connection: Connection,
}

impl SqliteOutbox {
    /// Opens the file.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be opened, or was written by a newer version.
    pub fn open(path: &Path) -> Result<Self, DatabaseError> {
        Ok(Self { connection: connect(path)? })
    }

    pub(super) fn open_messages(&self) -> Result<Vec<StoredMessage>, DatabaseError> {
        let query = format!(
            "SELECT {} FROM outbox WHERE state <> 'sent' OR NOT is_recorded ORDER BY since, id",
            StoredMessage::COLUMNS
        );
        let mut query = self.connection.prepare_cached(&query)?;
        Ok(query.query_map([], stored)?.collect::<Result<_, _>>()?)
    }

    /// See [`super::Outbox::complete_since`].
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be read.
    pub fn complete_since(&self) -> Result<Option<i64>, DatabaseError> {
        let query = "SELECT since FROM outbox_complete";
        Ok(self.connection.query_row(query, [], |row| row.get(0)).optional()?)
    }

    pub(super) fn offer(&mut self, message: &StoredMessage) -> Result<(), DatabaseError> {
        let add = format!(
            "INSERT INTO outbox ({}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT DO NOTHING",
            StoredMessage::COLUMNS
        );
        let StoredMessage {
            id,
            person,
            content,
            address,
            state,
            since,
            tries,
            not_before,
            code,
            is_recorded,
        } = message;
        let values =
            params![id, person, content, address, state, since, tries, not_before, code, is_recorded];
        self.change(&add, values).map(drop)
    }

    /// See [`super::Outbox::claim`].
    ///
    /// # Errors
    ///
    /// Returns an error if the change cannot be saved.
    pub fn claim(
        &mut self,
        id: i64,
        content: &str,
        address: SecretHash,
        takes: Takes,
        at: i64,
    ) -> Result<bool, DatabaseError> {
        let claim = "UPDATE outbox
                     SET state = 'handing_over', content = ?2, address = ?3, since = ?4, tries = tries + 1, code = NULL
                     WHERE id = ?1 AND state = 'new' AND not_before <= ?4
                     AND (?5 OR person NOT IN (SELECT person FROM unsubscribed))";
        self.change(claim, params![id, content, address.0, at, takes == Takes::Everyone])
    }

    /// See [`super::Outbox::settle`].
    ///
    /// # Errors
    ///
    /// Returns an error if the change cannot be saved.
    pub fn settle(&mut self, id: i64, settled: Settled) -> Result<(), DatabaseError> {
        let settle = "UPDATE outbox SET state = ?2, code = ?3, not_before = ?4, since = ?5
                      WHERE id = ?1 AND state IN ('handing_over', 'unknown')";
        let Settled { state, code, not_before, at } = settled;
        let values = params![id, state.word(), code, not_before.timestamp(), at.timestamp()];
        self.change(settle, values).map(drop)
    }

    /// See [`super::Outbox::recorded`].
    ///
    /// # Errors
    ///
    /// Returns an error if the change cannot be saved.
    pub fn recorded(&mut self, id: i64) -> Result<(), DatabaseError> {
        self.change("UPDATE outbox SET is_recorded = TRUE WHERE id = ?1", [id]).map(drop)
    }

    /// See [`super::Outbox::give_up`].
    ///
    /// # Errors
    ///
    /// Returns an error if the change cannot be saved.
    pub fn give_up(&mut self, before: i64, at: i64, old: i64) -> Result<(), DatabaseError> {
        let give_up =
            "UPDATE outbox SET state = 'unknown', since = ?2 WHERE state = 'handing_over' AND since < ?1";
        self.change(give_up, [before, at])?;
        self.change("DELETE FROM outbox WHERE state = 'sent' AND is_recorded AND since < ?1", [old]).map(drop)
    }

    /// See [`super::Outbox::forget`].
    ///
    /// # Errors
    ///
    /// Returns an error if the change cannot be saved.
    pub fn forget(&mut self, id: i64) -> Result<bool, DatabaseError> {
        self.change("DELETE FROM outbox WHERE id = ?1 AND state IN ('new', 'refused', 'unknown')", [id])
    }

    pub(super) fn unsubscribe_key(&self) -> Result<Option<Vec<u8>>, DatabaseError> {
        let query = "SELECT key FROM unsubscribe_keys WHERE id = 1";
        Ok(self.connection.query_row(query, [], |row| row.get(0)).optional()?)
    }

    pub(super) fn offer_unsubscribe_key(&mut self, key: &[u8]) -> Result<(), DatabaseError> {
        let offer = "INSERT INTO unsubscribe_keys (id, key) VALUES (1, ?1) ON CONFLICT DO NOTHING";
        self.change(offer, [key]).map(drop)
    }

    pub(super) fn unsubscribed(&self) -> Result<Vec<i64>, DatabaseError> {
        let mut query = self.connection.prepare_cached("SELECT person FROM unsubscribed")?;
        Ok(query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    pub(super) fn unsubscribe(&mut self, people: &[i64], at: i64) -> Result<(), DatabaseError> {
        let add = "INSERT INTO unsubscribed (person, since) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
        let writing = write(&mut self.connection)?;
        for person in people {
            writing.prepare_cached(add)?.execute([*person, at])?;
        }
        Ok(writing.commit()?)
    }

    pub(super) fn subscribe(&mut self, person: i64) -> Result<(), DatabaseError> {
        self.change("DELETE FROM unsubscribed WHERE person = ?1", [person]).map(drop)
    }

    /// Runs a statement, and returns whether a row has changed.
    fn change(&mut self, statement: &str, values: impl Params) -> Result<bool, DatabaseError> {
        let writing = write(&mut self.connection)?;
        let changed = writing.execute(statement, values)?;
        writing.commit()?;
        Ok(changed > 0)
    }
}

fn stored(row: &Row) -> rusqlite::Result<StoredMessage> {
    Ok(StoredMessage {
        id: row.get(0)?,
        person: row.get(1)?,
        content: row.get(2)?,
        address: row.get(3)?,
        state: row.get(4)?,
        since: row.get(5)?,
        tries: row.get(6)?,
        not_before: row.get(7)?,
        code: row.get(8)?,
        is_recorded: row.get(9)?,
    })
}
