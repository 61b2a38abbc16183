//! The settings of the database.

use super::secrets::secret_in;
use clap::Args;
use rustls::pki_types::{CertificateDer, pem::PemObject};
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
    /// A PEM file with certificates to trust for encrypted connections to PostgreSQL, in addition to those that the system trusts.
    #[arg(long, env = "SWITCHBACK_DATABASE_CERTIFICATES")]
    database_certificates: Option<PathBuf>,
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

    /// Returns the certificates to trust in addition to those of the system.
    ///
    /// # Errors
    ///
    /// Returns a message if the file cannot be read, or has none.
    pub fn certificates(&self) -> Result<Vec<CertificateDer<'static>>, String> {
        let Some(file) = &self.database_certificates else { return Ok(Vec::new()) };
        let read = CertificateDer::pem_file_iter(file).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let said = |what: String| format!("The certificates in {} cannot be used: {what}.", file.display());
        let certificates = read.map_err(|reason| said(reason.to_string()))?;
        match certificates.is_empty() {
            true => Err(said("there are none in it".to_owned())),
            false => Ok(certificates),
        }
    }
}
