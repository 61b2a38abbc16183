//! The interview schedule, as another program sends it.

use crate::{
    database::{Database, Kind},
    device::Device,
    mail::publish,
    process::{Answer, Server},
};
use serde_json::json;
use std::thread;
use switchback_core::model::interview::Interview;

on_both_databases! {
    a_program_with_the_key_imports_the_schedule,
    a_schedule_that_cannot_be_imported_says_why,
    the_same_schedule_at_two_servers_is_imported_once,
    without_the_key_nothing_is_imported,
}

const KEY: &str = "0123456789abcdef0123456789abcdef";
const PATH: &str = "/v1/schedule?zone=Europe/Berlin";
const SCHEDULE: &str = "ID,Interview type,Start,Duration,Interviewer emails,Status\n\
     x1,Coding,2031-03-03 09:30,60,mentor@team.example,\n\
     x2,Coding,2031-03-04 09:30,60,stranger@team.example,\n";

/// A team whose server takes schedules, and the device of its coordinator.
fn team(kind: Kind) -> (Server, Device) {
    let server = Server::start_with(Database::new(kind), &["--schedule-key", KEY]);
    let mut coordinator = Device::join(&server, server.first_link());
    publish(&mut coordinator, &["ana"]);
    (server, coordinator)
}

fn numbers(answer: &Answer) -> [u64; 4] {
    ["added", "changed", "cancelled", "unchanged"].map(|name| answer.body[name].as_u64().unwrap())
}

/// The interviews that another program has sent.
fn sent(coordinator: &mut Device) -> Vec<Interview> {
    coordinator.sync();
    let known = coordinator.workspace().interviews.values();
    known.filter(|interview| interview.source.is_some()).cloned().collect()
}

fn a_program_with_the_key_imports_the_schedule(kind: Kind) {
    let (server, mut coordinator) = team(kind);
    let first = server.put_text(PATH, KEY, SCHEDULE);
    assert_eq!((first.status, numbers(&first)), (200, [1, 0, 0, 0]), "{first:?}");
    let problems = json!([{ "line": 3, "reason": "stranger@team.example is not in this workspace. Import them as people first." }]);
    assert_eq!(first.body["problems"], problems);
    let interviews = sent(&mut coordinator);
    assert_eq!(interviews[0].start.to_rfc3339(), "2031-03-03T08:30:00+00:00");
    assert_eq!(numbers(&server.put_text(PATH, KEY, SCHEDULE)), [0, 0, 0, 1]);
    let moved = SCHEDULE.replace("09:30", "10:30");
    assert_eq!(numbers(&server.put_text(PATH, KEY, &moved)), [0, 1, 0, 0]);
    assert_eq!(sent(&mut coordinator)[0].start.to_rfc3339(), "2031-03-03T09:30:00+00:00");
    let another = moved.replace("stranger", "mentor");
    assert_eq!(numbers(&server.put_text(PATH, KEY, &another)), [1, 0, 0, 1]);
    let without_first: Vec<&str> = another.lines().filter(|line| !line.starts_with("x1")).collect();
    let without_first = without_first.join("\n");
    let kept = server.put_text(PATH, KEY, &without_first);
    assert_eq!((numbers(&kept), kept.body["missing"].as_u64()), ([0, 0, 0, 1], Some(1)));
    let cancelling = format!("{PATH}&missing=cancel");
    assert_eq!(numbers(&server.put_text(&cancelling, KEY, &without_first)), [0, 0, 1, 1]);
    assert_eq!(sent(&mut coordinator).iter().filter(|interview| interview.is_scheduled()).count(), 1);
}

fn a_schedule_that_cannot_be_imported_says_why(kind: Kind) {
    let server = Server::start_with(Database::new(kind), &["--schedule-key", KEY]);
    let detail = |path: &str, text: &str| {
        let answer = server.put_text(path, KEY, text);
        (answer.status, answer.body["detail"].as_str().unwrap_or_default().to_owned())
    };
    let no_workspace = "There is no workspace yet. Create one first.".to_owned();
    assert_eq!(detail(PATH, SCHEDULE), (422, no_workspace));
    let lacking = "No column has end or duration. Add it to the schedule.".to_owned();
    assert_eq!(detail(PATH, "ID,Interview type,Start,Interviewer emails\n"), (422, lacking));
    assert_eq!(detail("/v1/schedule?zone=Mars/Base", SCHEDULE).0, 400);
    assert_eq!(detail("/v1/schedule", SCHEDULE).0, 400);
}

fn the_same_schedule_at_two_servers_is_imported_once(kind: Kind) {
    let (server, mut coordinator) = team(kind);
    if kind == Kind::Sqlite {
        return;
    }
    let second = server.start_beside();
    thread::scope(|scope| {
        for each in [&server, &second] {
            scope.spawn(|| assert_eq!(each.put_text(PATH, KEY, SCHEDULE).status, 200));
        }
    });
    assert_eq!(sent(&mut coordinator).len(), 1);
}

fn without_the_key_nothing_is_imported(kind: Kind) {
    let (server, mut coordinator) = team(kind);
    let token = coordinator.token().to_owned();
    for key in ["", &KEY[1..], token.as_str()] {
        assert_eq!(server.put_text(PATH, key, SCHEDULE).status, 401, "{key}");
    }
    assert_eq!(sent(&mut coordinator), []);
    let closed = Server::start(kind);
    assert_eq!(closed.put_text(PATH, KEY, SCHEDULE).status, 404);
    let (is_started, said) = Server::try_to_start(&Database::new(kind), &["--schedule-key", "short"]);
    assert!(!is_started && said.contains("The schedule key is too short."), "{said}");
}
