//! Who has access to a server, and for how long.

use crate::{
    company::{found, limits},
    database::Kind,
    device::Device,
    process::Server,
};
use serde_json::{Value, json};
use switchback_core::{
    command::Command,
    model::{actor::Actor, assigned_role::AssignedRole, ids::PersonId, person::Presence},
};

on_both_databases! {
    a_link_signs_one_device_in,
    a_signed_out_person_needs_another_link,
    a_person_who_has_left_loses_access,
    reading_and_writing_require_signing_in,
    only_coordinators_can_create_links,
    losing_a_role_ends_its_access,
    a_request_that_waits_while_its_role_is_taken_away_gets_no_line,
    the_first_sign_in_ends_the_links_of_earlier_starts,
    coordinators_sign_out_devices_that_are_no_persons,
}

fn a_link_signs_one_device_in(kind: Kind) {
    let server = Server::start(kind);
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    let used = server.post("/v1/sign-in", None, &json!({ "secret": server.first_link() }));
    assert_eq!((used.status, &used.body["type"]), (410, &json!("urn:switchback:link-not-valid")));
    let unknown = server.post("/v1/sign-in", None, &json!({ "secret": "0".repeat(64) }));
    assert_eq!(unknown.body, used.body);
}

fn a_signed_out_person_needs_another_link(kind: Kind) {
    let server = Server::start(kind);
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    let people: Vec<PersonId> = coordinator.workspace().people.keys().copied().take(2).collect();
    let member = Actor::Member(people[0]);
    let [phone, laptop] = [0, 1].map(|_| Device::join(&server, &coordinator.link_for(member)));
    let other = Device::join(&server, &coordinator.link_for(Actor::Member(people[1])));
    let unused = coordinator.link_for(member);
    let reads = |device: &Device| server.get("/v1/workspace", Some(device.token())).status;
    assert_eq!(server.post("/v1/sign-out", Some(phone.secret()), &json!(null)).status, 204);
    assert_eq!([reads(&phone), reads(&laptop)], [401, 200], "each device by itself");

    let everywhere = format!("/v1/people/{}/sign-out", people[0]);
    assert_eq!(server.post(&everywhere, Some(other.token()), &json!(null)).status, 403);
    assert_eq!(server.post(&everywhere, Some(coordinator.token()), &json!(null)).status, 204);
    assert_eq!([reads(&laptop), reads(&other), reads(&coordinator)], [401, 200, 200]);
    let answer = server.post("/v1/sign-in", None, &json!({ "secret": unused }));
    assert_eq!(answer.status, 410, "a link that was not used, too");
}

fn redeemed(server: &Server, secret: &str) -> u16 {
    server.post("/v1/sign-in", None, &json!({ "secret": secret })).status
}

fn the_first_sign_in_ends_the_links_of_earlier_starts(kind: Kind) {
    let mut server = Server::start(kind);
    let earlier = server.first_link().to_owned();
    server.terminate();
    server.start_anew();
    assert_ne!(earlier, server.first_link());
    let _coordinator = Device::join(&server, server.first_link());
    assert_eq!(redeemed(&server, &earlier), 410);

    let print = || server.run_alone("link").1.trim().rsplit('/').next().unwrap().to_owned();
    let [first, second] = [print(), print()];
    assert_eq!(
        [redeemed(&server, &first), redeemed(&server, &second)],
        [410, 200],
        "only the last one works"
    );
}

fn coordinators_sign_out_devices_that_are_no_persons(kind: Kind) {
    let server = Server::start(kind);
    let mut unnamed = Device::join(&server, server.first_link());
    found(&mut unnamed);
    let people: Vec<PersonId> = unnamed.workspace().people.keys().copied().take(2).collect();
    let role = AssignedRole::Coordinator;
    unnamed.give(Command::GiveRole { person: people[0], role }).unwrap();
    unnamed.sync();
    let named = Device::join(&server, &unnamed.link_for(Actor::Coordinator(Some(people[0]))));
    let member = Device::join(&server, &unnamed.link_for(Actor::Member(people[1])));
    let devices = |device: &Device| {
        let listed = server.get("/v1/devices", Some(device.token())).body;
        listed.as_array().unwrap().iter().map(|known| known["actor"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(devices(&member), [json!(Actor::Member(people[1]))]);
    let listed = server.get("/v1/devices", Some(named.token())).body;
    assert_eq!(devices(&named).len(), 2);
    let is_unnamed = |known: &&Value| known["actor"] == json!(Actor::COORDINATOR);
    let id = listed.as_array().unwrap().iter().find(is_unnamed).unwrap()["id"].as_str().unwrap();
    let path = format!("/v1/devices/{id}");
    assert_eq!(server.delete(&path, Some(member.token())).status, 404);
    assert_eq!(server.delete(&path, Some(named.token())).status, 204);
    assert_eq!(server.get("/v1/workspace", Some(unnamed.token())).status, 401);
}

fn a_person_who_has_left_loses_access(kind: Kind) {
    let server = Server::start(kind);
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    let person = *coordinator.workspace().people.keys().next().unwrap();
    let member = Device::join(&server, &coordinator.link_for(Actor::Member(person)));
    assert_eq!(server.get("/v1/workspace", Some(member.token())).status, 200);
    coordinator.give(Command::SetPresence { person, presence: Presence::Left }).unwrap();
    coordinator.sync();
    assert_eq!(server.get("/v1/workspace", Some(member.token())).status, 403);
    let nobody = Device::join(&server, &coordinator.link_for(Actor::Member(PersonId(1))));
    assert_eq!(server.get("/v1/workspace", Some(nobody.token())).status, 403, "nor is anybody unknown");
}

fn reading_and_writing_require_signing_in(kind: Kind) {
    let server = Server::start(kind);
    for path in ["/v1/workspace", "/v1/log?after=0-0-0-0"] {
        assert_eq!(server.get(path, None).status, 401, "{path}");
        assert_eq!(server.get(path, Some(&"0".repeat(64))).status, 401, "{path}");
    }
    assert_eq!(server.post("/v1/records", None, &json!([])).status, 401);
    assert_eq!(server.post("/v1/links", None, &json!({ "to": Actor::COORDINATOR })).status, 401);
    assert_eq!(server.put("/v1/commands/0000000000001", None, &json!(limits(PersonId(1), 1))).status, 401);
}

fn only_coordinators_can_create_links(kind: Kind) {
    let server = Server::start(kind);
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    let leader = Device::join(&server, &coordinator.link_for(Actor::LEADER));
    let answer = server.post("/v1/links", Some(leader.token()), &json!({ "to": Actor::COORDINATOR }));
    assert_eq!(answer.status, 403);
}

/// A person who is a leader, with a device on which they are signed in.
fn a_leader(server: &Server, coordinator: &mut Device) -> (PersonId, Device) {
    let person = *coordinator.workspace().people.keys().next().unwrap();
    coordinator.give(Command::GiveRole { person, role: AssignedRole::Leader }).unwrap();
    coordinator.sync();
    let mut device = Device::join(server, &coordinator.link_for(Actor::Leader(Some(person))));
    device.sync();
    (person, device)
}

fn losing_a_role_ends_its_access(kind: Kind) {
    let server = Server::start(kind);
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    let (person, device) = a_leader(&server, &mut coordinator);
    coordinator.give(Command::TakeRole { person, role: AssignedRole::Leader }).unwrap();
    coordinator.sync();
    assert_eq!(server.get("/v1/workspace", Some(device.token())).status, 403);
}

fn a_request_that_waits_while_its_role_is_taken_away_gets_no_line(kind: Kind) {
    let server = Server::start(kind);
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    let (person, device) = a_leader(&server, &mut coordinator);
    let waiting = device.wait_for_more();
    coordinator.give(Command::TakeRole { person, role: AssignedRole::Leader }).unwrap();
    coordinator.give(limits(person, 1)).unwrap();
    coordinator.sync();
    let answer = waiting.join().unwrap();
    assert_eq!((answer.status, &answer.body["type"]), (403, &json!("urn:switchback:not-for-you")));
    assert!(answer.body["lines"].is_null(), "{answer:?}");
}
