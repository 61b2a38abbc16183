//! Messages in a PostgreSQL database.

use super::{Settled, StoredMessage, Takes};
use crate::{
    database::{
        error::DatabaseError,
        postgres::{Connection, PostgresConfig},
    },
    secret::SecretHash,
};
use ::postgres::{
    Row,
    types::{ToSql, Type},
};

/// Messages, in the database of the workspace.
#[derive(Debug)]
pub struct PostgresOutbox {
    connection: Connection,
}

type Values<'a> = &'a [(&'a (dyn ToSql + Sync), Type)];

impl PostgresOutbox {
    /// Opens the database.
    ///
    /// # Errors
    ///
    /// Returns an error if the database cannot be reached or used.
    pub fn open(config: &PostgresConfig) -> Result<Self, DatabaseError> {
        Ok(Self { connection: Connection::open(config)? })
    }

    pub(super) fn open_messages(&mut self) -> Result<Vec<StoredMessage>, DatabaseError> {
        let query = format!(
            "SELECT {} FROM switchback.outbox WHERE state <> 'sent' OR NOT is_recorded ORDER BY since, id",
            StoredMessage::COLUMNS
        );
        let rows = self.connection.read(|client| Ok(client.query_typed(&query, &[])?))?;
        rows.iter().map(stored).collect()
    }

    /// See [`super::Outbox::complete_since`].
    ///
    /// # Errors
    ///
    /// Returns an error if the database cannot be read.
    pub fn complete_since(&mut self) -> Result<Option<i64>, DatabaseError> {
        let query = "SELECT since FROM switchback.outbox_complete";
        let row = self.connection.read(|client| Ok(client.query_typed_opt(query, &[])?))?;
        Ok(row.map(|row| row.try_get(0)).transpose()?)
    }

    pub(super) fn offer(&mut self, message: &StoredMessage) -> Result<(), DatabaseError> {
        let add = format!(
            "INSERT INTO switchback.outbox ({}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING",
            StoredMessage::COLUMNS
        );
        let values: Values = &[
            (&message.id, Type::INT8),
            (&message.person, Type::INT8),
            (&message.content, Type::TEXT),
            (&message.address, Type::BYTEA),
            (&message.state, Type::TEXT),
            (&message.since, Type::INT8),
            (&message.tries, Type::INT8),
            (&message.not_before, Type::INT8),
            (&message.code, Type::INT8),
            (&message.is_recorded, Type::BOOL),
        ];
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
        let claim = "UPDATE switchback.outbox
                     SET state = 'handing_over', content = $2, address = $3, since = $4, tries = tries + 1, code = NULL
                     WHERE id = $1 AND state = 'new' AND not_before <= $4
                     AND ($5 OR person NOT IN (SELECT person FROM switchback.unsubscribed))";
        let (address, everyone) = (address.0.as_slice(), takes == Takes::Everyone);
        let values: Values = &[
            (&id, Type::INT8),
            (&content, Type::TEXT),
            (&address, Type::BYTEA),
            (&at, Type::INT8),
            (&everyone, Type::BOOL),
        ];
        self.change(claim, values)
    }

    /// See [`super::Outbox::settle`].
    ///
    /// # Errors
    ///
    /// Returns an error if the change cannot be saved.
    pub fn settle(&mut self, id: i64, settled: Settled) -> Result<(), DatabaseError> {
        let settle = "UPDATE switchback.outbox SET state = $2, code = $3, not_before = $4, since = $5
                      WHERE id = $1 AND state IN ('handing_over', 'unknown')";
        let Settled { state, code, not_before, at } = settled;
        let code = code.map(i64::from);
        let values: Values = &[
            (&id, Type::INT8),
            (&state.word(), Type::TEXT),
            (&code, Type::INT8),
            (&not_before.timestamp(), Type::INT8),
            (&at.timestamp(), Type::INT8),
        ];
        self.change(settle, values).map(drop)
    }

    /// See [`super::Outbox::recorded`].
    ///
    /// # Errors
    ///
    /// Returns an error if the change cannot be saved.
    pub fn recorded(&mut self, id: i64) -> Result<(), DatabaseError> {
        let recorded = "UPDATE switchback.outbox SET is_recorded = TRUE WHERE id = $1";
        self.change(recorded, &[(&id, Type::INT8)]).map(drop)
    }

    /// See [`super::Outbox::give_up`].
    ///
    /// # Errors
    ///
    /// Returns an error if the change cannot be saved.
    pub fn give_up(&mut self, before: i64, at: i64, old: i64) -> Result<(), DatabaseError> {
        let give_up = "UPDATE switchback.outbox SET state = 'unknown', since = $2
                       WHERE state = 'handing_over' AND since < $1";
        self.change(give_up, &[(&before, Type::INT8), (&at, Type::INT8)])?;
        let forget = "DELETE FROM switchback.outbox WHERE state = 'sent' AND is_recorded AND since < $1";
        self.change(forget, &[(&old, Type::INT8)]).map(drop)
    }

    /// See [`super::Outbox::forget`].
    ///
    /// # Errors
    ///
    /// Returns an error if the change cannot be saved.
    pub fn forget(&mut self, id: i64) -> Result<bool, DatabaseError> {
        let forget = "DELETE FROM switchback.outbox WHERE id = $1 AND state IN ('new', 'refused', 'unknown')";
        self.change(forget, &[(&id, Type::INT8)])
    }

    pub(super) fn unsubscribe_key(&mut self) -> Result<Option<Vec<u8>>, DatabaseError> {
        let query = "SELECT key FROM switchback.unsubscribe_keys WHERE id = 1";
        let row = self.connection.read_again(|client| Ok(client.query_typed_opt(query, &[])?))?;
        Ok(row.map(|row| row.try_get(0)).transpose()?)
    }

    pub(super) fn offer_unsubscribe_key(&mut self, key: &[u8]) -> Result<(), DatabaseError> {
        let offer = "INSERT INTO switchback.unsubscribe_keys VALUES (1, $1) ON CONFLICT DO NOTHING";
        self.change(offer, &[(&key, Type::BYTEA)]).map(drop)
    }

    pub(super) fn unsubscribed(&mut self) -> Result<Vec<i64>, DatabaseError> {
        let query = "SELECT person FROM switchback.unsubscribed";
        let rows = self.connection.read_again(|client| Ok(client.query_typed(query, &[])?))?;
        rows.iter().map(|row| Ok(row.try_get(0)?)).collect()
    }

    pub(super) fn unsubscribe(&mut self, people: &[i64], at: i64) -> Result<(), DatabaseError> {
        let add = "INSERT INTO switchback.unsubscribed SELECT person, $2 FROM unnest($1) AS person ON CONFLICT DO NOTHING";
        self.change(add, &[(&people, Type::INT8_ARRAY), (&at, Type::INT8)]).map(drop)
    }

    pub(super) fn subscribe(&mut self, person: i64) -> Result<(), DatabaseError> {
        let remove = "DELETE FROM switchback.unsubscribed WHERE person = $1";
        self.change(remove, &[(&person, Type::INT8)]).map(drop)
    }

    /// Runs a statement, and returns whether a row has changed.
    fn change(&mut self, statement: &str, values: Values) -> Result<bool, DatabaseError> {
        let changed = self.connection.write(|client| Ok(client.execute_typed(statement, values)?))?;
        Ok(changed > 0)
    }
}

fn stored(row: &Row) -> Result<StoredMessage, DatabaseError> {
    Ok(StoredMessage {
        id: row.try_get(0)?,
        person: row.try_get(1)?,
        content: row.try_get(2)?,
        address: row.try_get(3)?,
        state: row.try_get(4)?,
        since: row.try_get(5)?,
        tries: row.try_get(6)?,
        not_before: row.try_get(7)?,
        code: row.try_get(8)?,
        is_recorded: row.try_get(9)?,
    })
}
