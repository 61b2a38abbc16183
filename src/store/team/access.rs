//! Being let in by the server. The browser keeps a cookie for that, which no page can read; this page keeps an access token in
//! its memory, which holds for minutes, and gets another one before it holds no longer.

use crate::platform::{
    address, device,
    http::{self, Method, NoAnswer, Question},
    locks,
    pace::milliseconds,
};
use std::cell::RefCell;
use switchback_core::{
    json,
    sync::messages::{ProblemKind, ProblemMessage, SignedIn},
};

/// Seconds after which an answer is not expected any more.
const PATIENCE: u32 = 40;
/// So often a question is asked with a new token: on a slow line a token may expire on its way.
const ATTEMPTS: u32 = 4;
/// The part of its life after which a token is renewed, so that it does not expire on its way.
const FRESH: f64 = 0.8;

/// Why there is no answer that can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unanswered {
    /// The server is not there, or says what this version does not understand.
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

/// The body of the answer to a question that needs nobody to be signed in.
pub async fn asked_by_anybody(question: &Question) -> Result<String, Unanswered> {
    answer(question, None).await
}

/// The body of the answer to a question that is asked with this secret, once.
pub async fn asked_with(question: &Question, secret: &str) -> Result<String, Unanswered> {
    answer(question, Some(secret)).await
}

/// The body of the answer to a question. Only where there is no token for this browser is nobody signed in: a token that is
/// refused may have expired on its way.
pub async fn asked(question: &Question) -> Result<String, Unanswered> {
    let mut refused = None;
    for _ in 0..ATTEMPTS {
        let token = token(refused.as_deref()).await?;
        match answer(question, Some(&token)).await {
            Err(Unanswered::Problem(ProblemKind::NotSignedIn)) => refused = Some(token),
            answered => return answered,
        }
    }
    Err(Unanswered::NoAnswer)
}

/// A token that is fresh, and not the one that was refused.
async fn token(refused: Option<&str>) -> Result<String, Unanswered> {
    if let Some(token) = known(refused) {
        return Ok(token);
    }
    // Tabs take turns: the cookie changes with each answer.
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
    let question = Question {
        method: Method::POST,
        address: device::server_address(server.as_deref(), "/v1/token"),
        body: Some(String::new()),
        patience: PATIENCE,
    };
    let asked_at = milliseconds();
    let body = answer(&question, kept_here.as_deref()).await?;
    let SignedIn { token, expires_in, actor } = json::read(&body).map_err(|_| Unanswered::NoAnswer)?;
    let life = std::time::Duration::from_secs(expires_in).as_secs_f64() * 1_000.0;
    ACCESS.set(Some(Access { token: token.clone(), fresh_until: asked_at + life * FRESH }));
    if kept_here.is_some() {
        device::remember_team(Some(&device::TeamMember { actor, server, token: None }));
    }
    Ok(token)
}

async fn answer(question: &Question, token: Option<&str>) -> Result<String, Unanswered> {
    let answer = http::ask(question, token).await?;
    match answer.status {
        200..300 => Ok(answer.body),
        // A proxy in front of the server may speak in its place.
        _ => Err(json::read(&answer.body)
            .map_or(Unanswered::NoAnswer, |problem: ProblemMessage| Unanswered::Problem(problem.kind))),
    }
}
