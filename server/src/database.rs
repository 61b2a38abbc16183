//! Where a workspace is stored: in an SQLite file that one server uses alone, or in a PostgreSQL database that several share.

pub mod error;
pub mod json;
pub mod postgres;
pub mod sqlite;

use crate::settings::DatabaseName;
use error::DatabaseError;
use postgres::PostgresConfig;
use rustls::pki_types::CertificateDer;
use std::path::{Path, PathBuf};

/// The database of a workspace.
#[derive(Clone, Debug)]
pub enum Database {
    Sqlite(PathBuf),
    Postgres(Box<PostgresConfig>),
}

impl Database {
    /// Parses a database name: `postgres://...`, `sqlite:...`, or the path of a file. PostgreSQL may use one of the certificates,
    /// in addition to those that the system trusts.
    ///
    /// # Errors
    ///
    /// Returns an error if the name is for another kind of database, or asks for something unsupported.
    pub fn named(
        name: &DatabaseName,
        certificates: &[CertificateDer<'static>],
    ) -> Result<Self, DatabaseError> {
        let Some(text) = name.text() else { return Ok(Self::Sqlite(name.path().to_owned())) };
        match text.split_once(':') {
            Some(("postgres" | "postgresql", _)) => {
                PostgresConfig::parse(text, certificates).map(|config| Self::Postgres(Box::new(config)))
            }
            Some(("sqlite", path)) => Ok(Self::Sqlite(path.strip_prefix("//").unwrap_or(path).into())),
            Some((kind, rest)) if rest.starts_with("//") => Err(DatabaseError::OtherKind(kind.to_owned())),
            _ => Ok(Self::Sqlite(name.path().to_owned())),
        }
    }

    /// Returns the file of an SQLite database.
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::Sqlite(path) => Some(path),
            Self::Postgres(_) => None,
        }
    }

    /// Writes a value and reads it back, over a separate connection.
    ///
    /// # Errors
    ///
    /// Returns an error if that is not possible.
    pub fn check(&self, at: i64) -> Result<(), DatabaseError> {
        match self {
            Self::Sqlite(path) => sqlite::check(path, at),
            Self::Postgres(config) => postgres::check(config, at),
        }
    }

    /// Whether other servers may use the database at the same time.
    pub fn is_shared(&self) -> bool {
        matches!(self, Self::Postgres(_))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn named(name: &str) -> Result<Database, DatabaseError> {
        Database::named(&DatabaseName::from(std::ffi::OsString::from(name)), &[])
    }

    #[test]
    fn a_name_says_which_kind_of_database_it_is() {
        let file = |name: &str| named(name).unwrap().file().map(Path::to_owned);
        assert_eq!(file("team.sqlite"), Some("team.sqlite".into()));
        assert_eq!(file("C:\\team.sqlite"), Some("C:\\team.sqlite".into()));
        assert_eq!(file("sqlite:team.sqlite"), Some("team.sqlite".into()));
        assert_eq!(file("sqlite:///srv/team.sqlite"), Some("/srv/team.sqlite".into()));
        assert_eq!(file("postgres://ingrid@db.example/team"), None);
        assert_eq!(file("postgresql:///team?host=/run/postgresql&user=ingrid"), None);
        assert!(
            matches!(named("mysql://db.example/team"), Err(DatabaseError::OtherKind(kind)) if kind == "mysql")
        );
    }

    #[test]
    fn a_password_is_never_shown() {
        let name = DatabaseName::from(std::ffi::OsString::from("postgres://ingrid:secret@db.example/team"));
        assert!(!format!("{name:?}").contains("secret"));
        assert!(!format!("{:?}", Database::named(&name, &[]).unwrap()).contains("secret"));
        let refused = named("postgres://ingrid:secret@db.example/team?what=1").unwrap_err();
        assert!(!refused.to_string().contains("secret"), "{refused}");
    }
}
