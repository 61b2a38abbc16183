//! What a backup of the database brings back.

use crate::{database::Kind, device::Device, found, process::Server};
use std::collections::BTreeSet;
use switchback_core::model::ids::PersonId;

on_both_databases! {
    whoever_has_stopped_emails_gets_none_after_a_backup_is_restored,
}

fn whoever_has_stopped_emails_gets_none_after_a_backup_is_restored(kind: Kind) {
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
