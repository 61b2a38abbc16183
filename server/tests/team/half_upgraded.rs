//! Databases whose upgrade from an earlier version was interrupted.

use crate::{company::found, database::Kind, device::Device, process::Server};
use serde_json::{Value, json};
use std::time::Duration;

on_both_databases! {
    an_upgrade_that_is_killed_is_finished_at_the_next_start,
    an_upgrade_that_was_not_committed_is_done_again,
}

/// The secret of a device that was signed in to the earlier version.
fn kept() -> String {
    "5".repeat(64)
}

/// Starts a server, and turns its database into one of an earlier version.
fn of_an_earlier_version(kind: Kind) -> (Server, Value) {
    let mut server = Server::start(kind);
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    let before = everything(&server, coordinator.token());
    server.kill();
    server.database().take_back_tokens();
    server.database().add_device(&kept());
    (server, before)
}

/// Returns the log and the records.
fn everything(server: &Server, token: &str) -> Value {
    let mut file = server.get("/v1/workspace/file", Some(token));
    assert_eq!(file.status, 200, "{file:?}");
    file.body.as_object_mut().unwrap().remove("exported_at").unwrap();
    file.body
}

/// Signs in as the device of the earlier version does.
fn token(server: &Server) -> String {
    let shown = format!("Bearer {}", kept());
    let answer = server.post_with("/v1/token", &[("authorization", &shown)], &json!(null));
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body["token"].as_str().unwrap().to_owned()
}

fn an_upgrade_that_is_killed_is_finished_at_the_next_start(kind: Kind) {
    for round in 0..8 {
        let (mut server, before) = of_an_earlier_version(kind);
        server.start_and_kill(Duration::from_millis(10 * round));
        server.start_again();
        assert_eq!(everything(&server, &token(&server)), before);
    }
}

fn an_upgrade_that_was_not_committed_is_done_again(kind: Kind) {
    let (mut server, before) = of_an_earlier_version(kind);
    server.database().upgrade_without_committing();
    server.start_again();
    assert_eq!(everything(&server, &token(&server)), before);
}
