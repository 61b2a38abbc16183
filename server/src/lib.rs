//! The server of one workspace: what is asked is decided once, kept in a database, and told to everybody who may see it. It
//! has no rule of its own; those are in the core.

pub mod api;
mod app;
pub mod backup;
pub mod database;
pub mod worker;
pub mod journal;
pub mod lock;
pub mod problem;
pub mod secret;
pub mod settings;
pub mod sign_in;

use database::{Database, error::DatabaseError};
use lock::{InUse, Lock};
use settings::{AfterRestoreSettings, BackupSettings, DatabaseName, LinkSettings, RestoreSettings, Settings};
use sign_in::SignIns;
use std::{
    fmt::Display,
    io::Write as _,
    path::{Path, PathBuf},
};
use switchback_core::model::actor::Actor;
use tokio::{net::TcpListener, runtime::Runtime, sync::watch};
use worker::Worker;

/// Serves until it is told to stop.
///
/// # Errors
///
/// A sentence where it cannot start.
pub fn serve(settings: &Settings) -> Result<(), String> {
    let database = database(&settings.database)?;
    let _lock = database.file().map(lock).transpose()?;
    app::check(settings.app.as_deref())?;
    let first_link = first_link(&database)?;
    let worker = worker::open(database).map_err(|reason| not_opened(&reason))?;
    let runtime = Runtime::new().map_err(|reason| format!("The server cannot start: {reason}."))?;
    runtime.block_on(listen(settings, worker, first_link))
}

async fn listen(settings: &Settings, worker: Worker, first_link: Option<String>) -> Result<(), String> {
    let refused = |what: &'static str| move |reason: &dyn Display| format!("{what}: {reason}.");
    let listener = TcpListener::bind(settings.listen)
        .await
        .map_err(|reason| refused("The address cannot be used")(&reason))?;
    let address = listener.local_addr().map_err(|reason| refused("The address cannot be used")(&reason))?;
    say(&format!("Listening on http://{address}"));
    if let Some(secret) = first_link {
        say(&format!("Open this link to become the coordinator: http://{address}/#/join/{secret}"));
    }
    let (stop, stopping) = watch::channel(false);
    axum::serve(listener, api::routes(worker, stopping, settings.app.as_deref()))
        .with_graceful_shutdown(async move {
            stopped().await;
            stop.send_replace(true);
        })
        .await
        .map_err(|reason| refused("The server has stopped")(&reason))
}

fn database(name: &DatabaseName) -> Result<Database, String> {
    Database::named(name).map_err(|reason| not_opened(&reason))
}

fn not_opened(reason: &DatabaseError) -> String {
    format!("The database cannot be opened: {reason}.")
}

/// Nobody may be there to read it.
fn say(words: &str) {
    let mut out = std::io::stdout();
    let _ = writeln!(out, "{words}").and_then(|()| out.flush());
}

fn lock(file: &Path) -> Result<Lock, String> {
    Lock::take(file).map_err(|reason| match reason {
        InUse::Running => "A server uses this database already. Stop it, or choose another file.".to_owned(),
        InUse::File(reason) => format!("The database cannot be opened: {reason}."),
    })
}

/// A server that nobody has signed in to yet gives out a link.
fn first_link(database: &Database) -> Result<Option<String>, String> {
    let mut sign_ins = SignIns::open(database).map_err(|reason| not_opened(&reason))?;
    match sign_ins.is_new().map_err(|reason| reason.to_string())? {
        true => link(&mut sign_ins).map(Some),
        false => Ok(None),
    }
}

/// Prints a link that makes whoever opens it the coordinator.
///
/// # Errors
///
/// A sentence where the database cannot be used.
pub fn print_link(settings: &LinkSettings) -> Result<(), String> {
    let database = database(&settings.database)?;
    let mut sign_ins = SignIns::open(&database).map_err(|reason| not_opened(&reason))?;
    let secret = link(&mut sign_ins)?;
    println!("{}/#/join/{secret}", settings.address.trim_end_matches('/'));
    Ok(())
}

fn link(sign_ins: &mut SignIns) -> Result<String, String> {
    let secret = secret::Secret::new().map_err(|reason| format!("There is no randomness: {reason}."))?;
    sign_ins
        .add_link(&secret, Actor::COORDINATOR, chrono::Utc::now())
        .map_err(|reason| reason.to_string())?;
    Ok(secret.to_string())
}

/// Writes a backup to a new file.
///
/// # Errors
///
/// A sentence where that is not possible.
pub fn back_up(settings: &BackupSettings) -> Result<(), String> {
    let file = database_file(&settings.database)?;
    backup::back_up(&file, &settings.to).map_err(|reason| reason.to_string())?;
    println!("The backup is in {}.", settings.to.display());
    Ok(())
}

/// Puts a backup in place of the database.
///
/// # Errors
///
/// A sentence where that is not possible.
pub fn restore(settings: &RestoreSettings) -> Result<(), String> {
    let file = database_file(&settings.database)?;
    let epoch = secret::number().map_err(|reason| format!("There is no randomness: {reason}."))?;
    let replaced = backup::restore(&file, &settings.from, epoch, chrono::Utc::now())
        .map_err(|reason| reason.to_string())?;
    println!("The backup is restored. Everybody signs in again: the next start prints a link.");
    if let Some(kept) = replaced {
        println!("What was there before is in {}.", kept.display());
    }
    Ok(())
}

fn database_file(name: &DatabaseName) -> Result<PathBuf, String> {
    let database = database(name)?;
    database.file().map(Path::to_owned).ok_or_else(|| {
        "PostgreSQL has its own backups: make them with pg_dump, restore them with pg_restore, and run \
         “switchback-server after-restore” before the next start."
            .to_owned()
    })
}

/// Tells a PostgreSQL database that it was restored from a backup.
///
/// # Errors
///
/// A sentence where that is not possible.
pub fn after_restore(settings: &AfterRestoreSettings) -> Result<(), String> {
    let Database::Postgres(config) = database(&settings.database)? else {
        return Err("A file is restored with “switchback-server restore”.".into());
    };
    database::postgres::begin_another_life(&config).map_err(|reason| not_opened(&reason))?;
    println!("Everybody signs in again: the next start prints a link.");
    Ok(())
}

/// Comes when the process is asked to stop.
async fn stopped() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut ended) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupted => {}
                _ = ended.recv() => {}
            }
            return;
        }
    }
    let _ = interrupted.await;
}
