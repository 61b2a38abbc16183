//! Commands to a server, and what it sends to each client about them.

use crate::{
    company::{enroll, found, limits},
    database::Kind,
    device::Device,
    process::Server,
};
use serde_json::json;
use switchback_core::{
    access::{asker::Asker, scope::Scope},
    command::Command,
    model::{
        actor::Actor,
        ids::{CommandId, EnrollmentId},
    },
    zones::DatabaseZones,
};

on_both_databases! {
    each_client_sees_only_what_its_user_may_see,
    a_repeated_command_gets_the_same_response_and_ids_are_not_reused,
    a_refusal_is_a_response_and_stays_in_the_tray,
    a_waiting_client_receives_the_changes_of_others,
    an_unreadable_request_is_a_problem,
}

fn each_client_sees_only_what_its_user_may_see(kind: Kind) {
    let server = Server::start(kind);
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    let person = *coordinator.workspace().people.keys().next().unwrap();
    let links = [Actor::LEADER, Actor::Member(person)].map(|actor| coordinator.link_for(actor));
    let mut others = links.map(|link| Device::join(&server, &link));
    others.iter_mut().for_each(Device::sync);
    for device in &others {
        let whole = coordinator.workspace();
        let asker = Asker { workspace: whole, zones: &DatabaseZones, by: device.actor, at: device.now() };
        assert_eq!(device.workspace(), &Scope::of(&asker).workspace(whole), "{:?}", device.actor);
    }
    others[1].give(limits(person, 3)).unwrap();
    others[1].sync();
    coordinator.sync();
    assert_eq!(coordinator.workspace().people[&person].limits.as_trainee, 3);
}

fn a_repeated_command_gets_the_same_response_and_ids_are_not_reused(kind: Kind) {
    let server = Server::start(kind);
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    let person = *coordinator.workspace().people.keys().next().unwrap();
    let id = CommandId(77);
    let first = coordinator.put(id, &limits(person, 2));
    let again = coordinator.put(id, &limits(person, 2));
    assert_eq!((first.status, &first.body), (200, &again.body));
    let other = coordinator.put(id, &limits(person, 1));
    assert_eq!((other.status, &other.body["type"]), (422, &json!("urn:switchback:id-was-used")));
    let mut leader = Device::join(&server, &coordinator.link_for(Actor::Member(person)));
    assert_eq!(leader.put(id, &limits(person, 2)).status, 404);
    leader.sync();
}

fn a_refusal_is_a_response_and_stays_in_the_tray(kind: Kind) {
    let server = Server::start(kind);
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    let mut another = Device::join(&server, &coordinator.link_for(Actor::COORDINATOR));
    another.sync();
    let Command::Enroll { person, interview_type, .. } = enroll(&mut coordinator) else { return };
    coordinator.sync();
    another.give(Command::Enroll { enrollment: EnrollmentId(901), person, interview_type }).unwrap();
    another.sync();
    assert_eq!((another.unanswered(), another.tray()), (0, 1));
    assert_eq!(another.workspace(), coordinator.workspace());
}

fn a_waiting_client_receives_the_changes_of_others(kind: Kind) {
    let server = Server::start(kind);
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    let mut another = Device::join(&server, &coordinator.link_for(Actor::COORDINATOR));
    another.sync();
    let waiting = another.wait_for_more();
    let person = *coordinator.workspace().people.keys().next().unwrap();
    coordinator.give(limits(person, 1)).unwrap();
    coordinator.sync();
    let told = waiting.join().unwrap();
    assert_eq!(told.body["lines"].as_array().map(Vec::len), Some(1), "{told:?}");
}

fn an_unreadable_request_is_a_problem(kind: Kind) {
    let server = Server::start(kind);
    let coordinator = Device::join(&server, server.first_link());
    for path in
        ["/v1/log?after=1&after=2", "/v1/log", "/v1/log?after=0-0-0-0&wait=-1", "/v1/people/%ff/devices"]
    {
        let answer = server.get(path, Some(coordinator.token()));
        assert_eq!(
            (answer.status, &answer.body["type"]),
            (400, &json!("urn:switchback:not-understood")),
            "{path}"
        );
    }
}
