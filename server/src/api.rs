//! The HTTP interface: commands up, and what is theirs down to everybody.

use crate::{
    app,
    metrics::Metrics,
    problem::Problem,
    readiness::Readiness,
    secret::{Fingerprint, SecretHash},
    sign_in::KnownDevice,
    worker::{Job, Worker},
};
use axum::{
    Json, Router,
    body::Bytes,
    extract::{self, ConnectInfo, DefaultBodyLimit, FromRequestParts, Query, State},
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
    routing::{any, delete, get, post, put},
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::{net::SocketAddr, path::Path, time::Duration};
use switchback_core::{
    command::{Ask, Command},
    export::workspace_file,
    model::{
        actor::Actor,
        ids::{CommandId, MessageId, PersonId},
    },
    sync::{
        cursor::Cursor,
        messages::{Answered, Invitation, Link, SignIn, SignedIn},
        record_set::BucketHashes,
    },
};
use tokio::sync::watch;

/// How long a request for what comes next is held open at most.
const LONGEST_WAIT: Duration = Duration::from_secs(25);
/// The longest body: an import of a whole company.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// What requests are answered from.
#[derive(Clone, Debug)]
pub struct Service {
    pub worker: Worker,
    /// Whether the server is to stop: whoever waits is answered then.
    pub stopping: watch::Receiver<bool>,
    pub readiness: Readiness,
    pub metrics: Metrics,
    /// Whether a proxy says where requests come from.
    pub is_behind_proxy: bool,
}

/// Every address: those of the interface, and below all others the files of the app where they are served, too.
pub fn routes(service: Service, app: Option<&Path>) -> Router {
    let interface = interface(service);
    match app {
        Some(folder) => interface.fallback_service(app::files(folder)),
        None => interface.fallback(async || Problem::NoSuchAddress),
    }
}

fn interface(service: Service) -> Router {
    Router::new()
        .route("/healthz", get(|| async { "ok" }))
        .route("/readyz", get(ready))
        .route("/v1/sign-in", post(sign_in))
        .route("/v1/sign-out", post(sign_out))
        .route("/v1/people/{person}/sign-out", post(sign_out_person))
        .route("/v1/links", post(invite))
        .route("/v1/people/{person}/calendar", post(add_calendar).delete(remove_calendar))
        .route("/v1/calendars/{file}", get(calendar))
        .route("/v1/devices", get(devices))
        .route("/v1/devices/{id}", delete(sign_out_device))
        .route("/v1/messages", get(mail))
        .route("/v1/messages/{id}", delete(send_again))
        .route("/v1/commands/{id}", put(command))
        .route("/v1/workspace", get(workspace).put(begin))
        .route("/v1/log", get(log))
        .route("/v1/records", post(records))
        .route("/v1/{*rest}", any(async || Problem::NoSuchAddress))
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .with_state(service)
}

/// The device that a request comes from.
struct Device(SecretHash);

impl FromRequestParts<Service> for Device {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Service) -> Result<Self, Problem> {
        let bearer = |headers: &HeaderMap| {
            let token = headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")?;
            Some(SecretHash::of(token))
        };
        bearer(&parts.headers).map(Self).ok_or(Problem::NotSignedIn)
    }
}

async fn ready(State(Service { readiness, .. }): State<Service>) -> Result<&'static str, Problem> {
    readiness.check().await.map(|()| "ok")
}

fn read<T: DeserializeOwned>(body: &Bytes) -> Result<T, Problem> {
    serde_json::from_slice(body).map_err(|_| Problem::NotUnderstood)
}

/// Where a request comes from, as its hash.
struct Source(SecretHash);

impl FromRequestParts<Service> for Source {
    type Rejection = Problem;

    /// Behind a proxy it is what the last one has added: whatever stands before that, anybody can write.
    async fn from_request_parts(parts: &mut Parts, service: &Service) -> Result<Self, Problem> {
        let forwarded = |headers: &HeaderMap| {
            let last = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
            last.rsplit(',').next().map(|address| address.trim().to_owned())
        };
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip().to_string());
        let source = if service.is_behind_proxy { forwarded(&parts.headers).or(peer) } else { peer };
        Ok(Self(SecretHash::of(&source.unwrap_or_default())))
    }
}

async fn sign_in(
    State(Service { worker, .. }): State<Service>,
    Source(source): Source,
    body: Bytes,
) -> Result<Response, Problem> {
    let SignIn { secret } = read(&body)?;
    let signed_in = worker.sign_in(SecretHash::of(&secret), source).await?;
    let body = SignedIn { token: signed_in.device.to_string(), actor: signed_in.actor };
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(body)).into_response())
}

async fn sign_out(
    State(Service { worker, .. }): State<Service>,
    Device(device): Device,
) -> Result<StatusCode, Problem> {
    worker.sign_out(device).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn sign_out_person(
    State(Service { worker, .. }): State<Service>,
    Device(device): Device,
    extract::Path(person): extract::Path<String>,
) -> Result<StatusCode, Problem> {
    let person: PersonId = person.parse().map_err(|_| Problem::NotUnderstood)?;
    worker.ask(device, |reply| Job::SignOutPerson { person, reply }).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn invite(
    State(Service { worker, .. }): State<Service>,
    Device(device): Device,
    body: Bytes,
) -> Result<(StatusCode, Json<Link>), Problem> {
    let Invitation { to } = read(&body)?;
    let secret = worker.ask(device, |reply| Job::Invite { to, reply }).await?;
    Ok((StatusCode::CREATED, Json(Link { secret: secret.to_string() })))
}

async fn add_calendar(
    State(Service { worker, .. }): State<Service>,
    Device(device): Device,
    extract::Path(person): extract::Path<String>,
) -> Result<(StatusCode, Json<Link>), Problem> {
    let person: PersonId = person.parse().map_err(|_| Problem::NotUnderstood)?;
    let secret = worker.ask(device, |reply| Job::AddCalendar { person, reply }).await?;
    Ok((StatusCode::CREATED, Json(Link { secret: secret.to_string() })))
}

async fn remove_calendar(
    State(Service { worker, .. }): State<Service>,
    Device(device): Device,
    extract::Path(person): extract::Path<String>,
) -> Result<StatusCode, Problem> {
    let person: PersonId = person.parse().map_err(|_| Problem::NotUnderstood)?;
    worker.ask(device, |reply| Job::RemoveCalendar { person, reply }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Programs that subscribe to it know nothing but its address, which is the secret.
async fn calendar(
    State(Service { worker, .. }): State<Service>,
    extract::Path(file): extract::Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let secret = file.strip_suffix(".ics").ok_or(Problem::NoSuchAddress)?;
    let text = worker.calendar(SecretHash::of(secret)).await?;
    let tag = format!("\"{}\"", Fingerprint::of(SecretHash::of(&text)));
    let known = headers.get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok());
    let is_known = known.is_some_and(|known| known.split(',').any(|known| known.trim() == tag));
    let about = [(header::ETAG, tag.as_str()), (header::CACHE_CONTROL, "private, no-cache")];
    Ok(match is_known {
        true => (StatusCode::NOT_MODIFIED, about).into_response(),
        false => (about, [(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], text).into_response(),
    })
}

/// A device of whoever asks.
#[derive(Serialize)]
struct DeviceOfMine {
    id: String,
    actor: Actor,
    since: DateTime<Utc>,
    is_this: bool,
}

async fn devices(
    State(Service { worker, .. }): State<Service>,
    Device(device): Device,
) -> Result<Response, Problem> {
    let devices = worker.ask(device, |reply| Job::Devices { reply }).await?;
    let mine = |known: KnownDevice| DeviceOfMine {
        id: Fingerprint::of(known.hash).to_string(),
        actor: known.actor,
        since: known.since,
        is_this: known.hash == device,
    };
    let devices: Vec<DeviceOfMine> = devices.into_iter().map(mine).collect();
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(devices)).into_response())
}

async fn sign_out_device(
    State(Service { worker, .. }): State<Service>,
    Device(device): Device,
    extract::Path(id): extract::Path<String>,
) -> Result<StatusCode, Problem> {
    let id: Fingerprint = id.parse().map_err(|_| Problem::NotUnderstood)?;
    worker.ask(device, |reply| Job::SignOutDevice { id, reply }).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn mail(
    State(Service { worker, .. }): State<Service>,
    Device(device): Device,
) -> Result<Response, Problem> {
    let mail = worker.ask(device, |reply| Job::Mail { reply }).await?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(mail)).into_response())
}

async fn send_again(
    State(Service { worker, .. }): State<Service>,
    Device(device): Device,
    extract::Path(message): extract::Path<String>,
) -> Result<StatusCode, Problem> {
    let message: MessageId = message.parse().map_err(|_| Problem::NotUnderstood)?;
    worker.ask(device, |reply| Job::SendAgain { message, reply }).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn command(
    State(Service { worker, .. }): State<Service>,
    Device(device): Device,
    extract::Path(id): extract::Path<String>,
    body: Bytes,
) -> Result<Json<Answered>, Problem> {
    let id: CommandId = id.parse().map_err(|_| Problem::NotUnderstood)?;
    let command: Command = read(&body)?;
    let ask = Box::new(Ask { id, command });
    worker.ask(device, |reply| Job::Decide { ask, reply }).await.map(Json)
}

async fn workspace(
    State(Service { worker, .. }): State<Service>,
    Device(device): Device,
) -> Result<Response, Problem> {
    let start = worker.ask(device, |reply| Job::Start { reply }).await?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(start)).into_response())
}

/// Takes over a workspace file, where there is no workspace yet.
async fn begin(
    State(Service { worker, .. }): State<Service>,
    Device(device): Device,
    body: String,
) -> Result<StatusCode, Problem> {
    let file = workspace_file::read(&body).map_err(|_| Problem::NotUnderstood)?;
    worker.ask(device, |reply| Job::Begin { file: Box::new(file), reply }).await?;
    Ok(StatusCode::CREATED)
}

#[derive(Deserialize)]
struct After {
    after: String,
    /// For how many seconds to wait where nothing has come yet.
    #[serde(default)]
    wait: u64,
}

async fn log(
    State(Service { worker, mut stopping, metrics, .. }): State<Service>,
    Device(device): Device,
    Query(After { after, wait }): Query<After>,
) -> Result<Response, Problem> {
    let after: Cursor = after.parse().map_err(|_| Problem::NotUnderstood)?;
    if wait > 0 {
        let _waiting = metrics.waits();
        let mut end = worker.end();
        let limit = tokio::time::sleep(Duration::from_secs(wait).min(LONGEST_WAIT));
        tokio::select! {
            _ = end.wait_for(|end| *end != after.end) => {}
            _ = stopping.wait_for(|is_stopping| *is_stopping) => {}
            () = limit => {}
        }
    }
    let told = worker.ask(device, |reply| Job::Tell { after, reply }).await?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(told)).into_response())
}

async fn records(
    State(Service { worker, .. }): State<Service>,
    Device(device): Device,
    body: Bytes,
) -> Result<Response, Problem> {
    let theirs: BucketHashes = read(&body)?;
    let changed = worker.ask(device, |reply| Job::Records { theirs, reply }).await?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(changed)).into_response())
}
