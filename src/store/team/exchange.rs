//! What is asked of the server, and what it answers.

use crate::{
    platform::http::{self, Method, NoAnswer, Question},
    route,
};
use serde::de::DeserializeOwned;
use switchback_core::{
    command::Ask,
    json,
    model::ids::{MessageId, PersonId},
    sync::{
        cursor::Cursor,
        host::{Start, Told},
        messages::{Answered, Invitation, Link, Mail, ProblemKind, ProblemMessage, SignIn, SignedIn},
        record_set::{Bucket, BucketHashes},
    },
};

/// Seconds for which the server holds a question open until something has happened.
const WAIT: u32 = 25;
/// Seconds after which an answer is not expected any more.
const PATIENCE: u32 = 40;
/// The same for a workspace, which may be large.
const LONG_PATIENCE: u32 = 300;

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

pub async fn sign_in(secret: String) -> Result<SignedIn, Unanswered> {
    let body = text(&SignIn { secret })?;
    read(&asked(post("/v1/sign-in", body)).await?)
}

/// Has the server forget this device.
pub async fn sign_out(device: &SignedIn) -> Result<(), Unanswered> {
    asked(Question { token: Some(&device.token), ..post("/v1/sign-out", String::new()) }).await.map(drop)
}

/// Has the server forget all devices of somebody.
pub async fn sign_out_person(device: &SignedIn, person: PersonId) -> Result<(), Unanswered> {
    let path = format!("/v1/people/{person}/sign-out");
    asked(Question { token: Some(&device.token), ..post(&path, String::new()) }).await.map(drop)
}

pub async fn link(device: &SignedIn, invitation: Invitation) -> Result<Link, Unanswered> {
    let body = text(&invitation)?;
    read(&asked(Question { token: Some(&device.token), ..post("/v1/links", body) }).await?)
}

/// A secret address for somebody's calendar, in place of the one before.
pub async fn add_calendar(device: &SignedIn, person: PersonId) -> Result<Link, Unanswered> {
    let path = format!("/v1/people/{person}/calendar");
    read(&asked(Question { token: Some(&device.token), ..post(&path, String::new()) }).await?)
}

/// Ends the address of somebody's calendar.
pub async fn remove_calendar(device: &SignedIn, person: PersonId) -> Result<(), Unanswered> {
    let path = format!("/v1/people/{person}/calendar");
    asked(Question { method: Method::DELETE, ..get(device, &path, PATIENCE) }).await.map(drop)
}

/// Whether the server sends messages, and which it could not send.
pub async fn mail(device: &SignedIn) -> Result<Mail, Unanswered> {
    read(&asked(get(device, "/v1/messages", PATIENCE)).await?)
}

/// Has the server send a message once more.
pub async fn send_again(device: &SignedIn, message: MessageId) -> Result<(), Unanswered> {
    let address = format!("/v1/messages/{message}");
    asked(Question { method: Method::DELETE, ..get(device, &address, PATIENCE) }).await.map(drop)
}

pub async fn command(device: &SignedIn, ask: &Ask) -> Result<Answered, Unanswered> {
    let body = text(&ask.command)?;
    let address = format!("/v1/commands/{}", ask.id);
    read(&asked(Question { token: Some(&device.token), ..put(&address, body, PATIENCE) }).await?)
}

/// Puts a workspace file onto a server that has no workspace.
pub async fn begin(device: &SignedIn, file: String) -> Result<(), Unanswered> {
    asked(Question { token: Some(&device.token), ..put("/v1/workspace", file, LONG_PATIENCE) })
        .await
        .map(drop)
}

pub async fn start(device: &SignedIn) -> Result<Start, Unanswered> {
    read(&asked(get(device, "/v1/workspace", LONG_PATIENCE)).await?)
}

/// What comes after a cursor; `waits` where it may come later.
pub async fn log(device: &SignedIn, after: Cursor, waits: bool) -> Result<Told, Unanswered> {
    let wait = if waits { WAIT } else { 0 };
    read(&asked(get(device, &format!("/v1/log?after={after}&wait={wait}"), PATIENCE)).await?)
}

pub async fn records(device: &SignedIn, hashes: &BucketHashes) -> Result<Vec<Bucket>, Unanswered> {
    let body = text(hashes)?;
    read(&asked(Question { token: Some(&device.token), ..post("/v1/records", body) }).await?)
}

fn get<'a>(device: &'a SignedIn, path: &str, patience: u32) -> Question<'a> {
    Question { method: Method::GET, address: address(path), token: Some(&device.token), body: None, patience }
}

fn post(path: &str, body: String) -> Question<'static> {
    let method = Method::POST;
    Question { method, address: address(path), token: None, body: Some(body), patience: PATIENCE }
}

fn put(path: &str, body: String, patience: u32) -> Question<'static> {
    Question { method: Method::PUT, address: address(path), token: None, body: Some(body), patience }
}

/// The server is where the app is.
fn address(path: &str) -> String {
    format!("{}{path}", route::base())
}

fn text(value: &impl serde::Serialize) -> Result<String, Unanswered> {
    serde_json::to_string(value).map_err(|_| Unanswered::NoAnswer)
}

/// The body of the answer to a question.
async fn asked(question: Question<'_>) -> Result<String, Unanswered> {
    let answer = http::ask(question).await?;
    match answer.status {
        200..300 => Ok(answer.body),
        // A proxy in front of the server may speak in its place.
        _ => Err(read::<ProblemMessage>(&answer.body)
            .map_or(Unanswered::NoAnswer, |problem| Unanswered::Problem(problem.kind))),
    }
}

fn read<T: DeserializeOwned>(body: &str) -> Result<T, Unanswered> {
    json::read(body).map_err(|_| Unanswered::NoAnswer)
}
