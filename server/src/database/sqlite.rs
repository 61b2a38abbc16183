//! Connections to an SQLite file.

use super::error::{DatabaseError, SCHEMA};
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use std::{path::Path, time::Duration};

const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS lives (epoch INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS base (
        id INTEGER PRIMARY KEY, position INTEGER NOT NULL, format INTEGER NOT NULL, text TEXT NOT NULL, epoch INTEGER
    );
    CREATE TABLE IF NOT EXISTS lines (position INTEGER PRIMARY KEY, text TEXT NOT NULL, hash INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS records (key TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS decided (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS links (
        hash BLOB PRIMARY KEY, actor TEXT NOT NULL, expires INTEGER NOT NULL, used INTEGER
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS devices (hash BLOB PRIMARY KEY, actor TEXT NOT NULL, since INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS checks (id INTEGER PRIMARY KEY, at INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS outbox (
        id INTEGER PRIMARY KEY, person INTEGER NOT NULL, content TEXT NOT NULL, address BLOB NOT NULL,
        state TEXT NOT NULL, since INTEGER NOT NULL, tries INTEGER NOT NULL, not_before INTEGER NOT NULL, code INTEGER,
        is_recorded INTEGER NOT NULL
    );
    CREATE UNIQUE INDEX IF NOT EXISTS one_waits ON outbox (person) WHERE state IN ('new', 'handing_over');
    CREATE TABLE IF NOT EXISTS outbox_complete (since INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS calendars (hash BLOB PRIMARY KEY, person INTEGER NOT NULL, since INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS attempts (
        source BLOB NOT NULL, since INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (source, since)
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS rotations (
        device BLOB PRIMARY KEY REFERENCES devices (hash) ON DELETE CASCADE,
        seed BLOB NOT NULL, valid BLOB NOT NULL, following BLOB NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS access_tokens (
        hash BLOB PRIMARY KEY, expires INTEGER NOT NULL,
        device BLOB NOT NULL REFERENCES devices (hash) ON DELETE CASCADE
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS accounts (
        issuer TEXT NOT NULL, subject TEXT NOT NULL, person INTEGER NOT NULL, since INTEGER NOT NULL,
        PRIMARY KEY (issuer, subject), UNIQUE (issuer, person)
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS unsubscribed (person INTEGER PRIMARY KEY, since INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS unsubscribe_keys (id INTEGER PRIMARY KEY, key BLOB NOT NULL);
    CREATE TABLE IF NOT EXISTS webhooks (
        endpoint BLOB PRIMARY KEY, cursor TEXT, tries INTEGER NOT NULL, not_before INTEGER NOT NULL,
        holder INTEGER NOT NULL, held_until INTEGER NOT NULL
    ) WITHOUT ROWID;
";

/// The first version that stores device names.
const DEVICE_NAMES: i64 = 7;

/// Opens the file, and creates it if it is missing. Committed changes are on the disk, even if the power fails.
///
/// # Errors
///
/// Returns an error if the file cannot be opened, or was written by a newer version.
pub fn connect(path: &Path) -> Result<Connection, DatabaseError> {
    let mut connection = Connection::open(path)?;
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "mmap_size", 0)?;
    // A full disk can still be read.
    if version(&connection)? != SCHEMA {
        make_tables(&mut connection)?;
    }
    Ok(connection)
}

fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

fn make_tables(connection: &mut Connection) -> Result<(), DatabaseError> {
    let writing = write(connection)?;
    let version = version(&writing)?;
    if version > SCHEMA {
        return Err(DatabaseError::Newer(version));
    }
    writing.execute_batch(TABLES)?;
    if version < DEVICE_NAMES {
        writing.execute_batch("ALTER TABLE devices ADD COLUMN name TEXT")?;
    }
    writing.pragma_update(None, "user_version", SCHEMA)?;
    Ok(writing.commit()?)
}

/// Writes a value to the file and reads it back.
///
/// # Errors
///
/// Returns an error if that is not possible, or if the file is gone.
pub fn check(path: &Path, at: i64) -> Result<(), DatabaseError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(Duration::from_secs(2))?;
    let writing = write(&mut connection)?;
    writing.execute("INSERT OR REPLACE INTO checks (id, at) VALUES (1, ?1)", [at])?;
    let read: i64 = writing.query_row("SELECT at FROM checks WHERE id = 1", [], |row| row.get(0))?;
    writing.commit()?;
    if read == at { Ok(()) } else { Err(DatabaseError::Damaged("What was written".into())) }
}

/// Begins a transaction that takes the write lock at once. One that takes the lock at its first write fails if another is
/// writing.
///
/// # Errors
///
/// Returns an error if another process holds the lock for too long.
pub fn write(connection: &mut Connection) -> rusqlite::Result<Transaction<'_>> {
    connection.transaction_with_behavior(TransactionBehavior::Immediate)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn pragma(connection: &Connection, name: &str) -> String {
        let read = |row: &rusqlite::Row| row.get(0).map(|value: rusqlite::types::Value| format!("{value:?}"));
        connection.pragma_query_value(None, name, read).unwrap()
    }

    #[test]
    fn a_commit_is_on_the_disk_before_it_is_reported() {
        let folder = tempfile::tempdir().unwrap();
        let connection = connect(&folder.path().join("workspace.sqlite")).unwrap();
        assert_eq!(pragma(&connection, "journal_mode"), "Text(\"wal\")");
        assert_eq!(pragma(&connection, "synchronous"), "Integer(2)", "FULL");
        assert_eq!(pragma(&connection, "mmap_size"), "Integer(0)");
    }

    /// Before 3.51.3 two connections could damage a file with a write-ahead log.
    #[test]
    fn sqlite_is_new_enough() {
        assert!(rusqlite::version_number() >= 3_051_003, "{}", rusqlite::version());
    }

    #[test]
    fn a_database_of_a_newer_version_is_not_opened() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("workspace.sqlite");
        connect(&path).unwrap().pragma_update(None, "user_version", SCHEMA + 1).unwrap();
        assert!(matches!(connect(&path), Err(DatabaseError::Newer(version)) if version == SCHEMA + 1));
    }
}
