//! Which database it is.

use super::secrets::secret_in;
use clap::Args;
use std::{
    ffi::{OsStr, OsString},
    fmt,
    path::{Path, PathBuf},
};

/// The name of a database, as it was given. It may hold a password, so it is not shown.
#[derive(Clone)]
pub struct DatabaseName(OsString);

impl DatabaseName {
    /// As text, where it is one.
    pub fn text(&self) -> Option<&str> {
        self.0.to_str()
    }

    /// As the path of a file.
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

/// Which database it is.
#[derive(Debug, Args)]
pub struct DatabaseArgs {
    /// What keeps everything: a file, which is made where it is missing, or postgres://USER:PASSWORD@HOST/NAME, which
    /// several servers may share.
    #[arg(long, env = "SWITCHBACK_DATABASE", hide_env_values = true, default_value = "switchback.sqlite")]
    database: DatabaseName,
    /// A file that says the same, for a name with a password in it.
    #[arg(long, env = "SWITCHBACK_DATABASE_FILE")]
    database_file: Option<PathBuf>,
}

impl DatabaseArgs {
    /// The name of the database.
    ///
    /// # Errors
    ///
    /// A sentence where the file with its name cannot be read.
    pub fn name(&self) -> Result<DatabaseName, String> {
        match &self.database_file {
            Some(file) => secret_in(file).map(|name| DatabaseName(name.into())),
            None => Ok(self.database.clone()),
        }
    }
}
