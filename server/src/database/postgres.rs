//! Connections to a PostgreSQL database. Neither settings nor prepared statements outlive a transaction, so connections also work
//! through PgBouncer in transaction mode: every query names the types of its parameters.

mod config;
mod connection;

pub use config::PostgresConfig;
pub use connection::Connection;

use super::error::{DatabaseError, SCHEMA};
use crate::secret::number;
use ::postgres::{Client, error::SqlState, types::Type};
use chrono::{DateTime, Utc};

/// How often to try to create the tables while other servers create them, too.
const TRIES: usize = 5;

/// Begins every transaction that writes. It never waits forever for a lock, does not stay open if this process hangs, and is on
/// the disk once its commit succeeds, even if the database is configured to be less careful.
pub const BEGIN_WRITING: &str = "
    BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;
    SET LOCAL lock_timeout = '10s';
    SET LOCAL statement_timeout = '60s';
    SET LOCAL idle_in_transaction_session_timeout = '60s';
    SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off'";

/// Begins a transaction that reads everything as of one moment.
pub const BEGIN_READING: &str = "
    BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
    SET LOCAL statement_timeout = '60s';
    SET LOCAL idle_in_transaction_session_timeout = '60s'";

/// The tables of the first version. Statements that are sent together form one transaction.
const TABLES: &str = "
    CREATE SCHEMA switchback;
    CREATE TABLE switchback.workspaces (
        id bigint PRIMARY KEY, version bigint NOT NULL, epoch bigint NOT NULL, revision bigint NOT NULL
    );
    CREATE TABLE switchback.lines (position bigint PRIMARY KEY, text text NOT NULL, hash bigint NOT NULL);
    CREATE TABLE switchback.records (key text PRIMARY KEY, text text, revision bigint NOT NULL);
    CREATE INDEX records_by_revision ON switchback.records (revision);
    CREATE TABLE switchback.decided (id bigint PRIMARY KEY, text text NOT NULL);
    CREATE TABLE switchback.links (
        hash bytea PRIMARY KEY, actor text NOT NULL, expires bigint NOT NULL, used bigint
    );
    CREATE TABLE switchback.devices (hash bytea PRIMARY KEY, actor text NOT NULL, since bigint NOT NULL)";

/// What each version after the first adds.
const UPGRADES: [&str; 7] = [
    "
    CREATE TABLE switchback.checks (id bigint PRIMARY KEY, at bigint NOT NULL);
    CREATE TABLE switchback.outbox (
        id bigint PRIMARY KEY, person bigint NOT NULL, content text NOT NULL, address bytea NOT NULL,
        state text NOT NULL, since bigint NOT NULL, tries bigint NOT NULL, not_before bigint NOT NULL, code bigint,
        is_recorded boolean NOT NULL
    );
    CREATE UNIQUE INDEX one_waits ON switchback.outbox (person) WHERE state IN ('new', 'handing_over');
    CREATE TABLE switchback.outbox_complete (since bigint NOT NULL);
    CREATE TABLE switchback.calendars (hash bytea PRIMARY KEY, person bigint NOT NULL, since bigint NOT NULL);
    CREATE TABLE switchback.attempts (
        source bytea NOT NULL, since bigint NOT NULL, count bigint NOT NULL, PRIMARY KEY (source, since)
    )",
    "
    CREATE TABLE switchback.rotations (
        device bytea PRIMARY KEY REFERENCES switchback.devices (hash) ON DELETE CASCADE,
        seed bytea NOT NULL, valid bytea NOT NULL, following bytea NOT NULL
    );
    CREATE TABLE switchback.access_tokens (
        hash bytea PRIMARY KEY, expires bigint NOT NULL,
        device bytea NOT NULL REFERENCES switchback.devices (hash) ON DELETE CASCADE
    )",
    "
    CREATE TABLE switchback.accounts (
        issuer text NOT NULL, subject text NOT NULL, person bigint NOT NULL, since bigint NOT NULL,
        PRIMARY KEY (issuer, subject), UNIQUE (issuer, person)
    )",
    "
    CREATE TABLE switchback.unsubscribed (person bigint PRIMARY KEY, since bigint NOT NULL);
    CREATE TABLE switchback.unsubscribe_keys (id bigint PRIMARY KEY, key bytea NOT NULL)",
    "
    CREATE TABLE switchback.webhooks (
        endpoint bytea PRIMARY KEY, cursor text, tries bigint NOT NULL, not_before bigint NOT NULL,
        holder bigint NOT NULL, held_until bigint NOT NULL
    )",
    "ALTER TABLE switchback.devices ADD COLUMN name text",
    "
    CREATE TABLE switchback.base (
        id bigint PRIMARY KEY, position bigint NOT NULL, format bigint NOT NULL, text text NOT NULL, epoch bigint
    )",
];

/// Opens a connection, and creates the tables if they are missing.
///
/// # Errors
///
/// Returns an error if the database cannot be reached or used.
pub fn connect(config: &PostgresConfig) -> Result<Client, DatabaseError> {
    let mut client = config.connect()?;
    let encoding: String = client.query_typed_one("SHOW server_encoding", &[])?.try_get(0)?;
    if encoding != "UTF8" {
        return Err(DatabaseError::NotUnicode(encoding));
    }
    for _ in 0..TRIES {
        match version(&mut client)? {
            Some(version) if version > SCHEMA => return Err(DatabaseError::Newer(version)),
            Some(SCHEMA) => return Ok(client),
            Some(_) => upgrade(&mut client)?,
            None => make_tables(&mut client)?,
        }
    }
    Err(DatabaseError::Damaged("The version".into()))
}

/// Returns `None` if there are no tables yet.
fn version(client: &mut Client) -> Result<Option<i64>, DatabaseError> {
    match client.query_typed_opt("SELECT version FROM switchback.workspaces WHERE id = 1", &[]) {
        Ok(row) => Ok(row.map(|row| row.try_get(0)).transpose()?),
        Err(reason) if reason.code() == Some(&SqlState::UNDEFINED_TABLE) => Ok(None),
        Err(reason) => Err(reason.into()),
    }
}

fn make_tables(client: &mut Client) -> Result<(), DatabaseError> {
    let epoch = number().map_err(|_| DatabaseError::NoRandomness)?.cast_signed();
    let all = format!("{TABLES}; INSERT INTO switchback.workspaces VALUES (1, 1, {epoch}, 0)");
    match client.batch_execute(&all) {
        Err(reason) if !made_by_another(&reason) => Err(reason.into()),
        _ => Ok(()),
    }
}

/// Upgrades the tables of an earlier version. Other servers that do so at the same time wait for the row.
fn upgrade(client: &mut Client) -> Result<(), DatabaseError> {
    write(client, |client| {
        let version = "SELECT version FROM switchback.workspaces WHERE id = 1 FOR UPDATE";
        let version: i64 = client.query_typed_one(version, &[])?.try_get(0)?;
        let done = usize::try_from(version - 1).map_err(|_| DatabaseError::Damaged("The version".into()))?;
        for statements in UPGRADES.iter().skip(done) {
            client.batch_execute(statements)?;
        }
        let end = format!("UPDATE switchback.workspaces SET version = {SCHEMA} WHERE version < {SCHEMA}");
        Ok(client.batch_execute(&end)?)
    })
}

/// Writes a value to the database and reads it back.
///
/// # Errors
///
/// Returns an error if the database cannot be reached, or if that is not possible.
pub fn check(config: &PostgresConfig, at: i64) -> Result<(), DatabaseError> {
    let read: i64 = write(&mut config.connect()?, |client| {
        let keep = "INSERT INTO switchback.checks VALUES (1, $1)
                    ON CONFLICT (id) DO UPDATE SET at = excluded.at RETURNING at";
        Ok(client.query_typed_one(keep, &[(&at, Type::INT8)])?.try_get(0)?)
    })?;
    if read == at { Ok(()) } else { Err(DatabaseError::Damaged("What was written".into())) }
}

fn made_by_another(reason: &::postgres::Error) -> bool {
    let codes = [&SqlState::DUPLICATE_SCHEMA, &SqlState::DUPLICATE_TABLE, &SqlState::UNIQUE_VIOLATION];
    reason.code().is_some_and(|code| codes.contains(&code))
}

/// Saves everything that `write` does, or nothing. After an error the connection is unusable, because its transaction may be
/// open.
///
/// # Errors
///
/// Returns an error if it was not saved, or if that is unknown.
pub fn write<T>(
    client: &mut Client,
    write: impl FnOnce(&mut Client) -> Result<T, DatabaseError>,
) -> Result<T, DatabaseError> {
    client.batch_execute(BEGIN_WRITING)?;
    let written = write(client)?;
    client.batch_execute("COMMIT")?;
    Ok(written)
}

/// Starts a new epoch of the log after a backup was restored, so that clients notice and offer what the log lacks. Links, devices
/// and calendar addresses in the backup no longer give access. Its messages are not sent, because they may have been already.
///
/// # Errors
///
/// Returns an error if it cannot be saved.
pub fn start_new_epoch(config: &PostgresConfig, at: DateTime<Utc>) -> Result<(), DatabaseError> {
    let epoch = number().map_err(|_| DatabaseError::NoRandomness)?.cast_signed();
    write(&mut connect(config)?, |client| {
        let all = format!(
            "UPDATE switchback.workspaces SET epoch = {epoch}, revision = revision + 1;
             DELETE FROM switchback.links;
             DELETE FROM switchback.devices;
             DELETE FROM switchback.calendars;
             DELETE FROM switchback.accounts;
             DELETE FROM switchback.outbox;
             DELETE FROM switchback.outbox_complete;
             INSERT INTO switchback.outbox_complete VALUES ({})",
            at.timestamp()
        );
        Ok(client.batch_execute(&all)?)
    })
}
