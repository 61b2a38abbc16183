//! What the server is told when it starts: by flags, or by variables of the environment.

use clap::{Args, Parser};
use std::{
    ffi::{OsStr, OsString},
    fmt,
    net::SocketAddr,
    path::{Path, PathBuf},
};

/// One workspace for a team.
#[derive(Debug, Parser)]
#[command(name = "switchback-server", version)]
pub enum Command {
    /// Serves the workspace.
    Serve(Settings),
    /// Prints a link that makes whoever opens it the coordinator.
    Link(LinkSettings),
    /// Writes a backup to a new file; the server may run meanwhile.
    Backup(BackupSettings),
    /// Puts a backup in place of the database; the server must not run.
    Restore(RestoreSettings),
    /// Ends the sign-ins and begins another life of the log, after PostgreSQL was restored from a backup.
    AfterRestore(AfterRestoreSettings),
}

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

#[derive(Debug, Args)]
pub struct Settings {
    /// What keeps everything: a file, which is made where it is missing, or postgres://USER:PASSWORD@HOST/NAME, which
    /// several servers may share.
    #[arg(long, env = "SWITCHBACK_DATABASE", hide_env_values = true, default_value = "switchback.sqlite")]
    pub database: DatabaseName,
    /// The address to listen on.
    #[arg(long, env = "SWITCHBACK_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// The folder with the built app, to be served at the same address.
    #[arg(long, env = "SWITCHBACK_APP")]
    pub app: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct LinkSettings {
    /// What keeps everything: a file, or postgres://USER:PASSWORD@HOST/NAME.
    #[arg(long, env = "SWITCHBACK_DATABASE", hide_env_values = true, default_value = "switchback.sqlite")]
    pub database: DatabaseName,
    /// The address under which people open the app.
    #[arg(long, env = "SWITCHBACK_ADDRESS", default_value = "http://127.0.0.1:8080")]
    pub address: String,
}

#[derive(Debug, Args)]
pub struct BackupSettings {
    /// The file that keeps everything.
    #[arg(long, env = "SWITCHBACK_DATABASE", hide_env_values = true, default_value = "switchback.sqlite")]
    pub database: DatabaseName,
    /// The file to write.
    pub to: PathBuf,
}

#[derive(Debug, Args)]
pub struct RestoreSettings {
    /// The file that keeps everything.
    #[arg(long, env = "SWITCHBACK_DATABASE", hide_env_values = true, default_value = "switchback.sqlite")]
    pub database: DatabaseName,
    /// The backup to restore.
    pub from: PathBuf,
}

#[derive(Debug, Args)]
pub struct AfterRestoreSettings {
    /// The database that was restored: postgres://USER:PASSWORD@HOST/NAME.
    #[arg(long, env = "SWITCHBACK_DATABASE", hide_env_values = true)]
    pub database: DatabaseName,
}
