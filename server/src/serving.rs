//! Runs the server, from its start to its end.

use crate::{
    api::{self, Service},
    app,
    cookie::DeviceCookie,
    database::Database,
    link, link_address,
    lock::{InUse, Lock},
    logs,
    mail::{self, MailSettings},
    metrics::{self, Metrics},
    not_opened,
    provider::AccountProvider,
    readiness::Readiness,
    settings::Settings,
    sign_in::SignIns,
    webhooks,
    worker::{self, Choices},
};
use axum::{Router, middleware};
use chrono::TimeDelta;
use std::{
    fmt::Display,
    future::{self, Future},
    io::{self, Write as _},
    net::SocketAddr,
    path::Path,
    time::{Duration, Instant},
};
use tokio::{net::TcpListener, runtime::Runtime, sync::watch, time};

/// How long requests may take to finish once the server is stopping. Requests that are held open are answered at once.
const LAST_REQUESTS: Duration = Duration::from_secs(3);
/// How long handing over the current message may take, counted from the same moment.
const LAST_MESSAGE: Duration = Duration::from_secs(4);
/// How long other tasks may take to finish.
const LAST_CHECKS: Duration = Duration::from_millis(500);

/// Serves until the process is asked to stop.
///
/// # Errors
///
/// Returns a message if it cannot start.
pub fn serve(settings: &Settings) -> Result<(), String> {
    settings.check()?;
    logs::begin(settings.log_format, settings.log_level);
    let database = crate::database(&settings.database)?;
    let _lock = database.file().map(lock).transpose()?;
    app::check(settings.app.as_deref())?;
    let first_link = first_link(&database)?;
    let metrics = Metrics::default();
    let mail = settings.mail()?;
    let choices = Choices {
        sends: mail.as_ref().map(MailSettings::sends).unwrap_or_default(),
        token_life: TimeDelta::seconds(settings.token_seconds.into()),
        unreadable: settings.unreadable(),
    };
    let worker =
        worker::open(database.clone(), metrics.clone(), choices).map_err(|reason| not_opened(&reason))?;
    let mailer = mail.map(|mail| mail::start(mail, &database, worker.clone(), metrics.clone()));
    let mailer = mailer.transpose().map_err(|reason| not_opened(&reason))?;
    let webhooks = webhooks::start(settings.webhooks()?, &database, &worker, &metrics);
    let webhooks = webhooks.map_err(|reason| not_opened(&reason))?;
    let (stop, stopping) = watch::channel(false);
    let readiness = Readiness::new(database, worker.clone());
    let service = Service {
        worker,
        stopping,
        readiness,
        metrics,
        is_behind_proxy: settings.behind_proxy,
        provider: settings.provider()?.map(AccountProvider::new),
        app_address: settings.elsewhere.app_address.clone(),
        schedule_key: settings.schedule_key()?,
        cookie: DeviceCookie::at(settings.address.as_ref(), &settings.origins()),
    };
    let runtime = Runtime::new().map_err(|reason| format!("The server cannot start: {reason}."))?;
    let ended =
        runtime.block_on(listen(settings, service, first_link, Stop { requests: stop, mailer, webhooks }));
    runtime.shutdown_timeout(LAST_CHECKS);
    tracing::info!("stopped");
    ended
}

/// What to stop with the server.
struct Stop {
    requests: watch::Sender<bool>,
    mailer: Option<mail::Running>,
    webhooks: webhooks::Running,
}

impl Stop {
    fn begin(&mut self) {
        self.requests.send_replace(true);
        self.mailer.iter_mut().for_each(mail::Running::stop);
        self.webhooks.stop();
    }

    /// Waits for what is not a request.
    fn wait(&mut self, patience: Duration) {
        self.mailer.iter_mut().for_each(|mailer| mailer.wait(patience));
    }
}

async fn listen(
    settings: &Settings,
    service: Service,
    first_link: Option<String>,
    mut stop: Stop,
) -> Result<(), String> {
    let stopped = stopped();
    let stopping = service.stopping.clone();
    let (listener, address) = bind(settings.listen).await?;
    let figures = match settings.metrics_address {
        Some(address) => Some(bind(address).await?),
        None => None,
    };
    say(&format!("Listening on http://{address}"));
    if let Some((listener, address)) = figures {
        say(&format!("Figures are at http://{address}/metrics"));
        tokio::spawn(run(listener, metrics::routes(service.metrics.clone()), stopping.clone()));
    }
    if let Some(secret) = first_link {
        let address =
            settings.address.as_ref().map_or_else(|| format!("http://{address}"), ToString::to_string);
        let link = link_address(settings.elsewhere.app_address.as_ref(), &address, secret);
        say(&format!("Open this link to become the coordinator: {link}"));
    }
    tracing::info!(version = env!("CARGO_PKG_VERSION"), "started");
    let count = middleware::from_fn_with_state(service.metrics.clone(), metrics::observe);
    let routes = api::routes(service, settings)?.layer(count);
    let mut serving = tokio::spawn(run(listener, routes, stopping));
    tokio::select! {
        ended = &mut serving => return ended.unwrap_or_else(|reason| Err(not_served(&reason))),
        () = stopped => tracing::info!("stopping"),
    }
    let since = Instant::now();
    stop.begin();
    // A client may have sent half a request and nothing more.
    let ended = time::timeout(LAST_REQUESTS, serving).await;
    stop.wait(LAST_MESSAGE.saturating_sub(since.elapsed()));
    ended.unwrap_or(Ok(Ok(()))).unwrap_or_else(|reason| Err(not_served(&reason)))
}

fn not_served(reason: &dyn Display) -> String {
    format!("The server has stopped: {reason}.")
}

async fn bind(address: SocketAddr) -> Result<(TcpListener, SocketAddr), String> {
    let refused = |reason: &dyn Display| format!("The address {address} cannot be used: {reason}.");
    let listener = TcpListener::bind(address).await.map_err(|reason| refused(&reason))?;
    let address = listener.local_addr().map_err(|reason| refused(&reason))?;
    Ok((listener, address))
}

/// Answers requests until the server is stopping.
fn run(
    listener: TcpListener,
    routes: Router,
    mut stopping: watch::Receiver<bool>,
) -> impl Future<Output = Result<(), String>> {
    let stop = async move { drop(stopping.wait_for(|is_stopping| *is_stopping).await) };
    let routes = routes.into_make_service_with_connect_info::<SocketAddr>();
    let serving = axum::serve(listener, routes).with_graceful_shutdown(stop);
    async move { serving.await.map_err(|reason| not_served(&reason)) }
}

/// Prints a line. Ignores errors, because there may be no reader.
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

/// Creates a link for a server that no one has signed in to yet.
fn first_link(database: &Database) -> Result<Option<String>, String> {
    let mut sign_ins = SignIns::open(database).map_err(|reason| not_opened(&reason))?;
    match sign_ins.is_new().map_err(|reason| reason.to_string())? {
        true => link(&mut sign_ins).map(Some),
        false => Ok(None),
    }
}

/// Returns when the process is asked to stop. Requests count from the call on, not only once the result is awaited.
#[cfg(unix)]
fn stopped() -> impl Future<Output = ()> {
    use tokio::signal::unix::{SignalKind, signal};
    let [terminated, interrupted] = [SignalKind::terminate(), SignalKind::interrupt()].map(signal);
    async move {
        tokio::select! {
            () = received(terminated) => {}
            () = received(interrupted) => {}
        }
    }
}

#[cfg(unix)]
async fn received(signal: io::Result<tokio::signal::unix::Signal>) {
    match signal {
        Ok(mut signal) => drop(signal.recv().await),
        Err(_) => future::pending().await,
    }
}

/// Returns when the process is asked to stop.
#[cfg(not(unix))]
fn stopped() -> impl Future<Output = ()> {
    async { drop(tokio::signal::ctrl_c().await) }
}
