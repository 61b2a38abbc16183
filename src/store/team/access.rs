//! Being let in by the server. The browser keeps a cookie for that, which no page can read; this page keeps an access token in
//! its memory, which holds for minutes, and gets another one when it holds no longer.

use crate::{
    platform::{
        address, device,
        http::{self, Method, NoAnswer, Question},
        locks,
    },
    route,
};
use std::cell::RefCell;
use switchback_core::{
    json,
    sync::messages::{ProblemKind, ProblemMessage, SignedIn},
};

/// Seconds after which an answer is not expected any more.
const PATIENCE: u32 = 40;

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

thread_local! {
    static TOKEN: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// The body of the answer to a question that needs nobody to be signed in.
pub async fn asked_by_anybody(question: &Question) -> Result<String, Unanswered> {
    answer(question, None).await
}

/// The body of the answer to a question.
pub async fn asked(question: &Question) -> Result<String, Unanswered> {
    let Some(token) = known() else { return answer(question, Some(&renewed(None).await?)).await };
    match answer(question, Some(&token)).await {
        Err(Unanswered::Problem(ProblemKind::NotSignedIn)) => {
            answer(question, Some(&renewed(Some(&token)).await?)).await
        }
        answered => answered,
    }
}

fn known() -> Option<String> {
    TOKEN.with_borrow(Clone::clone)
}

/// Another token than this. Tabs take turns: the cookie changes with each answer.
async fn renewed(old: Option<&str>) -> Result<String, Unanswered> {
    let _turn = locks::turn(&format!("{}.token", address::site_name())).await;
    if let Some(token) = known().filter(|token| Some(token.as_str()) != old) {
        return Ok(token);
    }
    let question = Question {
        method: Method::POST,
        address: format!("{}/v1/token", route::base()),
        body: Some(String::new()),
        patience: PATIENCE,
    };
    let kept_here = device::team().and_then(|team| team.token);
    let body = answer(&question, kept_here.as_deref()).await?;
    let SignedIn { token, actor, .. } = json::read(&body).map_err(|_| Unanswered::NoAnswer)?;
    TOKEN.set(Some(token.clone()));
    if kept_here.is_some() {
        device::remember_team(Some(&device::TeamMember { actor, token: None }));
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
