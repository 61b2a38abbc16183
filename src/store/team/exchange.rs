//! Requests to the server and their responses.

pub use super::access::Unanswered;
use super::access::{request, request_with_secret, request_without_token};
use crate::platform::{
    address, device,
    http::{Method, Request},
};
use serde::de::DeserializeOwned;
use switchback_core::{
    command::Ask,
    json,
    model::ids::{MessageId, PersonId},
    sync::{
        cursor::Cursor,
        host::{NextLines, Start},
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
const TIMEOUT: u32 = 40;
/// Like [`TIMEOUT`], for a workspace, which may be large.
const LONG_TIMEOUT: u32 = 300;

/// Signs in at a server that isn't this device's own, or not yet.
pub async fn sign_in(server: Option<&str>, secret: String) -> Result<SignedIn, Unanswered> {
    let body = text(&SignIn { secret })?;
    let address = address::on_server(server, "/v1/sign-in");
    read(&request_without_token(&Request { address, ..post("", body) }).await?)
}

/// The ways to sign in at a server other than links.
pub async fn ways_in(server: Option<&str>) -> Result<WaysIn, Unanswered> {
    let address = address::on_server(server, "/v1/sign-in");
    read(&request_without_token(&Request { address, ..get("", TIMEOUT) }).await?)
}

/// The address where the user signs in with a provider's account.
pub async fn provider_page(server: Option<&str>) -> Result<ProviderPage, Unanswered> {
    let address = address::on_server(server, "/v1/sign-in/provider");
    read(&request_without_token(&Request { address, ..post("", String::new()) }).await?)
}

/// Signs in with the provider's response.
pub async fn provider_answer(server: Option<&str>, answer: &ProviderAnswer) -> Result<SignedIn, Unanswered> {
    let address = address::on_server(server, "/v1/sign-in/provider/answer");
    read(&request_without_token(&Request { address, ..post("", text(answer)?) }).await?)
}

/// Signs this device out of a server and deletes the browser's cookie. `secret` is for a device that an earlier app version
/// signed in, which has no cookie yet.
pub async fn sign_out(server: Option<&str>, secret: Option<&str>) -> Result<(), Unanswered> {
    let address = address::on_server(server, "/v1/sign-out");
    let request = Request { address, ..post("", String::new()) };
    match secret {
        Some(secret) => request_with_secret(&request, secret).await,
        None => request_without_token(&request).await,
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

/// The devices on which a person is signed in, or those of users who didn't sign in as a person.
pub async fn devices(of: Option<PersonId>) -> Result<Vec<Device>, Unanswered> {
    let mut devices: Vec<Device> = read(&request(&get(&devices_of(of), TIMEOUT)).await?)?;
    devices.retain(|device| of.is_some() || device.actor.person().is_none());
    Ok(devices)
}

/// Signs out one of these devices.
pub async fn sign_out_device(of: Option<PersonId>, id: &str) -> Result<(), Unanswered> {
    let path = format!("{}/{id}", devices_of(of));
    request(&Request { method: Method::DELETE, ..get(&path, TIMEOUT) }).await.map(drop)
}

/// The server lists devices that are no person's together with one's own.
fn devices_of(of: Option<PersonId>) -> String {
    of.map_or_else(|| "/v1/devices".to_owned(), |person| format!("/v1/people/{person}/devices"))
}

/// Creates a secret address for a person's calendar, replacing any previous one.
pub async fn add_calendar(person: PersonId) -> Result<Link, Unanswered> {
    let path = format!("/v1/people/{person}/calendar");
    read(&request(&post(&path, String::new())).await?)
}

/// Invalidates the address of a person's calendar.
pub async fn remove_calendar(person: PersonId) -> Result<(), Unanswered> {
    let path = format!("/v1/people/{person}/calendar");
    request(&Request { method: Method::DELETE, ..get(&path, TIMEOUT) }).await.map(drop)
}

/// Whether the server sends email to the signed-in user.
pub async fn own_email(person: PersonId) -> Result<OwnEmail, Unanswered> {
    let path = format!("/v1/people/{person}/email");
    read(&request(&get(&path, TIMEOUT)).await?)
}

/// Sets whether the signed-in user wants email.
pub async fn choose_email(person: PersonId, choice: EmailChoice) -> Result<(), Unanswered> {
    let path = format!("/v1/people/{person}/email");
    request(&put(&path, text(&ChosenEmail { choice })?, TIMEOUT)).await.map(drop)
}

/// Whether the server sends messages, and which it failed to send.
pub async fn mail() -> Result<Mail, Unanswered> {
    read(&request(&get("/v1/messages", TIMEOUT)).await?)
}

/// Has the server retry a message.
pub async fn send_again(message: MessageId) -> Result<(), Unanswered> {
    let address = format!("/v1/messages/{message}");
    request(&Request { method: Method::DELETE, ..get(&address, TIMEOUT) }).await.map(drop)
}

pub async fn command(ask: &Ask) -> Result<Answered, Unanswered> {
    let body = text(&ask.command)?;
    let address = format!("/v1/commands/{}", ask.id);
    read(&request(&put(&address, body, TIMEOUT)).await?)
}

/// Puts a workspace file onto a server that has no workspace.
pub async fn begin(file: String) -> Result<(), Unanswered> {
    request(&put("/v1/workspace", file, LONG_TIMEOUT)).await.map(drop)
}

/// The whole log as a workspace file.
pub async fn file() -> Result<String, Unanswered> {
    request(&get("/v1/workspace/file", LONG_TIMEOUT)).await
}

pub async fn start() -> Result<Start, Unanswered> {
    read(&request(&get("/v1/workspace", LONG_TIMEOUT)).await?)
}

/// The log after a cursor. With `waits`, the server waits for new lines.
pub async fn log(after: Cursor, waits: bool) -> Result<NextLines, Unanswered> {
    let wait = if waits { WAIT } else { 0 };
    read(&request(&get(&format!("/v1/log?after={after}&wait={wait}"), TIMEOUT)).await?)
}

pub async fn records(hashes: &BucketHashes) -> Result<Vec<Bucket>, Unanswered> {
    let body = text(hashes)?;
    read(&request(&post("/v1/records", body)).await?)
}

fn get(path: &str, timeout: u32) -> Request {
    Request { method: Method::GET, address: address(path), body: None, timeout }
}

fn post(path: &str, body: String) -> Request {
    let method = Method::POST;
    Request { method, address: address(path), body: Some(body), timeout: TIMEOUT }
}

fn put(path: &str, body: String, timeout: u32) -> Request {
    Request { method: Method::PUT, address: address(path), body: Some(body), timeout }
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
