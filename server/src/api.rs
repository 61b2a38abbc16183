//! The HTTP interface: commands up, and what is theirs down to everybody.

use crate::{
    problem::Problem,
    secret::SecretHash,
    worker::{Job, Worker},
};
use axum::{
    Json, Router,
    body::Bytes,
    extract::{DefaultBodyLimit, FromRequestParts, Path, Query, State},
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
    routing::{get, post, put},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::time::Duration;
use switchback_core::{
    command::{Ask, Command},
    model::{actor::Actor, ids::CommandId},
    sync::{
        cursor::Cursor,
        decided::Outcome,
        record_set::{BucketHashes, RecordsHash},
    },
};
use tokio::sync::watch;

/// How long a request for what comes next is held open at most.
const LONGEST_WAIT: Duration = Duration::from_secs(25);
/// The longest body: an import of a whole company.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// What requests are answered from.
#[derive(Clone, Debug)]
struct Service {
    worker: Worker,
    /// Whether the server is to stop: whoever waits is answered then.
    stopping: watch::Receiver<bool>,
}

pub fn routes(worker: Worker, stopping: watch::Receiver<bool>) -> Router {
    Router::new()
        .route("/healthz", get(|| async { "ok" }))
        .route("/v1/sign-in", post(sign_in))
        .route("/v1/links", post(invite))
        .route("/v1/commands/{id}", put(command))
        .route("/v1/workspace", get(workspace))
        .route("/v1/log", get(log))
        .route("/v1/records", post(records))
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .with_state(Service { worker, stopping })
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

fn read<T: DeserializeOwned>(body: &Bytes) -> Result<T, Problem> {
    serde_json::from_slice(body).map_err(|_| Problem::NotUnderstood)
}

#[derive(Deserialize)]
struct SignIn {
    secret: String,
}

#[derive(Serialize)]
struct SignedInBody {
    token: String,
    actor: Actor,
}

async fn sign_in(State(Service { worker, .. }): State<Service>, body: Bytes) -> Result<Response, Problem> {
    let SignIn { secret } = read(&body)?;
    let signed_in = worker.sign_in(SecretHash::of(&secret)).await?;
    let body = SignedInBody { token: signed_in.device.to_string(), actor: signed_in.actor };
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(body)).into_response())
}

#[derive(Deserialize)]
struct Invitation {
    to: Actor,
}

#[derive(Serialize)]
struct Link {
    secret: String,
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

/// The answer to a command. A refusal is an answer as well.
#[derive(Serialize)]
struct CommandAnswer {
    /// The life of the log in which it was given, as it stands in a cursor.
    epoch: String,
    outcome: Outcome,
}

async fn command(
    State(Service { worker, .. }): State<Service>,
    Device(device): Device,
    Path(id): Path<String>,
    body: Bytes,
) -> Result<Json<CommandAnswer>, Problem> {
    let id: CommandId = id.parse().map_err(|_| Problem::NotUnderstood)?;
    let command: Command = read(&body)?;
    let ask = Box::new(Ask { id, command });
    let answered = worker.ask(device, |reply| Job::Decide { ask, reply }).await?;
    Ok(Json(CommandAnswer { epoch: answered.epoch.to_string(), outcome: answered.outcome }))
}

/// What somebody begins with.
#[derive(Serialize)]
struct StartBody {
    format: u32,
    position: u64,
    /// The workspace after so many lines, as JSON in a text.
    base: String,
    lines: Vec<String>,
    cursor: String,
}

async fn workspace(
    State(Service { worker, .. }): State<Service>,
    Device(device): Device,
) -> Result<Response, Problem> {
    let start = worker.ask(device, |reply| Job::Start { reply }).await?;
    let body = StartBody {
        format: start.base.format,
        position: start.base.position,
        base: start.base.text,
        lines: start.lines,
        cursor: start.cursor.to_string(),
    };
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(body)).into_response())
}

#[derive(Deserialize)]
struct After {
    after: String,
    /// For how many seconds to wait where nothing has come yet.
    #[serde(default)]
    wait: u64,
}

#[derive(Serialize)]
struct ToldBody {
    lines: Vec<String>,
    cursor: String,
    has_more: bool,
    records: RecordsHash,
}

async fn log(
    State(Service { worker, mut stopping }): State<Service>,
    Device(device): Device,
    Query(After { after, wait }): Query<After>,
) -> Result<Response, Problem> {
    let after: Cursor = after.parse().map_err(|_| Problem::NotUnderstood)?;
    if wait > 0 {
        let mut end = worker.end.clone();
        let limit = tokio::time::sleep(Duration::from_secs(wait).min(LONGEST_WAIT));
        tokio::select! {
            _ = end.wait_for(|end| *end != after.end) => {}
            _ = stopping.wait_for(|is_stopping| *is_stopping) => {}
            () = limit => {}
        }
    }
    let told = worker.ask(device, |reply| Job::Tell { after, reply }).await?;
    let body = ToldBody {
        lines: told.lines,
        cursor: told.cursor.to_string(),
        has_more: told.has_more,
        records: told.records,
    };
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(body)).into_response())
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
