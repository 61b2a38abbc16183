//! The HTTP interface: clients send commands, and receive the data that their users may read.

mod access;
mod description;
mod email;
mod news;
mod provider;
mod schedule;
mod sign_in;
mod unsubscribe;

pub use provider::BACK;
pub use schedule::NotImported;
pub use unsubscribe::UNSUBSCRIBE;

use crate::{
    app,
    cookie::DeviceCookie,
    metrics::Metrics,
    problem::{PROBLEM, Problem},
    provider::AccountProvider,
    readiness::Readiness,
    secret::{Fingerprint, SecretHash},
    settings::{Origin, PublicAddress, Settings},
    worker::{Job, Worker},
};
use access::Token;
use axum::{
    Json, Router,
    body::Bytes,
    extract::{self, DefaultBodyLimit, Query, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware,
    response::{IntoResponse, Response},
    routing::{any, delete, get, post, put},
};
use serde::{Deserialize, de::DeserializeOwned};
use std::time::Duration;
use switchback_core::{
    command::{Ask, Command},
    export::workspace_file,
    model::ids::{CommandId, MessageId, PersonId},
    sync::{
        cursor::Cursor,
        messages::{Answered, Invitation, Link},
        record_set::BucketHashes,
    },
};
use tokio::sync::watch;
use tower_http::cors::CorsLayer;

/// The longest request body: an import of a whole company.
const MOST_BYTES: usize = 64 * 1024 * 1024;
/// How long a browser may cache the result of a CORS preflight request. Most browsers keep it no longer.
const ALLOWED_FOR: Duration = Duration::from_secs(2 * 60 * 60);

/// The shared state of the request handlers.
#[derive(Clone, Debug)]
pub struct Service {
    pub worker: Worker,
    /// Whether the server is stopping. Requests that are held open are answered then.
    pub stopping: watch::Receiver<bool>,
    pub readiness: Readiness,
    pub metrics: Metrics,
    /// Whether a proxy reports where requests come from.
    pub is_behind_proxy: bool,
    pub cookie: DeviceCookie,
    /// The account provider that people can sign in with, in addition to links.
    pub provider: Option<AccountProvider>,
    /// The address of the app, if another host serves it.
    pub app_address: Option<PublicAddress>,
    /// The hash of the key with which another program sends the interview schedule.
    pub schedule_key: Option<SecretHash>,
}

/// Returns all routes: the interface and, if the server also serves the app, the app's files at all other addresses.
///
/// # Errors
///
/// Returns a message if the address of a site with the app is not valid, or the app's page cannot be read.
pub fn routes(service: Service, settings: &Settings) -> Result<Router, String> {
    let elsewhere = settings.origins();
    let provider = service.provider.as_ref().map(|provider| provider.name().to_owned());
    let signing_in = sign_in::routes(settings.address.as_ref(), &elsewhere)?;
    let interface = interface(signing_in).with_state(service);
    let interface = match elsewhere.is_empty() {
        true => interface,
        false => interface.layer(cors(&elsewhere)?),
    };
    Ok(match &settings.app {
        Some(folder) => interface.fallback_service(app::files(folder, provider.as_deref())?),
        None => interface.fallback(async || Problem::NoSuchAddress),
    })
}

/// Lets pages from these origins read responses.
fn cors(origins: &[Origin]) -> Result<CorsLayer, String> {
    let origins = origins.iter().map(|origin| HeaderValue::from_str(origin.as_str()));
    let origins = origins.collect::<Result<Vec<_>, _>>().map_err(|reason| reason.to_string())?;
    Ok(CorsLayer::new()
        .allow_origin(origins)
        .allow_credentials(true)
        .allow_methods([Method::GET, Method::POST, Method::PUT, Method::DELETE])
        .allow_headers([header::AUTHORIZATION, header::CONTENT_TYPE])
        .max_age(ALLOWED_FOR))
}

fn interface(signing_in: Router<Service>) -> Router<Service> {
    signing_in
        .route("/healthz", get(|| async { "ok" }))
        .route("/readyz", get(ready))
        .route("/v1/links", post(invite))
        .route("/v1/people/{person}/calendar", post(add_calendar).delete(remove_calendar))
        .route("/v1/calendars/{file}", get(calendar))
        .route("/v1/people/{person}/email", get(email::show).put(email::choose))
        .route("/v1/unsubscribe/{token}", get(unsubscribe::show).post(unsubscribe::choose))
        .route("/v1/messages", get(mail))
        .route("/v1/messages/{id}", delete(send_again))
        .route("/v1/commands/{id}", put(command))
        .route("/v1/workspace", get(workspace).put(begin))
        .route("/v1/workspace/file", get(file))
        .route("/v1/schedule", put(schedule::import))
        .route("/v1/log", get(log))
        .route("/v1/records", post(records))
        .route("/v1/openapi.json", get(description::serve))
        .route("/v1/{*rest}", any(async || Problem::NoSuchAddress))
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .layer(middleware::map_response(as_problem))
}

/// Replaces axum's own responses to bad requests, which are worded for programmers.
async fn as_problem(response: Response) -> Response {
    let kind = response.headers().get(header::CONTENT_TYPE);
    if kind.is_some_and(|kind| kind == PROBLEM) {
        return response;
    }
    let problem = match response.status() {
        StatusCode::BAD_REQUEST => Problem::NOT_UNDERSTOOD,
        StatusCode::PAYLOAD_TOO_LARGE => Problem::TOO_LARGE,
        StatusCode::METHOD_NOT_ALLOWED => Problem::NoSuchMethod,
        _ => return response,
    };
    let allowed = response.headers().get(header::ALLOW).map(|allowed| (header::ALLOW, allowed.clone()));
    let mut told = problem.into_response();
    told.headers_mut().extend(allowed);
    told
}

async fn ready(State(Service { readiness, .. }): State<Service>) -> Result<&'static str, Problem> {
    readiness.check().await.map(|()| "ok")
}

fn read<T: DeserializeOwned>(body: &Bytes) -> Result<T, Problem> {
    serde_json::from_slice(body).map_err(|_| Problem::NOT_UNDERSTOOD)
}

async fn invite(
    State(Service { worker, .. }): State<Service>,
    Token(token): Token,
    body: Bytes,
) -> Result<(StatusCode, Json<Link>), Problem> {
    let Invitation { to } = read(&body)?;
    let secret = worker.ask(token, |reply| Job::Invite { to, reply }).await?;
    Ok((StatusCode::CREATED, Json(Link { secret: secret.to_string() })))
}

async fn add_calendar(
    State(Service { worker, .. }): State<Service>,
    Token(token): Token,
    extract::Path(person): extract::Path<PersonId>,
) -> Result<(StatusCode, Json<Link>), Problem> {
    let secret = worker.ask(token, |reply| Job::AddCalendar { person, reply }).await?;
    Ok((StatusCode::CREATED, Json(Link { secret: secret.to_string() })))
}

async fn remove_calendar(
    State(Service { worker, .. }): State<Service>,
    Token(token): Token,
    extract::Path(person): extract::Path<PersonId>,
) -> Result<StatusCode, Problem> {
    worker.ask(token, |reply| Job::RemoveCalendar { person, reply }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Serves a calendar to the programs that subscribe to it. They know only its address, which is the secret.
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

async fn mail(
    State(Service { worker, .. }): State<Service>,
    Token(token): Token,
) -> Result<Response, Problem> {
    let mail = worker.ask(token, |reply| Job::Mail { reply }).await?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(mail)).into_response())
}

async fn send_again(
    State(Service { worker, .. }): State<Service>,
    Token(token): Token,
    extract::Path(message): extract::Path<MessageId>,
) -> Result<StatusCode, Problem> {
    worker.ask(token, |reply| Job::SendAgain { message, reply }).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn command(
    State(Service { worker, .. }): State<Service>,
    Token(token): Token,
    extract::Path(id): extract::Path<CommandId>,
    body: Bytes,
) -> Result<Json<Answered>, Problem> {
    let command: Command = read(&body)?;
    let ask = Box::new(Ask { id, command });
    worker.ask(token, |reply| Job::Decide { ask, reply }).await.map(Json)
}

async fn workspace(
    State(Service { worker, .. }): State<Service>,
    Token(token): Token,
) -> Result<Response, Problem> {
    let start = worker.ask(token, |reply| Job::Start { reply }).await?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(start)).into_response())
}

/// Returns the whole log as a workspace file, with everything that its reader may read.
async fn file(
    State(Service { worker, .. }): State<Service>,
    Token(token): Token,
) -> Result<Response, Problem> {
    let text = worker.ask(token, |reply| Job::File { reply }).await?;
    let about = [(header::CACHE_CONTROL, "no-store"), (header::CONTENT_TYPE, "application/json")];
    Ok((about, text).into_response())
}

/// Starts the workspace from a workspace file, if there is no workspace yet.
async fn begin(
    State(Service { worker, .. }): State<Service>,
    Token(token): Token,
    body: String,
) -> Result<StatusCode, Problem> {
    worker.ask(token, |reply| Job::Check { reply }).await?;
    let read = move || workspace_file::read(&body).map_err(|_| Problem::NOT_UNDERSTOOD);
    let file = tokio::task::spawn_blocking(read).await.map_err(|_| Problem::Unavailable)??;
    worker.ask(token, |reply| Job::Begin { file: Box::new(file), reply }).await?;
    Ok(StatusCode::CREATED)
}

#[derive(Deserialize)]
struct After {
    after: String,
    /// How many seconds to wait if there is nothing new yet.
    #[serde(default)]
    wait: u64,
}

async fn log(
    State(Service { worker, stopping, metrics, .. }): State<Service>,
    Token(token): Token,
    Query(After { after, wait }): Query<After>,
) -> Result<Response, Problem> {
    let after: Cursor = after.parse().map_err(|_| Problem::NOT_UNDERSTOOD)?;
    if wait > 0 {
        // How long a wait takes says when something changes.
        worker.ask(token, |reply| Job::Check { reply }).await?;
        let _waiting = metrics.waits();
        news::wait(worker.end(), stopping, after.end, Duration::from_secs(wait)).await;
    }
    let told = worker.ask(token, |reply| Job::Tell { after, reply }).await?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(told)).into_response())
}

async fn records(
    State(Service { worker, .. }): State<Service>,
    Token(token): Token,
    body: Bytes,
) -> Result<Response, Problem> {
    let theirs: BucketHashes = read(&body)?;
    let changed = worker.ask(token, |reply| Job::Records { theirs, reply }).await?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(changed)).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn refusals_of_the_libraries_are_problems() {
        for (status, kind) in [(400, "not-understood"), (405, "no-such-method"), (413, "too-large")] {
            let refusal = StatusCode::from_u16(status).expect("a status").into_response();
            let problem = as_problem(refusal).await;
            let body = axum::body::to_bytes(problem.into_body(), 1_000).await.expect("a body");
            let told: serde_json::Value = serde_json::from_slice(&body).expect("a problem");
            assert_eq!(
                (&told["type"], &told["status"]),
                (&format!("urn:switchback:{kind}").into(), &status.into())
            );
        }
    }

    #[tokio::test]
    async fn a_refused_method_says_which_are_allowed() {
        let refusal = (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET")]).into_response();
        assert_eq!(as_problem(refusal).await.headers()[header::ALLOW], "GET");
    }
}
