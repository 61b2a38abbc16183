//! Access to the server. The browser keeps a cookie for it, which no page can read. This page keeps an access token in
//! memory, which is valid for minutes, and renews it before it expires.

use crate::platform::{
    address, device,
    http::{self, Method, NoAnswer, Request},
    locks,
    pace::milliseconds,
};
use std::cell::RefCell;
use switchback_core::{
    json,
    sync::messages::{ProblemKind, ProblemMessage, SignedIn},
};

/// Seconds before a request times out.
const TIMEOUT: u32 = 40;
/// How many times a request is sent with a new token. On a slow network, a token may expire in transit.
const ATTEMPTS: u32 = 4;
/// The part of a token's lifetime after which it is renewed, so that it doesn't expire in transit.
const FRESH: f64 = 0.8;

/// Why there is no usable response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unanswered {
    /// The server can't be reached, or its response isn't understood by this version.
    NoAnswer,
    Problem(ProblemKind),
}

impl From<NoAnswer> for Unanswered {
    fn from(NoAnswer: NoAnswer) -> Self {
        Self::NoAnswer
    }
}

#[derive(Clone)]
struct Access {
    token: String,
    /// When to renew it, on the clock of [`milliseconds`].
    fresh_until: f64,
}

thread_local! {
    static ACCESS: RefCell<Option<Access>> = const { RefCell::new(None) };
}

/// Sends a request that needs no sign-in. Returns the body of the response.
pub async fn request_without_token(request: &Request) -> Result<String, Unanswered> {
    answer(request, None).await
}

/// Sends a request with this secret, once. Returns the body of the response.
pub async fn request_with_secret(request: &Request, secret: &str) -> Result<String, Unanswered> {
    answer(request, Some(secret)).await
}

/// Sends a request as the signed-in user. Returns the body of the response. The user counts as signed out only if this
/// browser can't get a token: a refused token may have expired in transit.
pub async fn request(request: &Request) -> Result<String, Unanswered> {
    let mut refused = None;
    for _ in 0..ATTEMPTS {
        let token = token(refused.as_deref()).await?;
        match answer(request, Some(&token)).await {
            Err(Unanswered::Problem(ProblemKind::NotSignedIn)) => refused = Some(token),
            answered => return answered,
        }
    }
    Err(Unanswered::NoAnswer)
}

/// A fresh token other than the refused one.
async fn token(refused: Option<&str>) -> Result<String, Unanswered> {
    if let Some(token) = known(refused) {
        return Ok(token);
    }
    // Tabs take turns, as the cookie changes with each response.
    let _turn = locks::turn(&format!("{}.token", address::site_name())).await;
    if let Some(token) = known(refused) {
        return Ok(token);
    }
    renewed().await
}

fn known(refused: Option<&str>) -> Option<String> {
    ACCESS.with_borrow(|access| {
        let access = access.as_ref().filter(|access| milliseconds() < access.fresh_until)?;
        (Some(access.token.as_str()) != refused).then(|| access.token.clone())
    })
}

async fn renewed() -> Result<String, Unanswered> {
    let member = device::team();
    let (server, kept_here) = member.map_or((None, None), |member| (member.server, member.token));
    let request = Request {
        method: Method::POST,
        address: address::on_server(server.as_deref(), "/v1/token"),
        body: Some(String::new()),
        timeout: TIMEOUT,
    };
    let asked_at = milliseconds();
    let body = answer(&request, kept_here.as_deref()).await?;
    let SignedIn { token, expires_in, actor } = json::read(&body).map_err(|_| Unanswered::NoAnswer)?;
    let life = std::time::Duration::from_secs(expires_in).as_secs_f64() * 1_000.0;
    ACCESS.set(Some(Access { token: token.clone(), fresh_until: asked_at + life * FRESH }));
    if kept_here.is_some() {
        device::remember_team(Some(&device::TeamMember { actor, server, token: None }));
    }
    Ok(token)
}

async fn answer(request: &Request, token: Option<&str>) -> Result<String, Unanswered> {
    let answer = http::ask(request, token).await?;
    match answer.status {
        200..300 => Ok(answer.body),
        // A proxy in front of the server may respond in its place, and refuse what it finds too long.
        413 => Err(Unanswered::Problem(ProblemKind::TooLarge)),
        _ => Err(json::read(&answer.body)
            .map_or(Unanswered::NoAnswer, |problem: ProblemMessage| Unanswered::Problem(problem.kind))),
    }
}
