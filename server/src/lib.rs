//! The server of one workspace: what is asked is decided once, kept in a file, and told to everybody who may see it. It
//! has no rule of its own; those are in the core.

pub mod api;
mod app;
pub mod backup;
pub mod worker;
pub mod journal;
pub mod lock;
pub mod problem;
pub mod secret;
pub mod settings;
pub mod sign_in;

use lock::{InUse, Lock};
use settings::{BackupSettings, LinkSettings, RestoreSettings, Settings};
use sign_in::SignIns;
use std::{fmt::Display, io::Write as _};
use switchback_core::model::actor::Actor;
use tokio::{net::TcpListener, sync::watch};

/// Serves until it is told to stop.
///
/// # Errors
///
/// A sentence where it cannot start.
pub async fn serve(settings: Settings) -> Result<(), String> {
    let refused = |what: &'static str| move |reason: &dyn Display| format!("{what}: {reason}.");
    let _lock = lock(&settings)?;
    app::check(settings.app.as_deref())?;
    let first_link = first_link(&settings)?;
    let worker = worker::open(&settings.database)
        .map_err(|reason| refused("The database cannot be opened")(&reason))?;
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

/// Nobody may be there to read it.
fn say(words: &str) {
    let mut out = std::io::stdout();
    let _ = writeln!(out, "{words}").and_then(|()| out.flush());
}

fn lock(settings: &Settings) -> Result<Lock, String> {
    Lock::take(&settings.database).map_err(|reason| match reason {
        InUse::Running => "A server uses this database already. Stop it, or choose another file.".to_owned(),
        InUse::File(reason) => format!("The database cannot be opened: {reason}."),
    })
}

/// A server that nobody has signed in to yet gives out a link.
fn first_link(settings: &Settings) -> Result<Option<String>, String> {
    let mut sign_ins = SignIns::open(&settings.database)
        .map_err(|reason| format!("The database cannot be opened: {reason}."))?;
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
    let mut sign_ins = SignIns::open(&settings.database)
        .map_err(|reason| format!("The database cannot be opened: {reason}."))?;
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
    backup::back_up(&settings.database, &settings.to).map_err(|reason| reason.to_string())?;
    println!("The backup is in {}.", settings.to.display());
    Ok(())
}

/// Puts a backup in place of the database.
///
/// # Errors
///
/// A sentence where that is not possible.
pub fn restore(settings: &RestoreSettings) -> Result<(), String> {
    let epoch = secret::number().map_err(|reason| format!("There is no randomness: {reason}."))?;
    let replaced = backup::restore(&settings.database, &settings.from, epoch, chrono::Utc::now())
        .map_err(|reason| reason.to_string())?;
    println!("The backup is restored. Everybody signs in again: the next start prints a link.");
    if let Some(kept) = replaced {
        println!("What was there before is in {}.", kept.display());
    }
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
