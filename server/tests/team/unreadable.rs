//! What a server does with stored lines and records that it cannot read.

use crate::{
    company::{found, limits},
    database::{Database, Kind},
    device::Device,
    process::Server,
};
use serde_json::json;
use switchback_core::model::ids::{CommandId, PersonId};

on_both_databases! {
    a_server_starts_with_an_unreadable_profile_only_if_told_to,
    a_record_of_an_unknown_kind_is_logged_and_kept,
    unreadable_lines_are_logged_when_a_server_starts,
    a_server_with_unreadable_lines_decides_nothing,
}

/// Sets up a workspace, and ends its server.
fn ended(kind: Kind) -> (Server, Device) {
    let mut server = Server::start_with(Database::new(kind), &[]);
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    server.kill();
    (server, coordinator)
}

fn somebody(device: &Device) -> PersonId {
    *device.workspace().people.keys().next().unwrap()
}

fn a_server_starts_with_an_unreadable_profile_only_if_told_to(kind: Kind) {
    let (mut server, mut coordinator) = ended(kind);
    let person = somebody(&coordinator);
    let damaged = r#"{"name":"Zoë Bright"#;
    server.database().write_record(&person.to_string(), damaged);
    let (is_started, said) = server.start_another();
    assert!(!is_started && said.contains("1 profile in it cannot be read"), "{said}");
    assert!(!said.contains("Bright") && !said.contains(&person.to_string()), "{said}");
    assert!(said.contains("--without-unreadable-records"), "{said}");

    server.set_arguments(&["--without-unreadable-records".to_owned()]);
    server.start_again();
    assert!(server.log().contains("1 profile"), "{}", server.log());
    coordinator.reach(&server);
    coordinator.give(limits(person, 3)).unwrap();
    coordinator.sync();
    assert_eq!(server.database().record(&person.to_string()).as_deref(), Some(damaged));
}

fn a_record_of_an_unknown_kind_is_logged_and_kept(kind: Kind) {
    let (mut server, mut coordinator) = ended(kind);
    server.database().write_record("of a newer version", "{}");
    server.start_again();
    assert!(server.log().contains("1 record of an unknown kind"), "{}", server.log());
    coordinator.reach(&server);
    coordinator.give(limits(somebody(&coordinator), 3)).unwrap();
    coordinator.sync();
    assert_eq!(server.database().record("of a newer version").as_deref(), Some("{}"));
}

fn unreadable_lines_are_logged_when_a_server_starts(kind: Kind) {
    let (mut server, _) = ended(kind);
    server.database().add_line_of_a_newer_version();
    server.start_again();
    assert!(server.log().contains("1 line of the log cannot be read"), "{}", server.log());
}

fn a_server_with_unreadable_lines_decides_nothing(kind: Kind) {
    let mut server = Server::start(kind);
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    server.kill();
    server.database().add_line_of_a_newer_version();
    server.start_again();
    coordinator.reach(&server);
    let person = *coordinator.workspace().people.keys().next().unwrap();
    let answer = coordinator.put(CommandId(77), &limits(person, 2));
    assert_eq!((answer.status, &answer.body["type"]), (503, &json!("urn:switchback:update-needed")));
    assert_eq!(server.get("/v1/workspace", Some(coordinator.token())).status, 200, "reading goes on");
}
