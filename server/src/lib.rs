//! The server of one workspace. It decides each command once, saves the outcome in a database, and sends it to all clients that
//! may see it. It has no rules of its own: those are in the core.

mod agent;
pub mod api;
mod app;
pub mod backup;
pub mod calendar;
pub mod cookie;
pub mod database;
pub mod device_name;
mod interrupted;
pub mod worker;
pub mod journal;
pub mod lock;
pub mod logs;
pub mod mail;
pub mod metrics;
pub mod outbox;
pub mod problem;
pub mod provider;
pub mod readiness;
pub mod secret;
mod serving;
pub mod settings;
pub mod sign_in;
pub mod tokens;
pub mod unsubscribe;
pub mod webhooks;

pub use serving::serve;

use database::{Database, error::DatabaseError};
use settings::{
    AfterRestoreSettings, BackupSettings, DatabaseArgs, LinkSettings, PublicAddress, RestoreSettings,
};
use sign_in::SignIns;
use std::path::{Path, PathBuf};
use switchback_core::{model::actor::Actor, sync::join_link::JoinLink};

fn database(database: &DatabaseArgs) -> Result<Database, String> {
    Database::named(&database.name()?, &database.certificates()?).map_err(|reason| not_opened(&reason))
}

fn not_opened(reason: &DatabaseError) -> String {
    format!("The database cannot be opened: {reason}.")
}

/// Prints a link that makes the person who opens it the coordinator. Earlier ones that were not used stop working.
///
/// # Errors
///
/// Returns a message if the database cannot be used.
pub fn print_link(settings: &LinkSettings) -> Result<(), String> {
    let database = database(&settings.database)?;
    let mut sign_ins = SignIns::open(&database).map_err(|reason| not_opened(&reason))?;
    sign_ins.forget_links(Actor::COORDINATOR).map_err(|reason| reason.to_string())?;
    let secret = link(&mut sign_ins)?;
    println!("{}", link_address(settings.app_address.as_ref(), &settings.address.to_string(), secret));
    Ok(())
}

/// Returns the address of a link. It leads to the app, and names the server if the app is at another address.
fn link_address(app: Option<&PublicAddress>, server: &str, secret: String) -> String {
    match app {
        Some(app) => format!("{app}/{}", JoinLink { secret, server: Some(server.to_owned()) }),
        None => format!("{server}/{}", JoinLink { secret, server: None }),
    }
}

fn link(sign_ins: &mut SignIns) -> Result<String, String> {
    let secret =
        secret::Secret::new().map_err(|reason| format!("The system has no random numbers: {reason}."))?;
    sign_ins
        .add_link(&secret, Actor::COORDINATOR, chrono::Utc::now())
        .map_err(|reason| reason.to_string())?;
    Ok(secret.to_string())
}

/// Writes a backup to a new file.
///
/// # Errors
///
/// Returns a message if that is not possible.
pub fn back_up(settings: &BackupSettings) -> Result<(), String> {
    let file = database_file(&settings.database)?;
    backup::back_up(&file, &settings.to).map_err(|reason| reason.to_string())?;
    println!("The backup is in {}.", settings.to.display());
    Ok(())
}

/// Restores a backup in place of the database.
///
/// # Errors
///
/// Returns a message if that is not possible.
pub fn restore(settings: &RestoreSettings) -> Result<(), String> {
    let file = database_file(&settings.database)?;
    let epoch = secret::number().map_err(|reason| format!("The system has no random numbers: {reason}."))?;
    let replaced = backup::restore(&file, &settings.from, epoch, chrono::Utc::now())
        .map_err(|reason| reason.to_string())?;
    println!("The backup is restored. Everyone has to sign in again; the next start prints a link.");
    if let Some(kept) = replaced {
        println!("What was there before is in {}.", kept.display());
    }
    Ok(())
}

fn database_file(name: &DatabaseArgs) -> Result<PathBuf, String> {
    let database = database(name)?;
    database.file().map(Path::to_owned).ok_or_else(|| {
        "PostgreSQL has its own backups: make them with pg_dump, restore them with pg_restore, and run \
         “switchback-server after-restore” before the next start."
            .to_owned()
    })
}

/// Prepares a PostgreSQL database that was restored from a backup.
///
/// # Errors
///
/// Returns a message if that is not possible.
pub fn after_restore(settings: &AfterRestoreSettings) -> Result<(), String> {
    let Database::Postgres(config) = database(&settings.database)? else {
        return Err("A file is restored with “switchback-server restore”.".into());
    };
    database::postgres::start_new_epoch(&config, chrono::Utc::now()).map_err(|reason| not_opened(&reason))?;
    println!("Everyone has to sign in again; the next start prints a link.");
    Ok(())
}
