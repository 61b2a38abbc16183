//! Why a database cannot be used.

use postgres::error::SqlState;
use std::{error::Error, fmt};
use switchback_core::model::record::UnreadableRecords;

/// The version of the tables. A database with a higher version is not opened.
pub const SCHEMA: i64 = 8;

/// Why a database cannot be used.
#[derive(Debug)]
pub enum DatabaseError {
    Sqlite(rusqlite::Error),
    Postgres(postgres::Error),
    /// Something in it was not written by this program.
    Damaged(String),
    /// The workspace has records that cannot be read.
    UnreadableRecords(UnreadableRecords),
    /// A newer version wrote it.
    Newer(i64),
    /// It is no longer the database that was opened: a backup was restored.
    Replaced,
    /// It stores text in an encoding that cannot represent every name.
    NotUnicode(String),
    /// No encrypted connection could be made.
    NotEncrypted(postgres::Error),
    /// A certificate that is to be trusted cannot be used.
    Certificate(rustls::Error),
    /// The name is for an unknown kind of database.
    OtherKind(String),
    /// The system cannot provide random numbers.
    NoRandomness,
}

impl DatabaseError {
    /// Whether the database has no space left.
    pub fn is_full(&self) -> bool {
        match self {
            Self::Sqlite(reason) => reason.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull),
            Self::Postgres(reason) => reason.code() == Some(&SqlState::DISK_FULL),
            _ => false,
        }
    }

    /// Whether the database is read-only.
    pub fn is_read_only(&self) -> bool {
        match self {
            Self::Sqlite(reason) => reason.sqlite_error_code() == Some(rusqlite::ErrorCode::ReadOnly),
            Self::Postgres(reason) => reason.code() == Some(&SqlState::READ_ONLY_SQL_TRANSACTION),
            _ => false,
        }
    }
}

impl fmt::Display for DatabaseError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(reason) => reason.fmt(formatter),
            Self::Postgres(reason) => write_with_cause(reason, formatter),
            Self::Damaged(what) => write!(formatter, "{what} in the database cannot be read"),
            Self::UnreadableRecords(records) => write!(
                formatter,
                "{records} in it cannot be read. Without them, devices would delete the copies that they have, and an import \
                 could add a person twice. Restore a backup, or start with --without-unreadable-records, which leaves them in \
                 the database"
            ),
            Self::Replaced => formatter.write_str("a backup was restored"),
            Self::NotUnicode(encoding) => write!(
                formatter,
                "it keeps text as {encoding}; create it with ENCODING 'UTF8', so that it can keep every name"
            ),
            Self::NotEncrypted(reason) => {
                write_with_cause(reason, formatter)?;
                formatter.write_str(
                    "; turn on SSL in PostgreSQL, give its certificate in --database-certificates if the system doesn’t trust \
                     it, or add sslmode=disable to the address if the network is private",
                )
            }
            Self::Certificate(reason) => write!(formatter, "a certificate cannot be used: {reason}"),
            Self::OtherKind(kind) => write!(
                formatter,
                "{kind} databases are not supported; give the path of a file, or an address that begins with postgres://"
            ),
            Self::NoRandomness => formatter.write_str("the system has no random numbers"),
            Self::Newer(version) => write!(
                formatter,
                "it was written by a newer version (schema {version}, this one knows {SCHEMA}); start that version instead"
            ),
        }
    }
}

/// Adds the cause, because the client only says what it was doing.
fn write_with_cause(reason: &postgres::Error, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    match reason.source() {
        Some(cause) => write!(formatter, "{reason} ({cause})"),
        None => write!(formatter, "{reason}"),
    }
}

impl Error for DatabaseError {}

impl From<rusqlite::Error> for DatabaseError {
    fn from(reason: rusqlite::Error) -> Self {
        Self::Sqlite(reason)
    }
}

impl From<postgres::Error> for DatabaseError {
    fn from(reason: postgres::Error) -> Self {
        Self::Postgres(reason)
    }
}
