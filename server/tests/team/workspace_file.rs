//! Importing a whole workspace into a server, and exporting it.

use crate::{
    company::{found, limits},
    database::Kind,
    device::Device,
    process::Server,
};
use chrono::{Days, NaiveDate, Utc};
use serde_json::{Value, from_str, json};
use std::collections::BTreeSet;
use switchback_core::{
    command::decide,
    export::workspace_file,
    fact::line::Line,
    log::{Log, undo::UNDO_REACH, written::WrittenLog},
    model::{actor::Actor, ids::PersonId},
    sample,
    zones::DatabaseZones,
};

on_both_databases! {
    only_an_empty_server_can_start_from_a_workspace_file,
    a_server_can_start_from_the_file_of_another,
    people_stay_unsubscribed_on_a_server_started_from_the_file,
    a_lost_server_is_replaced_from_a_device,
    commands_in_the_file_of_a_lost_server_are_not_decided_again,
}

/// A workspace in the form of a file.
pub fn as_file(written: &WrittenLog) -> Value {
    from_str(&workspace_file::write(written, &BTreeSet::new(), Utc::now())).unwrap()
}

/// The log of the sample company.
pub fn sample_log(today: NaiveDate) -> Log {
    let mut log = Log::default();
    for request in sample::requests(today, &DatabaseZones) {
        let decision = decide(&log, &DatabaseZones, &request).unwrap();
        log.append(decision.entries.into_iter().map(Line::from));
        decision.records.into_iter().for_each(|change| log.keep_record(change));
    }
    log
}

fn file_of(log: &Log) -> Value {
    let lines = log.lines().iter().map(Line::write).collect();
    as_file(&WrittenLog { base: None, lines, records: log.workspace().records() })
}

fn only_an_empty_server_can_start_from_a_workspace_file(kind: Kind) {
    let server = Server::start(kind);
    let mut coordinator = Device::join(&server, server.first_link());
    let now = coordinator.now();
    let sample = sample_log(now.date_naive());
    let ahead = file_of(&sample_log(now.date_naive() + Days::new(30)));
    let refused = server.put("/v1/workspace", Some(coordinator.token()), &ahead);
    assert_eq!((refused.status, &refused.body["type"]), (422, &json!("urn:switchback:ahead-of-clock")));
    let file = file_of(&sample);
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

/// A company in which so much was done that a device has only the last of it line by line.
pub fn busy_company(server: &Server) -> (Device, Device) {
    let mut coordinator = Device::join(server, server.first_link());
    found(&mut coordinator);
    let people: Vec<PersonId> = coordinator.workspace().people.keys().copied().collect();
    let mut member = Device::join(server, &coordinator.link_for(Actor::Member(people[0])));
    member.sync();
    member.give(limits(people[0], 7)).unwrap();
    for number in 0..UNDO_REACH + 10 {
        coordinator.give(limits(people[1], number as u8 % 5)).unwrap();
        member.sync();
    }
    coordinator.sync();
    coordinator.give(limits(people[1], 6)).unwrap();
    member.give(limits(people[0], 8)).unwrap();
    coordinator.sync();
    member.sync();
    coordinator.sync();
    coordinator.restart();
    (coordinator, member)
}

/// Starts a server with a file, and signs both in there.
fn replaced(kind: Kind, coordinator: &mut Device, member: &mut Device, file: &Value) -> Server {
    let other = Server::start(kind);
    coordinator.join_again(&other, other.first_link());
    let put = other.put("/v1/workspace", Some(coordinator.token()), file);
    assert_eq!(put.status, 201, "{put:?}");
    coordinator.sync();
    member.join_again(&other, &coordinator.link_for(member.actor));
    member.sync();
    coordinator.sync();
    assert_eq!((coordinator.tray(), member.tray()), (0, 0));
    assert_eq!((coordinator.unanswered(), member.unanswered()), (0, 0));
    other
}

fn a_lost_server_is_replaced_from_a_device(kind: Kind) {
    let server = Server::start(kind);
    let (mut coordinator, mut member) = busy_company(&server);
    let (lines, before) = (server.lines(coordinator.token()), coordinator.workspace().clone());
    let written = coordinator.written();
    assert!(written.base.is_some(), "the device has not every line");
    drop(server);

    let mut other = replaced(kind, &mut coordinator, &mut member, &as_file(&written));
    assert_eq!(coordinator.workspace(), &before);
    assert_eq!(other.lines(coordinator.token()), lines, "nothing is done twice");
    let whole = other.get("/v1/workspace/file", Some(coordinator.token())).body;
    assert_eq!(whole["log"].as_array().unwrap().len(), written.lines.len());
    assert_eq!(whole["snapshot"]["position"], as_file(&written)["snapshot"]["position"]);

    other.kill();
    other.start_again();
    coordinator.reach(&other);
    coordinator.give(limits(member.actor.person().unwrap(), 3)).unwrap();
    coordinator.sync();
    assert_eq!(coordinator.workspace().people[&member.actor.person().unwrap()].limits.as_trainee, 3);
}

fn commands_in_the_file_of_a_lost_server_are_not_decided_again(kind: Kind) {
    let server = Server::start(kind);
    let (mut coordinator, mut member) = busy_company(&server);
    let (lines, before) = (server.lines(coordinator.token()), coordinator.workspace().clone());
    let file = server.get("/v1/workspace/file", Some(coordinator.token())).body;
    drop(server);

    let other = replaced(kind, &mut coordinator, &mut member, &file);
    assert_eq!(other.lines(coordinator.token()), lines);
    assert_eq!(coordinator.workspace(), &before);
}
