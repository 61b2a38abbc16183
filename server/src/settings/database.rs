//! The settings of the database.

use super::secrets::secret_in;
use clap::Args;
use std::{
    ffi::{OsStr, OsString},
    fmt,
    path::{Path, PathBuf},
};

/// The name of a database, as given. It may contain a password, so it is never shown.
#[derive(Clone)]
pub struct DatabaseName(OsString);

impl DatabaseName {
    /// Returns the name as text, if it is valid text.
    pub fn text(&self) -> Option<&str> {
        self.0.to_str()
    }

    /// Returns the name as the path of a file.
    pub fn path(&self) -> &Path {
        Path::new(&self.0)
    }
}

impl From<OsString> for DatabaseName {
    fn from(name: OsString) -> Self {
        Self(name)
    }
}

impl From<&OsStr> for DatabaseName {
    fn from(name: &OsStr) -> Self {
        Self(name.to_owned())
    }
}

impl fmt::Debug for DatabaseName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("DatabaseName(…)")
    }
}

/// The database to use.
#[derive(Debug, Args)]
pub struct DatabaseArgs {
    /// The database: a file, which is created if it is missing, or postgres://USER:PASSWORD@HOST/NAME, which several servers can
    /// share.
    #[arg(long, env = "SWITCHBACK_DATABASE", hide_env_values = true, default_value = "switchback.sqlite")]
    database: DatabaseName,
    /// A file that contains the database name, for a name with a password in it.
    #[arg(long, env = "SWITCHBACK_DATABASE_FILE")]
    database_file: Option<PathBuf>,
}

impl DatabaseArgs {
    /// Returns the name of the database.
    ///
    /// # Errors
    ///
    /// Returns a message if the file with the name cannot be read.
    pub fn name(&self) -> Result<DatabaseName, String> {
        match &self.database_file {
            Some(file) => secret_in(file).map(|name| DatabaseName(name.into())),
            None => Ok(self.database.clone()),
        }
    }
}
