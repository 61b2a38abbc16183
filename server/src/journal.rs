//! The workspace in an SQLite file.

use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior, params};
use std::{fmt, path::Path, time::Duration};
use switchback_core::{
    model::{ids::CommandId, record::Records},
    sync::{
        cursor::{Epoch, LogHash},
        decided::DecidedCommand,
        host::{Commit, Journal},
    },
};

/// The version of the tables. A file with a higher one is not opened.
const SCHEMA: i64 = 1;

const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS lives (epoch INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS lines (position INTEGER PRIMARY KEY, text TEXT NOT NULL, hash INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS records (key TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS decided (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS links (
        hash BLOB PRIMARY KEY, actor TEXT NOT NULL, expires INTEGER NOT NULL, used INTEGER
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS devices (hash BLOB PRIMARY KEY, actor TEXT NOT NULL, since INTEGER NOT NULL) WITHOUT ROWID;
";

/// Why the file cannot be used.
#[derive(Debug)]
pub enum DatabaseError {
    Sqlite(rusqlite::Error),
    /// What stands in it was not written by this program.
    Damaged(String),
    /// A newer version wrote it.
    Newer(i64),
    /// The system has no random numbers.
    NoRandomness,
}

impl fmt::Display for DatabaseError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(reason) => reason.fmt(formatter),
            Self::Damaged(what) => write!(formatter, "{what} in the database cannot be read"),
            Self::NoRandomness => formatter.write_str("the system has no random numbers"),
            Self::Newer(version) => write!(
                formatter,
                "it was written by a newer version (schema {version}, this one knows {SCHEMA}); start that version instead"
            ),
        }
    }
}

impl std::error::Error for DatabaseError {}

impl From<rusqlite::Error> for DatabaseError {
    fn from(reason: rusqlite::Error) -> Self {
        Self::Sqlite(reason)
    }
}

/// Opens the file, and makes it where it is missing. What is committed is on the disk, also when the power fails.
///
/// # Errors
///
/// Where it cannot be opened, or a newer version wrote it.
pub fn connect(path: &Path) -> Result<Connection, DatabaseError> {
    let mut connection = Connection::open(path)?;
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "mmap_size", 0)?;
    let writing = write(&mut connection)?;
    let version: i64 = writing.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version > SCHEMA {
        return Err(DatabaseError::Newer(version));
    }
    writing.execute_batch(TABLES)?;
    writing.pragma_update(None, "user_version", SCHEMA)?;
    writing.commit()?;
    Ok(connection)
}

/// Every transaction that writes takes the lock at once: one that only takes it to write fails when another writes.
///
/// # Errors
///
/// Where another process has the lock for too long.
pub fn write(connection: &mut Connection) -> rusqlite::Result<Transaction<'_>> {
    connection.transaction_with_behavior(TransactionBehavior::Immediate)
}

/// The lines, records and outcomes of the workspace.
#[derive(Debug)]
pub struct SqliteJournal {
    connection: Connection,
}

impl SqliteJournal {
    /// Opens the workspace in a file.
    ///
    /// # Errors
    ///
    /// Where it cannot be opened, or a newer version wrote it.
    pub fn open(path: &Path) -> Result<Self, DatabaseError> {
        Ok(Self { connection: connect(path)? })
    }

    /// The life that this log is in; the first one begins now. `fresh` is random.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read or written.
    pub fn epoch(&mut self, fresh: u64) -> Result<Epoch, DatabaseError> {
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
        Ok(Records::of_stored(stored.collect::<Result<Vec<(String, String)>, _>>()?))
    }

    fn hash(&self, before: u64) -> Result<Option<LogHash>, DatabaseError> {
        let Some(last) = before.checked_sub(1) else { return Ok(Some(LogHash::default())) };
        let mut query = self.connection.prepare_cached("SELECT hash FROM lines WHERE position = ?1")?;
        let hash: Option<i64> = query.query_row([last.cast_signed()], |row| row.get(0)).optional()?;
        Ok(hash.map(|hash| LogHash(hash.cast_unsigned())))
    }

    fn decided(&self, id: CommandId) -> Result<Option<DecidedCommand>, DatabaseError> {
        let mut query = self.connection.prepare_cached("SELECT text FROM decided WHERE id = ?1")?;
        let text: Option<String> = query.query_row([id.0.cast_signed()], |row| row.get(0)).optional()?;
        let read = |text: String| {
            serde_json::from_str(&text).map_err(|_| DatabaseError::Damaged(format!("The outcome of {id}")))
        };
        text.map(read).transpose()
    }

    fn commit(&mut self, commit: &Commit) -> Result<(), DatabaseError> {
        let writing = write(&mut self.connection)?;
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
            let text = serde_json::to_string(decided)
                .map_err(|_| DatabaseError::Damaged(format!("The outcome of {}", decided.id)))?;
            writing
                .prepare_cached("INSERT INTO decided (id, text) VALUES (?1, ?2)")?
                .execute(params![decided.id.0.cast_signed(), text])?;
        }
        Ok(writing.commit()?)
    }
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
    fn a_commit_is_on_the_disk_before_it_is_told() {
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
