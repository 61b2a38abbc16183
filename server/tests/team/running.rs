//! What operators rely on: a server reports whether it works and what it does, and stops when asked to.

use crate::{
    company::{found, limits},
    database::{Cluster, Database, Kind, SmallDisk},
    device::Device,
    process::{Answer, Server},
};
use serde_json::{Value, from_str, json};
use std::{
    collections::BTreeSet,
    fs,
    io::{Read as _, Write as _},
    net::TcpStream,
    thread,
    time::Duration,
};
use switchback_core::model::ids::CommandId;

on_both_databases! {
    a_server_that_can_read_and_write_is_ready,
    a_server_that_cannot_decide_is_not_ready,
    metrics_show_what_was_done_but_not_by_whom,
    the_log_contains_no_names_and_no_secrets,
    a_server_stops_while_clients_wait,
    a_server_stops_despite_hundreds_of_waits_and_half_a_request,
}

fn a_server_that_can_read_and_write_is_ready(kind: Kind) {
    let server = Server::start(kind);
    assert_eq!(server.get("/readyz", None).status, 200);
}

fn a_server_that_cannot_decide_is_not_ready(kind: Kind) {
    let mut server = Server::start(kind);
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    server.kill();
    server.database().add_line_of_a_newer_version();
    server.start_again();
    let answer = server.get("/readyz", None);
    assert_eq!((answer.status, &answer.body["type"]), (503, &json!("urn:switchback:update-needed")));
}

/// Waits until the server's readiness has changed, and returns it.
fn ready_after(server: &Server, before: u16) -> Answer {
    let ask = |_| {
        let answer = server.get("/readyz", None);
        if answer.status == before {
            thread::sleep(Duration::from_millis(100));
        }
        (answer.status != before).then_some(answer)
    };
    (0..300).find_map(ask).expect("nothing is noticed")
}

#[test]
#[ignore = "needs to mount a disk: script/test-server"]
fn a_full_disk_is_reported_until_it_has_room() {
    let disk = SmallDisk::new();
    let server = Server::start_on(Database::on_disk(&disk));
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    let person = *coordinator.workspace().people.keys().next().unwrap();
    disk.fill();
    let answer = ready_after(&server, 200);
    assert_eq!((answer.status, &answer.body["type"]), (503, &json!("urn:switchback:disk-full")));
    assert_eq!(coordinator.put(CommandId(70), &limits(person, 1)).status, 503);
    assert_eq!(server.get("/v1/workspace", Some(coordinator.token())).status, 200, "reading goes on");
    disk.make_room();
    assert_eq!(ready_after(&server, 503).status, 200);
    assert_eq!(coordinator.put(CommandId(70), &limits(person, 1)).status, 200);
}

#[test]
#[ignore = "needs to mount a disk: script/test-server"]
fn a_read_only_disk_is_reported() {
    let disk = SmallDisk::new();
    let mut server = Server::start_on(Database::on_disk(&disk));
    // A disk cannot be made read-only while files on it are open for writing.
    server.kill();
    disk.make_read_only();
    let (is_started, said) = server.start_another();
    assert!(!is_started && said.to_lowercase().contains("read-only"), "{said}");
}

#[test]
fn a_server_without_its_file_is_not_ready() {
    let server = Server::start(Kind::Sqlite);
    fs::remove_file(server.database().address()).unwrap();
    let answer = ready_after(&server, 200);
    assert_eq!((answer.status, &answer.body["type"]), (503, &json!("urn:switchback:unavailable")));
}

#[test]
#[ignore = "needs PostgreSQL: script/test-server"]
fn a_server_is_not_ready_until_its_postgresql_is_back() {
    let cluster = Cluster::start();
    let server = Server::start_on(Database::in_cluster(&cluster.folder));
    cluster.stop();
    let answer = ready_after(&server, 200);
    assert_eq!((answer.status, &answer.body["type"]), (503, &json!("urn:switchback:unavailable")));
    cluster.start_again();
    assert_eq!(ready_after(&server, 503).status, 200);
}

fn metrics_show_what_was_done_but_not_by_whom(kind: Kind) {
    let server = Server::start_with(Database::new(kind), &["--metrics-address", "127.0.0.1:0"]);
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    let person = *coordinator.workspace().people.keys().next().unwrap();
    assert_eq!(coordinator.put(CommandId(70), &limits(person, 1)).status, 200);
    let waiting = coordinator.wait_for_more();
    let answer = server.figures();
    assert!(
        answer.contains(r#"switchback_requests_total{method="PUT",route="/v1/commands/{id}",status="200"} "#)
    );
    assert!(answer.contains(r#"switchback_commands_total{outcome="accepted"} "#), "{answer}");
    assert!(
        answer.contains(&format!("switchback_log_lines {}\n", server.lines(coordinator.token()))),
        "{answer}"
    );
    assert!(answer.contains("switchback_commit_seconds_count "), "{answer}");
    for secret in [coordinator.token(), server.first_link(), &person.to_string(), &CommandId(70).to_string()]
    {
        assert!(!answer.contains(secret), "{answer}");
    }
    assert_eq!(server.page("/metrics").0, 404, "they are at an address of their own");
    drop(server);
    drop(waiting);
}

fn the_log_contains_no_names_and_no_secrets(kind: Kind) {
    let arguments = ["--log-format", "json", "--log-level", "debug"];
    let mut server = Server::start_with(Database::new(kind), &arguments);
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    let link = coordinator.link_for(coordinator.actor);
    assert_eq!(server.get(&format!("/v1/nothing?secret={link}"), Some(coordinator.token())).status, 404);
    assert_eq!(server.post("/v1/sign-in", None, &json!({ "secret": "wrong" })).status, 410);
    let profiles = coordinator.workspace().profiles.clone();
    server.terminate();
    let log = server.log();
    let lines: Vec<Value> = log.lines().map(|line| from_str(line).unwrap()).collect();
    assert!(lines.iter().any(|line| line["route"] == "/v1/sign-in" && line["status"] == 410), "{log}");
    let names = profiles
        .0
        .values()
        .flat_map(|profile| [profile.name.clone(), profile.mail.clone().unwrap_or_default()]);
    let secrets = [
        link,
        server.first_link().to_owned(),
        coordinator.token().to_owned(),
        coordinator.secret().to_owned(),
    ];
    let hidden: BTreeSet<String> = names.chain(secrets).filter(|text| !text.is_empty()).collect();
    assert!(hidden.len() > 10, "{hidden:?}");
    for hidden in hidden {
        assert!(!log.contains(&hidden), "{hidden} is in {log}");
    }
}

fn a_server_stops_despite_hundreds_of_waits_and_half_a_request(kind: Kind) {
    let mut server = Server::start(kind);
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    let host = server.address().strip_prefix("http://").unwrap().to_owned();
    let connect = |words: &str| {
        let mut stream = TcpStream::connect(&host).unwrap();
        stream.write_all(words.as_bytes()).unwrap();
        stream
    };
    let cursor = coordinator.cursor();
    let request = format!(
        "GET /v1/log?after={cursor}&wait=25 HTTP/1.1\r\nhost: {host}\r\nauthorization: Bearer {}\r\n\r\n",
        coordinator.token()
    );
    let waiting: Vec<TcpStream> = (0..500).map(|_| connect(&request)).collect();
    let _half = connect(
        "PUT /v1/commands/0000000000001 HTTP/1.1\r\nhost: somewhere\r\nauthorization: Bearer 1\r\ncontent-length: 10\r\n\r\n12345",
    );
    // They have been sent. Each may arrive before or after the server is asked to stop.
    thread::sleep(Duration::from_millis(500));
    server.terminate();
    for mut stream in waiting {
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }
}

fn a_server_stops_while_clients_wait(kind: Kind) {
    let mut server = Server::start(kind);
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    let waiting: Vec<_> = (0..20).map(|_| coordinator.wait_for_more()).collect();
    server.terminate();
    for answer in waiting {
        assert_eq!(answer.join().unwrap().body["lines"], json!([]));
    }
}

#[test]
fn two_servers_never_use_one_file() {
    let server = Server::start(Kind::Sqlite);
    let (is_started, said) = server.start_another();
    assert!(!is_started && said.contains("already"), "{said}");
}
