//! Signing devices in, for minutes or for longer, and signing them out.

use super::{
    Service,
    access::{Source, Token, bearer},
    provider, read,
};
use crate::{
    cookie::DeviceCookie,
    device_name::DeviceName,
    problem::Problem,
    secret::{Fingerprint, SecretHash},
    settings::{Origin, PublicAddress},
    tokens::{Access, Shown},
    worker::{Attempt, Job, Worker},
};
use axum::{
    Json, Router,
    body::Bytes,
    extract::{self, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{delete, get, post},
};
use serde::Deserialize;
use switchback_core::{
    model::ids::PersonId,
    sync::messages::{SignIn, SignedIn},
};
use tower_http::csrf::CsrfLayer;

/// Returns the routes. Pages of sites without the app cannot make a browser use its cookie.
pub fn routes(address: Option<&PublicAddress>, elsewhere: &[Origin]) -> Result<Router<Service>, String> {
    let mut own = CsrfLayer::new();
    let own_site = address.map(PublicAddress::origin);
    for origin in own_site.as_deref().into_iter().chain(elsewhere.iter().map(Origin::as_str)) {
        own = own.add_trusted_origin(origin).map_err(|reason| reason.to_string())?;
    }
    let own = own.with_rejection_response(|_| Problem::OtherSite.into_response());
    Ok(Router::new()
        .route("/v1/sign-in", get(provider::ways_in).post(sign_in))
        .route("/v1/sign-in/provider", post(provider::begin))
        .route(provider::BACK, get(provider::pass_on).post(provider::end))
        .route("/v1/token", post(token))
        .route("/v1/sign-out", post(sign_out))
        .layer(own)
        .route("/v1/people/{person}/sign-out", post(sign_out_person))
        .route("/v1/devices", get(devices))
        .route("/v1/devices/{device}", delete(sign_out_device))
        .route("/v1/people/{person}/devices", get(devices))
        .route("/v1/people/{person}/devices/{device}", delete(sign_out_device)))
}

async fn sign_in(
    State(Service { worker, cookie, .. }): State<Service>,
    Source(source): Source,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let SignIn { secret } = read(&body)?;
    let from = Attempt { source, device: DeviceName::of(&headers) };
    let access = worker.sign_in(SecretHash::of(&secret), from).await?;
    Ok(let_in(&cookie, &headers, access))
}

/// Issues a new access token to a device that sends its cookie. A device without cookies sends the secret itself, as do versions
/// of the app that predate cookies.
async fn token(
    State(Service { worker, cookie, .. }): State<Service>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let shown = bearer(&headers).map(str::to_owned).or_else(|| cookie.shown(&headers));
    let shown = Shown::of(&shown.ok_or(Problem::NotSignedIn)?);
    let access = worker.renew(shown).await?;
    Ok(let_in(&cookie, &headers, access))
}

pub(super) fn let_in(cookie: &DeviceCookie, headers: &HeaderMap, access: Access) -> Response {
    let Access { token, life, secret, actor } = access;
    let expires_in = life.num_seconds().unsigned_abs();
    let about =
        [(header::CACHE_CONTROL, "no-store".to_owned()), (header::SET_COOKIE, cookie.kept(headers, &secret))];
    (about, Json(SignedIn { token: token.to_string(), expires_in, actor })).into_response()
}

/// Forgets the device that sends its cookie, and makes the browser delete the cookie. If the device was already forgotten, for
/// example because the last response was lost, the cookie is still deleted.
async fn sign_out(
    State(Service { worker, cookie, .. }): State<Service>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    if let Some(secret) = bearer(&headers) {
        forget_device(&worker, secret).await?;
    } else if let Some(secret) = cookie.shown(&headers) {
        match forget_device(&worker, &secret).await {
            Ok(()) | Err(Problem::NotSignedIn) => {}
            Err(problem) => return Err(problem),
        }
    }
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie.forgotten(&headers))]).into_response())
}

async fn forget_device(worker: &Worker, secret: &str) -> Result<(), Problem> {
    let Access { token, .. } = worker.renew(Shown::of(secret)).await?;
    worker.sign_out(SecretHash::of(&token.to_string())).await
}

async fn sign_out_person(
    State(Service { worker, .. }): State<Service>,
    Token(token): Token,
    extract::Path(person): extract::Path<PersonId>,
) -> Result<StatusCode, Problem> {
    worker.ask(token, |reply| Job::SignOutPerson { person, reply }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Lists the devices of the user, or of the person in the address.
async fn devices(
    State(Service { worker, .. }): State<Service>,
    Token(token): Token,
    of: Option<extract::Path<PersonId>>,
) -> Result<Response, Problem> {
    let of = of.map(|extract::Path(person)| person);
    let devices = worker.ask(token, |reply| Job::Devices { of, reply }).await?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(devices)).into_response())
}

/// A device of the user, or of another person.
#[derive(Deserialize)]
struct OneDevice {
    person: Option<PersonId>,
    device: String,
}

async fn sign_out_device(
    State(Service { worker, .. }): State<Service>,
    Token(token): Token,
    extract::Path(OneDevice { person: of, device }): extract::Path<OneDevice>,
) -> Result<StatusCode, Problem> {
    let id: Fingerprint = device.parse().map_err(|_| Problem::NOT_UNDERSTOOD)?;
    worker.ask(token, |reply| Job::SignOutDevice { of, id, reply }).await?;
    Ok(StatusCode::NO_CONTENT)
}
