//! Calendars that other programs subscribe to at a secret address.

use crate::{database::Kind, device::Device, mail::publish, process::Server};
use serde_json::json;
use switchback_core::{
    command::Command,
    model::{
        actor::Actor,
        ids::{PersonId, SessionId},
        person::Presence,
    },
};

on_both_databases! {
    a_calendar_address_shows_the_sessions_of_one_person,
    a_calendar_address_ends_when_it_is_replaced_or_its_person_leaves,
}

const ANA: PersonId = PersonId(2);

/// A team with a trainee who is signed in.
fn team(kind: Kind) -> (Server, Device, Device) {
    let server = Server::start(kind);
    let mut coordinator = Device::join(&server, server.first_link());
    publish(&mut coordinator, &["ana", "ben"]);
    let ana = Device::join(&server, &coordinator.link_for(Actor::Member(ANA)));
    (server, coordinator, ana)
}

fn new_address(server: &Server, by: &Device, of: PersonId) -> String {
    let answer = server.post(&format!("/v1/people/{of}/calendar"), Some(by.token()), &json!(null));
    assert_eq!(answer.status, 201, "{answer:?}");
    format!("/v1/calendars/{}.ics", answer.body["secret"].as_str().unwrap())
}

fn a_calendar_address_shows_the_sessions_of_one_person(kind: Kind) {
    let (server, mut coordinator, ana) = team(kind);
    let address = new_address(&server, &ana, ANA);
    let (status, tag, text) = server.calendar(&address, None);
    assert_eq!(status, 200);
    assert!(text.contains("SUMMARY:Hold: Shadow: ana Testing with mentor Testing"), "{text}");
    assert!(!text.contains("ben Testing"), "{text}");
    assert_eq!(server.calendar(&address, Some(&tag)).0, 304, "nothing has changed");
    coordinator.give(Command::Confirm { session: SessionId(2) }).unwrap();
    coordinator.sync();
    let (status, changed, text) = server.calendar(&address, Some(&tag));
    assert_eq!(status, 200);
    assert!(changed != tag && text.contains("SUMMARY:Shadow: ana Testing"), "{text}");
}

fn a_calendar_address_ends_when_it_is_replaced_or_its_person_leaves(kind: Kind) {
    let (server, mut coordinator, ana) = team(kind);
    let path = format!("/v1/people/{ANA}/calendar");
    let ben = Device::join(&server, &coordinator.link_for(Actor::Member(PersonId(3))));
    assert_eq!(server.post(&path, Some(ben.token()), &json!(null)).status, 403);
    assert_eq!(server.delete(&path, Some(ben.token())).status, 403);
    let unknown = server.get(&format!("/v1/calendars/{}.ics", "0".repeat(64)), None);
    let is_gone = |address: &str| {
        let answer = server.get(address, None);
        assert_eq!((answer.status, &answer.body), (404, &unknown.body));
    };
    let first = new_address(&server, &ana, ANA);
    let second = new_address(&server, &coordinator, ANA);
    is_gone(&first);
    assert_eq!(server.calendar(&second, None).0, 200);
    assert_eq!(server.delete(&path, Some(ana.token())).status, 204);
    is_gone(&second);
    let third = new_address(&server, &ana, ANA);
    let everywhere = format!("/v1/people/{ANA}/sign-out");
    assert_eq!(server.post(&everywhere, Some(coordinator.token()), &json!(null)).status, 204);
    is_gone(&third);
    let fourth = new_address(&server, &coordinator, ANA);
    coordinator.give(Command::SetPresence { person: ANA, presence: Presence::Left }).unwrap();
    coordinator.sync();
    is_gone(&fourth);
}
