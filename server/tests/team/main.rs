//! A team on a server that runs as it does for them: its own process, a file, HTTP, and the clients' own logic.
#![allow(clippy::unwrap_used)]

/// Each of these tests runs on both databases, and says in its name on which.
macro_rules! on_both_databases {
    (with_a_mail_server: $($name:ident,)*) => {
        mod on_sqlite {
            $(#[test] #[ignore = "needs a mail server: script/test-server"] fn $name() { super::$name(super::Kind::Sqlite); })*
        }
        mod on_postgres {
            $(#[test] #[ignore = "needs PostgreSQL: script/test-server"] fn $name() { super::$name(super::Kind::Postgres); })*
        }
    };
    (with_an_account_provider: $($name:ident,)*) => {
        mod on_sqlite {
            $(#[test] #[ignore = "needs Node: script/test-server"] fn $name() { super::$name(super::Kind::Sqlite); })*
        }
        mod on_postgres {
            $(#[test] #[ignore = "needs PostgreSQL: script/test-server"] fn $name() { super::$name(super::Kind::Postgres); })*
        }
    };
    ($($name:ident,)*) => {
        mod on_sqlite {
            $(#[test] fn $name() { super::$name(super::Kind::Sqlite); })*
        }
        mod on_postgres {
            $(#[test] #[ignore = "needs PostgreSQL: script/test-server"] fn $name() { super::$name(super::Kind::Postgres); })*
        }
    };
}

mod accounts;
mod backups;
mod calendars;
mod database;
mod device;
mod elsewhere;
mod guests;
mod listener;
mod load;
mod mail;
mod mailbox;
mod nginx;
mod process;
mod proxy;
mod running;
mod shared;
mod slack;
mod tokens;
mod unreadable;
mod unsubscribe;
mod webhooks;
mod workspace_file;

use database::{Database, Kind};
use device::Device;
use load::Load;
use process::Server;
use serde_json::json;
use std::{collections::BTreeMap, env};
use switchback_core::{
    access::{asker::Asker, scope::Scope},
    command::{Command, Request},
    model::{
        actor::Actor,
        assigned_role::AssignedRole,
        ids::{CommandId, EnrollmentId, InterviewTypeId, PersonId},
        person::{Presence, WeeklyLimits},
    },
    sample,
    zones::DatabaseZones,
};

on_both_databases! {
    everybody_sees_what_is_theirs_of_what_the_coordinator_does,
    nothing_that_was_accepted_is_lost_when_the_server_is_killed,
    a_command_that_is_sent_again_is_answered_as_before_and_by_no_other_id_twice,
    a_refusal_is_an_answer_and_stands_in_the_tray,
    whoever_has_left_is_told_nothing_more,
    a_link_lets_one_device_in,
    whoever_is_signed_out_needs_another_link,
    nobody_reads_or_writes_without_signing_in,
    what_cannot_be_read_is_a_problem_too,
    only_coordinators_give_out_links,
    whoever_loses_a_role_reads_nothing_more_in_it,
    whoever_waits_is_told_what_others_do,
    the_server_stops_although_somebody_waits,
    a_server_decides_nothing_on_lines_that_it_cannot_read,
    every_command_that_was_answered_outlives_a_server_that_is_killed_under_load,
}

/// Puts the beginning of the sample company onto a server: what its coordinator did before anybody else did something.
fn found(coordinator: &mut Device) {
    let requests = sample::requests("2026-11-30".parse().unwrap(), &DatabaseZones);
    for Request { command, .. } in requests.into_iter().take_while(|request| request.by.is_coordinator()) {
        coordinator.give(command).unwrap();
    }
    coordinator.sync();
}

fn limits(person: PersonId, most: u8) -> Command {
    Command::SetLimits { person, limits: WeeklyLimits { as_trainee: most, ..WeeklyLimits::default() } }
}

fn everybody_sees_what_is_theirs_of_what_the_coordinator_does(kind: Kind) {
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

#[test]
fn the_app_is_served_beside_the_interface() {
    let server = Server::start_with_app(&[("index.html", "<p>the app</p>"), ("a-0123456789abcdef.js", "1")]);
    let page = |path: &str| server.page(path);
    for address in ["/", "/people", "/sessions/00000000000g7"] {
        assert_eq!(page(address), (200, "no-cache".into(), "<p>the app</p>".into()), "{address}");
    }
    let kept = "public, max-age=31536000, immutable";
    assert_eq!(page("/a-0123456789abcdef.js"), (200, kept.into(), "1".into()));
    assert_eq!(page("/b-0123456789abcdef.js").0, 404, "a file of another build");
    assert_eq!(server.get("/v1/nothing", None).body["type"], json!("urn:switchback:no-such-address"));
}

fn nothing_that_was_accepted_is_lost_when_the_server_is_killed(kind: Kind) {
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

/// SWITCHBACK_KILLS says how often.
fn every_command_that_was_answered_outlives_a_server_that_is_killed_under_load(kind: Kind) {
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

fn a_command_that_is_sent_again_is_answered_as_before_and_by_no_other_id_twice(kind: Kind) {
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

/// Enrolls somebody for whom that is possible.
fn enroll(device: &mut Device) -> Command {
    let people: Vec<PersonId> = device.workspace().people.keys().copied().collect();
    let types: Vec<InterviewTypeId> = device.workspace().interview_types.keys().copied().collect();
    let pairs = people.into_iter().flat_map(|person| types.iter().map(move |kind| (person, *kind)));
    let commands = pairs.map(|(person, interview_type)| Command::Enroll {
        enrollment: EnrollmentId(900),
        person,
        interview_type,
    });
    commands.into_iter().find(|command| device.give(command.clone()).is_ok()).unwrap()
}

fn a_refusal_is_an_answer_and_stands_in_the_tray(kind: Kind) {
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

fn whoever_has_left_is_told_nothing_more(kind: Kind) {
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

fn whoever_is_signed_out_needs_another_link(kind: Kind) {
    let server = Server::start(kind);
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    let people: Vec<PersonId> = coordinator.workspace().people.keys().copied().take(2).collect();
    let member = Actor::Member(people[0]);
    let [phone, laptop] = [0, 1].map(|_| Device::join(&server, &coordinator.link_for(member)));
    let other = Device::join(&server, &coordinator.link_for(Actor::Member(people[1])));
    let unused = coordinator.link_for(member);
    let reads = |device: &Device| server.get("/v1/workspace", Some(device.token())).status;
    assert_eq!(server.post("/v1/sign-out", Some(phone.token()), &json!(null)).status, 204);
    assert_eq!([reads(&phone), reads(&laptop)], [401, 200], "each device by itself");

    let everywhere = format!("/v1/people/{}/sign-out", people[0]);
    assert_eq!(server.post(&everywhere, Some(other.token()), &json!(null)).status, 403);
    assert_eq!(server.post(&everywhere, Some(coordinator.token()), &json!(null)).status, 204);
    assert_eq!([reads(&laptop), reads(&other), reads(&coordinator)], [401, 200, 200]);
    let answer = server.post("/v1/sign-in", None, &json!({ "secret": unused }));
    assert_eq!(answer.status, 410, "a link that was not used, too");
}

fn a_link_lets_one_device_in(kind: Kind) {
    let server = Server::start(kind);
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    let used = server.post("/v1/sign-in", None, &json!({ "secret": server.first_link() }));
    assert_eq!((used.status, &used.body["type"]), (410, &json!("urn:switchback:link-not-valid")));
    let unknown = server.post("/v1/sign-in", None, &json!({ "secret": "0".repeat(64) }));
    assert_eq!(unknown.body, used.body);
}

fn nobody_reads_or_writes_without_signing_in(kind: Kind) {
    let server = Server::start(kind);
    for path in ["/v1/workspace", "/v1/log?after=0-0-0-0"] {
        assert_eq!(server.get(path, None).status, 401, "{path}");
        assert_eq!(server.get(path, Some(&"0".repeat(64))).status, 401, "{path}");
    }
    assert_eq!(server.post("/v1/records", None, &json!([])).status, 401);
    assert_eq!(server.post("/v1/links", None, &json!({ "to": Actor::COORDINATOR })).status, 401);
    assert_eq!(server.put("/v1/commands/0000000000001", None, &json!(limits(PersonId(1), 1))).status, 401);
}

fn what_cannot_be_read_is_a_problem_too(kind: Kind) {
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

fn only_coordinators_give_out_links(kind: Kind) {
    let server = Server::start(kind);
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    let leader = Device::join(&server, &coordinator.link_for(Actor::LEADER));
    let answer = server.post("/v1/links", Some(leader.token()), &json!({ "to": Actor::COORDINATOR }));
    assert_eq!(answer.status, 403);
}

fn whoever_loses_a_role_reads_nothing_more_in_it(kind: Kind) {
    let server = Server::start(kind);
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    let person = *coordinator.workspace().people.keys().next().unwrap();
    let (role, leader) = (AssignedRole::Leader, Actor::Leader(Some(person)));
    coordinator.give(Command::GiveRole { person, role }).unwrap();
    coordinator.sync();
    let mut device = Device::join(&server, &coordinator.link_for(leader));
    device.sync();
    coordinator.give(Command::TakeRole { person, role }).unwrap();
    coordinator.sync();
    assert_eq!(server.get("/v1/workspace", Some(device.token())).status, 403);
}

#[test]
fn what_a_restored_backup_lacks_comes_back_from_the_clients() {
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
fn no_backup_is_written_over_and_none_is_restored_under_a_running_server() {
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

#[test]
fn two_servers_never_use_one_file() {
    let server = Server::start(Kind::Sqlite);
    let (is_started, said) = server.start_another();
    assert!(!is_started && said.contains("already"), "{said}");
}

fn whoever_waits_is_told_what_others_do(kind: Kind) {
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

fn the_server_stops_although_somebody_waits(kind: Kind) {
    let mut server = Server::start(kind);
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    let waiting: Vec<_> = (0..20).map(|_| coordinator.wait_for_more()).collect();
    server.terminate();
    for answer in waiting {
        assert_eq!(answer.join().unwrap().body["lines"], json!([]));
    }
}

fn a_server_decides_nothing_on_lines_that_it_cannot_read(kind: Kind) {
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
