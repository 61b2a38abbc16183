//! Other programs that are notified of events, following Standard Webhooks.

use crate::{
    database::{Database, Kind},
    device::Device,
    listener::{Listener, Reply, Request},
    mail::{let_it_look_again, publish, until},
    process::Server,
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use hmac::{Hmac, Mac};
use serde_json::{Value, from_str};
use sha2::Sha256;
use std::collections::BTreeSet;
use switchback_core::{
    command::Command,
    model::ids::{PersonId, SessionId},
};

on_both_databases! {
    events_are_delivered_in_order_signed_and_without_personal_data,
}

const KEYS: [&[u8]; 2] = [&[1; 32], &[2; 24]];
const PATH: &str = "/hook?key=marker-secret";

fn secret(key: &[u8]) -> String {
    format!("whsec_{}", STANDARD.encode(key))
}

fn taken(_: &Request, _: usize) -> Reply {
    Some(("204 No Content", ""))
}

fn kind(request: &Request) -> String {
    from_str::<Value>(&request.body).unwrap()["type"].as_str().unwrap().to_owned()
}

/// Starts a server that notifies these listeners, and signs its coordinator in.
fn start(kind: Kind, listeners: &[&Listener]) -> (Server, Device) {
    let addresses: Vec<String> = listeners.iter().map(|listener| listener.address(PATH)).collect();
    let secrets: Vec<String> = listeners.iter().map(|_| KEYS.map(secret).join(" ")).collect();
    let (addresses, secrets) = (addresses.join(","), secrets.join(","));
    let arguments = ["--webhook", &addresses, "--webhook-secret", &secrets];
    let server = Server::start_with(Database::new(kind), &arguments);
    let coordinator = Device::join(&server, server.first_link());
    (server, coordinator)
}

fn is_signed(request: &Request) -> bool {
    let (id, at) = (request.header("webhook-id"), request.header("webhook-timestamp"));
    let signature = |key: &[u8]| {
        let mut signed = <Hmac<Sha256> as Mac>::new_from_slice(key).unwrap();
        signed.update(format!("{id}.{at}.{}", request.body).as_bytes());
        format!("v1,{}", STANDARD.encode(signed.finalize().into_bytes()))
    };
    request.header("webhook-signature") == KEYS.map(signature).join(" ")
}

/// Returns the position of an event in the log.
fn place(request: &Request) -> u64 {
    request.header("webhook-id").rsplit('_').next().unwrap().parse().unwrap()
}

fn has_only_ids(request: &Request) -> bool {
    let told: Value = from_str(&request.body).unwrap();
    let names: Vec<&String> = told.as_object().unwrap().keys().collect();
    let mut ids = told["data"].as_object().unwrap().values();
    names == ["data", "timestamp", "type"]
        && ids.all(|id| id.as_str().unwrap().parse::<PersonId>().is_ok())
        && !["Testing", "team.example", "Small", "Coding"].iter().any(|word| request.body.contains(word))
}

fn events_are_delivered_in_order_signed_and_without_personal_data(kind_of_database: Kind) {
    let listener = Listener::start(|request, before| match before {
        0 if kind(request) == "workspace_created" => Some(("500 Internal Server Error", "")),
        _ => taken(request, before),
    });
    let (mut server, mut coordinator) = start(kind_of_database, &[&listener]);
    publish(&mut coordinator, &["ana"]);
    let lines = server.lines(coordinator.token());
    let is_last = |request: &Request| place(request) == lines;
    until("everything is told", || listener.requests().iter().any(is_last));

    let told = listener.requests();
    assert!(told.iter().all(is_signed));
    assert!(told.iter().all(has_only_ids), "{told:?}");
    let again = told.iter().position(|request| kind(request) == "workspace_created").unwrap();
    assert_eq!(told[again].header("webhook-id"), told[again + 1].header("webhook-id"), "it is tried again");
    let mut places: Vec<u64> = told.iter().map(place).collect();
    places.remove(again);
    assert_eq!(places, (1..=lines).collect::<Vec<_>>());
    let session = SessionId(2).to_string();
    let proposed = |request: &Request| kind(request) == "session_proposed" && request.body.contains(&session);
    assert!(told.iter().any(proposed), "{told:?}");

    server.kill();
    server.start_again();
    coordinator.reach(&server);
    coordinator.give(Command::Confirm { session: SessionId(2) }).unwrap();
    coordinator.sync();
    until("it goes on", || listener.with("session_confirmed") == 1);
    assert_eq!(listener.requests().len(), told.len() + 1, "nothing is told again");
    server.terminate();
    assert!(!server.log().contains("marker-secret"), "{}", server.log());
}

#[test]
#[ignore = "needs PostgreSQL: script/test-server"]
fn two_servers_deliver_each_event_once() {
    let listener = Listener::start(taken);
    let (one, mut coordinator) = start(Kind::Postgres, &[&listener]);
    let _other = one.start_beside();
    publish(&mut coordinator, &["ana", "ben", "cy"]);
    let lines = one.lines(coordinator.token());
    until("everything is told", || listener.requests().iter().any(|request| place(request) == lines));
    let_it_look_again();
    let places: Vec<u64> = listener.requests().iter().map(place).collect();
    assert_eq!(places, (1..=lines).collect::<Vec<_>>());
}

#[test]
fn redirects_are_not_followed_and_gone_endpoints_are_left_alone() {
    let gone = Listener::start(|_, _| Some(("410 Gone", "")));
    let leads_elsewhere =
        Listener::start(|_, _| Some(("307 Temporary Redirect\r\nlocation: /elsewhere", "")));
    let sound = Listener::start(taken);
    let (server, mut coordinator) = start(Kind::Sqlite, &[&gone, &leads_elsewhere, &sound]);
    publish(&mut coordinator, &["ana"]);
    let lines = server.lines(coordinator.token());
    until("one is told all", || sound.requests().len() as u64 == lines);
    until("the other is tried", || !leads_elsewhere.requests().is_empty());
    assert_eq!(gone.requests().len(), 1);
    let asked: BTreeSet<String> = leads_elsewhere
        .requests()
        .iter()
        .map(|request| request.head.lines().next().unwrap().to_owned())
        .collect();
    assert_eq!(asked, BTreeSet::from([format!("POST {PATH} HTTP/1.1")]));
}

#[test]
fn other_programs_are_notified_after_a_backup_is_restored() {
    let listener = Listener::start(taken);
    let (mut server, mut coordinator) = start(Kind::Sqlite, &[&listener]);
    publish(&mut coordinator, &["ana"]);
    assert!(server.run("backup", "backup.sqlite").0);
    server.kill();
    assert!(server.run("restore", "backup.sqlite").0);
    server.start_anew();
    until("they are told", || listener.with("log_changed") == 1);
    assert!(listener.requests().iter().all(is_signed));
}
