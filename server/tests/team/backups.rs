//! Backups of the database: how they are made, and what they restore.

use crate::{
    company::{found, limits},
    database::Kind,
    device::Device,
    process::Server,
};
use serde_json::json;
use std::collections::BTreeSet;
use switchback_core::model::{actor::Actor, ids::PersonId};

on_both_databases! {
    people_stay_unsubscribed_after_a_backup_is_restored,
}

fn people_stay_unsubscribed_after_a_backup_is_restored(kind: Kind) {
    let mut server = Server::start(kind);
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    let people: BTreeSet<PersonId> = coordinator.workspace().people.keys().copied().take(2).collect();
    server.database().unsubscribe(&people);
    server.kill();
    match kind {
        Kind::Sqlite => {
            assert!(server.run("backup", "backup.sqlite").0);
            let (is_restored, said) = server.run("restore", "backup.sqlite");
            assert!(is_restored, "{said}");
        }
        Kind::Postgres => {
            server.database().copy("backup");
            server.database().put_back("backup");
            let (is_done, said) = server.run_alone("after-restore");
            assert!(is_done, "{said}");
        }
    }
    assert_eq!(server.database().unsubscribed(), people);
}

#[test]
fn clients_bring_back_what_a_restored_backup_lacks() {
    let mut server = Server::start(Kind::Sqlite);
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    let old_link = coordinator.link_for(Actor::COORDINATOR);
    assert!(server.run("backup", "backup.sqlite").0);
    let people: Vec<PersonId> = coordinator.workspace().people.keys().copied().take(5).collect();
    for person in &people {
        coordinator.give(limits(*person, 4)).unwrap();
    }
    coordinator.sync();
    let before = coordinator.workspace().clone();
    server.kill();
    let (is_restored, said) = server.run("restore", "backup.sqlite");
    assert!(is_restored, "{said}");

    server.start_anew();
    assert_eq!(
        server.get("/v1/workspace", Some(coordinator.token())).status,
        401,
        "everybody signs in again"
    );
    let shown = format!("Bearer {}", coordinator.secret());
    assert_eq!(server.post_with("/v1/token", &[("authorization", &shown)], &json!(null)).status, 401);
    assert_eq!(server.post("/v1/sign-in", None, &json!({ "secret": old_link })).status, 410);
    let link = server.first_link().to_owned();
    coordinator.join_again(&server, &link);
    coordinator.sync();
    assert_eq!((coordinator.unanswered(), coordinator.tray()), (0, 0));
    assert_eq!(coordinator.workspace().people, before.people);
    let mut another = Device::join(&server, &coordinator.link_for(Actor::COORDINATOR));
    another.sync();
    assert_eq!(another.workspace().people, before.people);
}

#[test]
fn a_backup_is_never_overwritten_or_restored_under_a_running_server() {
    let mut server = Server::start(Kind::Sqlite);
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    assert!(server.run("backup", "backup.sqlite").0);
    let (is_written, said) = server.run("backup", "backup.sqlite");
    assert!(!is_written && said.contains("exists already"), "{said}");
    let (is_restored, said) = server.run("restore", "backup.sqlite");
    assert!(!is_restored && said.contains("Stop it first"), "{said}");
    server.kill();
    server.write("damaged.sqlite", "This is no database.");
    let (is_restored, said) = server.run("restore", "damaged.sqlite");
    assert!(!is_restored && said.contains("damaged"), "{said}");
    server.start_again();
    coordinator.reach(&server);
    coordinator.sync();
}
