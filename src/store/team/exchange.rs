//! Requests to the server and their responses.

pub use super::access::Unanswered;
use super::access::{request, request_with_secret, request_without_token};
use crate::platform::{
    address, device,
    http::{Method, Question},
};
use serde::de::DeserializeOwned;
use switchback_core::{
    command::Ask,
    json,
    model::ids::{MessageId, PersonId},
    sync::{
        cursor::Cursor,
        host::{Start, Told},
        messages::{
            Answered, ChosenEmail, Device, EmailChoice, Invitation, Link, Mail, OwnEmail, SignIn, SignedIn,
        },
        provider_sign_in::{ProviderAnswer, ProviderPage, WaysIn},
        record_set::{Bucket, BucketHashes},
    },
};

/// Seconds for which the server holds a request open until something happens.
const WAIT: u32 = 25;
/// Seconds before a request times out.
const PATIENCE: u32 = 40;
/// Like [`PATIENCE`], for a workspace, which may be large.
const LONG_PATIENCE: u32 = 300;

/// Signs in at a server that isn't this device's own, or not yet.
pub async fn sign_in(server: Option<&str>, secret: String) -> Result<SignedIn, Unanswered> {
    let body = text(&SignIn { secret })?;
    let address = address::on_server(server, "/v1/sign-in");
    read(&request_without_token(&Question { address, ..post("", body) }).await?)
}

/// The ways to sign in at a server other than links.
pub async fn ways_in(server: Option<&str>) -> Result<WaysIn, Unanswered> {
    let address = address::on_server(server, "/v1/sign-in");
    read(&request_without_token(&Question { address, ..get("", PATIENCE) }).await?)
}

/// The address where the user signs in with a provider's account.
pub async fn provider_page(server: Option<&str>) -> Result<ProviderPage, Unanswered> {
    let address = address::on_server(server, "/v1/sign-in/provider");
    read(&request_without_token(&Question { address, ..post("", String::new()) }).await?)
}

/// Signs in with the provider's response.
pub async fn provider_answer(server: Option<&str>, answer: &ProviderAnswer) -> Result<SignedIn, Unanswered> {
    let address = address::on_server(server, "/v1/sign-in/provider/answer");
    read(&request_without_token(&Question { address, ..post("", text(answer)?) }).await?)
}

/// Signs this device out of a server and deletes the browser's cookie. `secret` is for a device that an earlier app version
/// signed in, which has no cookie yet.
pub async fn sign_out(server: Option<&str>, secret: Option<&str>) -> Result<(), Unanswered> {
    let address = address::on_server(server, "/v1/sign-out");
    let question = Question { address, ..post("", String::new()) };
    match secret {
        Some(secret) => request_with_secret(&question, secret).await,
        None => request_without_token(&question).await,
    }
    .map(drop)
}

/// Signs out all devices of a person.
pub async fn sign_out_person(person: PersonId) -> Result<(), Unanswered> {
    let path = format!("/v1/people/{person}/sign-out");
    request(&post(&path, String::new())).await.map(drop)
}

pub async fn link(invitation: Invitation) -> Result<Link, Unanswered> {
    let body = text(&invitation)?;
    read(&request(&post("/v1/links", body)).await?)
}

/// The devices on which a person is signed in.
pub async fn devices(person: PersonId) -> Result<Vec<Device>, Unanswered> {
    let path = format!("/v1/people/{person}/devices");
    read(&request(&get(&path, PATIENCE)).await?)
}

/// Signs out one of a person's devices.
pub async fn sign_out_device(person: PersonId, id: &str) -> Result<(), Unanswered> {
    let path = format!("/v1/people/{person}/devices/{id}");
    request(&Question { method: Method::DELETE, ..get(&path, PATIENCE) }).await.map(drop)
}

/// Creates a secret address for a person's calendar, replacing any previous one.
pub async fn add_calendar(person: PersonId) -> Result<Link, Unanswered> {
    let path = format!("/v1/people/{person}/calendar");
    read(&request(&post(&path, String::new())).await?)
}

/// Invalidates the address of a person's calendar.
pub async fn remove_calendar(person: PersonId) -> Result<(), Unanswered> {
    let path = format!("/v1/people/{person}/calendar");
    request(&Question { method: Method::DELETE, ..get(&path, PATIENCE) }).await.map(drop)
}

/// Whether the server sends email to the signed-in user.
pub async fn own_email(person: PersonId) -> Result<OwnEmail, Unanswered> {
    let path = format!("/v1/people/{person}/email");
    read(&request(&get(&path, PATIENCE)).await?)
}

/// Sets whether the signed-in user wants email.
pub async fn choose_email(person: PersonId, choice: EmailChoice) -> Result<(), Unanswered> {
    let path = format!("/v1/people/{person}/email");
    request(&put(&path, text(&ChosenEmail { choice })?, PATIENCE)).await.map(drop)
}

/// Whether the server sends messages, and which it failed to send.
pub async fn mail() -> Result<Mail, Unanswered> {
    read(&request(&get("/v1/messages", PATIENCE)).await?)
}

/// Has the server retry a message.
pub async fn send_again(message: MessageId) -> Result<(), Unanswered> {
    let address = format!("/v1/messages/{message}");
    request(&Question { method: Method::DELETE, ..get(&address, PATIENCE) }).await.map(drop)
}

pub async fn command(ask: &Ask) -> Result<Answered, Unanswered> {
    let body = text(&ask.command)?;
    let address = format!("/v1/commands/{}", ask.id);
    read(&request(&put(&address, body, PATIENCE)).await?)
}

/// Puts a workspace file onto a server that has no workspace.
pub async fn begin(file: String) -> Result<(), Unanswered> {
    request(&put("/v1/workspace", file, LONG_PATIENCE)).await.map(drop)
}

/// The whole log as a workspace file.
pub async fn file() -> Result<String, Unanswered> {
    request(&get("/v1/workspace/file", LONG_PATIENCE)).await
}

pub async fn start() -> Result<Start, Unanswered> {
    read(&request(&get("/v1/workspace", LONG_PATIENCE)).await?)
}

/// The log after a cursor. With `waits`, the server waits for new lines.
pub async fn log(after: Cursor, waits: bool) -> Result<Told, Unanswered> {
    let wait = if waits { WAIT } else { 0 };
    read(&request(&get(&format!("/v1/log?after={after}&wait={wait}"), PATIENCE)).await?)
}

pub async fn records(hashes: &BucketHashes) -> Result<Vec<Bucket>, Unanswered> {
    let body = text(hashes)?;
    read(&request(&post("/v1/records", body)).await?)
}

fn get(path: &str, patience: u32) -> Question {
    Question { method: Method::GET, address: address(path), body: None, patience }
}

fn post(path: &str, body: String) -> Question {
    let method = Method::POST;
    Question { method, address: address(path), body: Some(body), patience: PATIENCE }
}

fn put(path: &str, body: String, patience: u32) -> Question {
    Question { method: Method::PUT, address: address(path), body: Some(body), patience }
}

/// A full address of the server for people and programs outside the app.
pub fn whole_address(path: &str) -> String {
    match device::team().and_then(|team| team.server) {
        Some(server) => format!("{server}{path}"),
        None => address::absolute(&address(path)),
    }
}

fn address(path: &str) -> String {
    address::on_server(device::team().and_then(|team| team.server).as_deref(), path)
}

fn text(value: &impl serde::Serialize) -> Result<String, Unanswered> {
    serde_json::to_string(value).map_err(|_| Unanswered::NoAnswer)
}

fn read<T: DeserializeOwned>(body: &str) -> Result<T, Unanswered> {
    json::read(body).map_err(|_| Unanswered::NoAnswer)
}
