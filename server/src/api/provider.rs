//! Signing in with an account provider. Meanwhile, the browser keeps one secret in a cookie that only the app's page can make it
//! send: the provider redirects to an address that passes its response on to that page, and does nothing else.

use super::{Service, access::Source, read, sign_in::let_in};
use crate::{
    device_name::DeviceName,
    problem::Problem,
    provider::{AccountProvider, Begun, NoAccount, new_secret},
    worker::Attempt,
};
use axum::{
    Json,
    body::Bytes,
    extract::{Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{AppendHeaders, IntoResponse, Response},
};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use switchback_core::sync::provider_sign_in::{Provider, ProviderAnswer, ProviderPage, WaysIn};

/// The characters to percent-encode in an address.
const SPECIAL: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Where the provider redirects to, below the server's address.
pub const BACK: &str = "/v1/sign-in/provider/answer";

/// Returns the ways to sign in other than links.
pub(super) async fn ways_in(State(Service { provider, .. }): State<Service>) -> Response {
    let provider = provider.map(|provider| Provider { name: provider.name().to_owned() });
    ([(header::CACHE_CONTROL, "no-store")], Json(WaysIn { provider })).into_response()
}

/// Returns the page to sign in on. This sends a request to the provider, so it counts as an attempt.
pub(super) async fn begin(
    State(Service { worker, provider, cookie, .. }): State<Service>,
    Source(source): Source,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let provider = provider.ok_or(Problem::NoSuchAddress)?;
    worker.try_to_sign_in(source).await?;
    let secret = new_secret().map_err(|_| Problem::Unavailable)?;
    let begun = Begun::of(secret.clone(), cookie.is_elsewhere(&headers));
    let page: ProviderPage = asked(move || provider.begin(&begun)).await?;
    let kept = cookie.while_signing_in().kept(&headers, &secret);
    Ok(([(header::SET_COOKIE, kept)], [(header::CACHE_CONTROL, "no-store")], Json(page)).into_response())
}

/// What a provider adds to the address that it redirects to.
#[derive(Deserialize)]
pub(super) struct Answer {
    #[serde(default)]
    state: String,
    /// Empty if no one signed in.
    #[serde(default)]
    code: String,
    error: Option<String>,
}

/// Passes the provider's response on to the app in which the sign-in began.
pub(super) async fn pass_on(
    State(Service { provider, app_address, .. }): State<Service>,
    Query(Answer { state, code, error }): Query<Answer>,
) -> Result<Response, Problem> {
    provider.ok_or(Problem::NoSuchAddress)?;
    if let Some(error) = error {
        tracing::info!(%error, "signing in at the provider failed");
    }
    let app = match &app_address {
        Some(app) if Begun::ends_elsewhere(&state) => app.to_string(),
        _ => "../../..".to_owned(),
    };
    let encoded = |text: &str| utf8_percent_encode(text, SPECIAL).to_string();
    let answer = ProviderAnswer { state: encoded(&state), code: encoded(&code) };
    let about = [(header::LOCATION, format!("{app}/{answer}")), (header::CACHE_CONTROL, "no-store".into())];
    Ok((StatusCode::SEE_OTHER, about, [(header::REFERRER_POLICY, "no-referrer")]).into_response())
}

/// Signs in the device that received the provider's response.
pub(super) async fn end(
    State(Service { worker, provider, cookie, .. }): State<Service>,
    Source(source): Source,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let provider: AccountProvider = provider.ok_or(Problem::NoSuchAddress)?;
    let ProviderAnswer { state, code } = read(&body)?;
    let meanwhile = cookie.while_signing_in();
    let secret = meanwhile.shown(&headers).ok_or(Problem::SignInExpired)?;
    let begun = Begun::of(secret, cookie.is_elsewhere(&headers));
    if begun.state() != state || code.is_empty() {
        return Err(Problem::SignInExpired);
    }
    let account = asked(move || provider.end(&begun, code)).await?;
    let from = Attempt { source, device: DeviceName::of(&headers) };
    let access = worker.sign_in_account(account, from).await?;
    let forgotten = AppendHeaders([(header::SET_COOKIE, meanwhile.forgotten(&headers))]);
    Ok((forgotten, let_in(&cookie, &headers, access)).into_response())
}

/// Sends a request to the provider, which can take a while.
async fn asked<T: Send + 'static>(
    ask: impl FnOnce() -> Result<T, NoAccount> + Send + 'static,
) -> Result<T, Problem> {
    let answer = tokio::task::spawn_blocking(ask).await.map_err(|_| Problem::Unavailable)?;
    answer.map_err(|reason| {
        tracing::warn!(%reason, "signing in at the provider failed");
        match reason {
            NoAccount::NotTaken(_) => Problem::SignInExpired,
            NoAccount::Failed(_) => Problem::ProviderFailed,
        }
    })
}
