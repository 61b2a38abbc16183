//! Copies of the database file: made while the server runs, and restored while it does not.

use crate::{
    database::{
        error::DatabaseError,
        sqlite::{connect, write},
    },
    lock::{InUse, Lock},
};
use chrono::{DateTime, Utc};
use rusqlite::Connection;
use std::{
    ffi::OsString,
    fmt, fs, io,
    path::{Path, PathBuf},
};

/// Why a backup was not made or not restored.
#[derive(Debug)]
pub enum BackupError {
    /// The file exists already, and is not overwritten.
    Exists(PathBuf),
    InUse,
    Database(DatabaseError),
    /// The file is not a complete database of this program.
    Damaged(String),
    File(io::Error),
}

impl fmt::Display for BackupError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exists(path) => {
                write!(formatter, "{} exists already. Choose another name.", path.display())
            }
            Self::InUse => formatter.write_str("The server is running. Stop it first."),
            Self::Database(reason) => write!(formatter, "The database cannot be read: {reason}."),
            Self::Damaged(reason) => {
                write!(formatter, "This backup is damaged: {reason}. Choose another one.")
            }
            Self::File(reason) => write!(formatter, "The file cannot be written: {reason}."),
        }
    }
}

impl std::error::Error for BackupError {}

impl From<rusqlite::Error> for BackupError {
    fn from(reason: rusqlite::Error) -> Self {
        Self::Database(reason.into())
    }
}

impl From<DatabaseError> for BackupError {
    fn from(reason: DatabaseError) -> Self {
        Self::Database(reason)
    }
}

impl From<io::Error> for BackupError {
    fn from(reason: io::Error) -> Self {
        Self::File(reason)
    }
}

/// Writes everything in the database at this moment to a new file. The server can keep running.
///
/// # Errors
///
/// Returns an error if the file exists already or cannot be written, or if the database cannot be read.
pub fn back_up(database: &Path, to: &Path) -> Result<(), BackupError> {
    if to.exists() {
        return Err(BackupError::Exists(to.to_owned()));
    }
    let unfinished = beside(to, ".unfinished");
    remove(&unfinished)?;
    existing(database)?.execute("VACUUM INTO ?1", [unfinished.to_string_lossy()])?;
    check(&unfinished)?;
    Ok(fs::rename(unfinished, to)?)
}

/// Restores a backup in place of the database, which stays beside it. Returns the new name of that database, if there was one.
/// The log starts a new epoch, so clients notice and offer what it lacks. Links and devices in the backup no longer give access.
///
/// # Errors
///
/// Returns an error if the server is running, the backup is damaged, or a file cannot be written. The database is unchanged then.
pub fn restore(
    database: &Path,
    from: &Path,
    epoch: u64,
    at: DateTime<Utc>,
) -> Result<Option<PathBuf>, BackupError> {
    let _lock = Lock::take(database).map_err(|reason| match reason {
        InUse::Running => BackupError::InUse,
        InUse::File(reason) => BackupError::File(reason),
    })?;
    check(from)?;
    let unfinished = beside(database, ".unfinished");
    remove(&unfinished)?;
    existing(from)?.execute("VACUUM INTO ?1", [unfinished.to_string_lossy()])?;
    start_new_epoch(&unfinished, epoch, at)?;
    let replaced = set_aside(database, at)?;
    fs::rename(unfinished, database)?;
    Ok(replaced)
}

fn start_new_epoch(database: &Path, epoch: u64, at: DateTime<Utc>) -> Result<(), BackupError> {
    let mut connection = connect(database)?;
    let writing = write(&mut connection)?;
    writing.execute("DELETE FROM links", [])?;
    writing.execute("DELETE FROM devices", [])?;
    writing.execute("DELETE FROM calendars", [])?;
    writing.execute("DELETE FROM accounts", [])?;
    // These messages may have been sent already.
    writing.execute("DELETE FROM outbox", [])?;
    writing.execute("DELETE FROM outbox_complete", [])?;
    writing.execute("INSERT INTO outbox_complete (since) VALUES (?1)", [at.timestamp()])?;
    writing.execute("DELETE FROM lives", [])?;
    writing.execute("INSERT INTO lives (epoch) VALUES (?1)", [epoch.cast_signed()])?;
    writing.commit()?;
    // Keep everything in one file, so that it can be renamed.
    connection.pragma_update(None, "journal_mode", "DELETE")?;
    Ok(())
}

/// Renames the previous database, together with the files that SQLite keeps beside it.
fn set_aside(database: &Path, at: DateTime<Utc>) -> Result<Option<PathBuf>, BackupError> {
    if !database.exists() {
        return Ok(None);
    }
    let kept = beside(database, &format!(".before-{}", at.format("%Y%m%dT%H%M%SZ")));
    if kept.exists() {
        return Err(BackupError::Exists(kept));
    }
    for part in ["-wal", "-shm"] {
        let file = beside(database, part);
        if file.exists() {
            fs::rename(&file, beside(&kept, part))?;
        }
    }
    fs::rename(database, &kept)?;
    Ok(Some(kept))
}

fn existing(path: &Path) -> Result<Connection, BackupError> {
    let found = fs::metadata(path)?;
    if !found.is_file() {
        return Err(BackupError::Damaged("it is not a file".into()));
    }
    Ok(Connection::open(path)?)
}

fn check(path: &Path) -> Result<(), BackupError> {
    let connection = existing(path)?;
    let damaged = |reason: rusqlite::Error| BackupError::Damaged(reason.to_string());
    let result: String =
        connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)).map_err(damaged)?;
    let lives: Result<i64, _> = connection.query_row("SELECT count(*) FROM lives", [], |row| row.get(0));
    match (result.as_str(), lives.map_err(damaged)?) {
        ("ok", 1) => Ok(()),
        ("ok", _) => Err(BackupError::Damaged("it holds no workspace".into())),
        (reason, _) => Err(BackupError::Damaged(reason.to_owned())),
    }
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    name.into()
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(reason) if reason.kind() != io::ErrorKind::NotFound => Err(reason),
        _ => Ok(()),
    }
}
