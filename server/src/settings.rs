//! What the server is told when it starts: by flags, or by variables of the environment.

use clap::{Args, Parser};
use std::{net::SocketAddr, path::PathBuf};

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
}

#[derive(Debug, Args)]
pub struct Settings {
    /// The file that keeps everything; it is made where it is missing.
    #[arg(long, env = "SWITCHBACK_DATABASE", default_value = "switchback.sqlite")]
    pub database: PathBuf,
    /// The address to listen on.
    #[arg(long, env = "SWITCHBACK_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// The folder with the built app, to be served at the same address.
    #[arg(long, env = "SWITCHBACK_APP")]
    pub app: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct LinkSettings {
    /// The file that keeps everything.
    #[arg(long, env = "SWITCHBACK_DATABASE", default_value = "switchback.sqlite")]
    pub database: PathBuf,
    /// The address under which people open the app.
    #[arg(long, env = "SWITCHBACK_ADDRESS", default_value = "http://127.0.0.1:8080")]
    pub address: String,
}

#[derive(Debug, Args)]
pub struct BackupSettings {
    /// The file that keeps everything.
    #[arg(long, env = "SWITCHBACK_DATABASE", default_value = "switchback.sqlite")]
    pub database: PathBuf,
    /// The file to write.
    pub to: PathBuf,
}

#[derive(Debug, Args)]
pub struct RestoreSettings {
    /// The file that keeps everything.
    #[arg(long, env = "SWITCHBACK_DATABASE", default_value = "switchback.sqlite")]
    pub database: PathBuf,
    /// The backup to restore.
    pub from: PathBuf,
}
