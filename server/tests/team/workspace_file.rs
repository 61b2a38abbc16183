//! Importing a whole workspace into a server, and exporting it.

use crate::{company::found, database::Kind, device::Device, process::Server};
use serde_json::{Value, from_str, json};
use std::collections::BTreeSet;
use switchback_core::{
    command::decide,
    export::workspace_file,
    fact::line::Line,
    log::Log,
    model::{actor::Actor, ids::PersonId},
    sample,
    zones::DatabaseZones,
};

on_both_databases! {
    only_an_empty_server_can_start_from_a_workspace_file,
    a_server_can_start_from_the_file_of_another,
    people_stay_unsubscribed_on_a_server_started_from_the_file,
}

/// Returns the log of the sample company.
pub fn sample_log() -> Log {
    let mut log = Log::default();
    for request in sample::requests("2026-11-30".parse().unwrap(), &DatabaseZones) {
        let decision = decide(&log, &DatabaseZones, &request).unwrap();
        log.append(decision.entries.into_iter().map(Line::from));
        decision.records.into_iter().for_each(|change| log.keep_record(change));
    }
    log
}

fn only_an_empty_server_can_start_from_a_workspace_file(kind: Kind) {
    let server = Server::start(kind);
    let mut coordinator = Device::join(&server, server.first_link());
    let sample = sample_log();
    let lines: Vec<String> = sample.lines().iter().map(Line::write).collect();
    let records = sample.workspace().records();
    let file: Value = from_str(&workspace_file::write(&lines, &records, coordinator.now())).unwrap();
    let put = |token: &str| server.put("/v1/workspace", Some(token), &file);
    assert_eq!(put(coordinator.token()).status, 201);
    coordinator.sync();
    assert_eq!(coordinator.workspace().people, sample.workspace().people);
    assert_eq!(coordinator.workspace().profiles, sample.workspace().profiles);
    let again = put(coordinator.token());
    assert_eq!((again.status, &again.body["type"]), (409, &json!("urn:switchback:not-empty")));
    let person = *coordinator.workspace().people.keys().next().unwrap();
    let member = Device::join(&server, &coordinator.link_for(Actor::Member(person)));
    assert_eq!(put(member.token()).status, 403);
}

fn a_server_can_start_from_the_file_of_another(kind: Kind) {
    let server = Server::start(kind);
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    let file = server.get("/v1/workspace/file", Some(coordinator.token()));
    assert_eq!(file.status, 200);
    let person = *coordinator.workspace().people.keys().next().unwrap();
    let member = Device::join(&server, &coordinator.link_for(Actor::Member(person)));
    assert_eq!(server.get("/v1/workspace/file", Some(member.token())).status, 403);
    let other = Server::start(kind);
    let mut there = Device::join(&other, other.first_link());
    assert_eq!(other.put("/v1/workspace", Some(there.token()), &file.body).status, 201);
    there.sync();
    coordinator.sync();
    assert_eq!(there.workspace(), coordinator.workspace());
}

fn people_stay_unsubscribed_on_a_server_started_from_the_file(kind: Kind) {
    let server = Server::start(kind);
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    let people: BTreeSet<PersonId> = coordinator.workspace().people.keys().copied().take(2).collect();
    server.database().unsubscribe(&people);
    let file = server.get("/v1/workspace/file", Some(coordinator.token()));
    let other = Server::start(kind);
    let there = Device::join(&other, other.first_link());
    let damaged: Value =
        from_str(&file.body.to_string().replace(&people.first().unwrap().to_string(), "?")).unwrap();
    assert_eq!(other.put("/v1/workspace", Some(there.token()), &damaged).status, 400);
    assert_eq!(other.put("/v1/workspace", Some(there.token()), &file.body).status, 201);
    assert_eq!(other.database().unsubscribed(), people);

    let late = server.put("/v1/workspace", Some(coordinator.token()), &file.body);
    assert_eq!(late.status, 409);
}
