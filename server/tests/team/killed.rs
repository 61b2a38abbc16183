//! What survives when a server is killed.

use crate::{
    company::{found, limits},
    database::{Database, Kind},
    device::Device,
    load::Load,
    process::Server,
};
use std::{collections::BTreeMap, env};
use switchback_core::model::{actor::Actor, ids::PersonId};

on_both_databases! {
    no_accepted_command_is_lost_when_the_server_is_killed,
    every_answered_command_survives_a_kill_under_load,
}

fn no_accepted_command_is_lost_when_the_server_is_killed(kind: Kind) {
    let mut server = Server::start(kind);
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    let people: Vec<PersonId> = coordinator.workspace().people.keys().copied().collect();
    let mut given = BTreeMap::new();
    for round in 0..20_usize {
        for person in people.iter().skip(round % 7).step_by(7).take(3) {
            let most = u8::try_from(round % 5).unwrap() + 1;
            coordinator.give(limits(*person, most)).unwrap();
            given.insert(*person, most);
        }
        coordinator.send_and_kill(&mut server);
        coordinator.reach(&server);
        coordinator.sync();
        assert_eq!(coordinator.unanswered(), 0);
        assert_eq!(coordinator.tray(), 0);
    }
    let mut another = Device::join(&server, &coordinator.link_for(Actor::COORDINATOR));
    another.sync();
    assert_eq!(another.workspace(), coordinator.workspace());
    for (person, most) in given {
        assert_eq!(another.workspace().people[&person].limits.as_trainee, most);
    }
}

/// SWITCHBACK_KILLS sets how many times.
fn every_answered_command_survives_a_kill_under_load(kind: Kind) {
    let kills = env::var("SWITCHBACK_KILLS").map_or(20, |kills| kills.parse().unwrap());
    let mut server = Server::start_with(Database::new(kind), &["--token-seconds", "3600"]);
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    let load = Load::begin(&[&server], &coordinator, 4);
    for round in 0..kills {
        load.wait_for(1 + round % 9);
        server.kill();
        server.start_again();
        load.reach(0, &server);
    }
    load.check(&[&server]);
}
