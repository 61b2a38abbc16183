//! Several hosts with one journal: each decides on top of what the others committed.

use super::{
    client::{ZONES, disk},
    simulator::disk::Disk,
};
use crate::scenarios::{COORDINATOR, hours};
use chrono::{DateTime, TimeDelta, Utc};
use switchback_core::{
    command::{Ask, Command},
    fact::line::Line,
    model::{
        ids::{CommandId, PersonId},
        person::WeeklyLimits,
    },
    sync::{
        cursor::Epoch,
        decided::{Outcome, Stamp},
        host::{Decided, Deciding, Delivery, Host, Reader, Sent},
    },
};

const PERSON: PersonId = PersonId(5);

fn hosts() -> (Host<Disk>, Host<Disk>) {
    let disk = disk();
    (Host::open(disk.clone(), Epoch(1)).unwrap(), Host::open(disk, Epoch(1)).unwrap())
}

fn limits(most: u8) -> Command {
    Command::SetLimits {
        person: PERSON,
        limits: WeeklyLimits { as_trainee: most, ..WeeklyLimits::default() },
    }
}

fn decide(host: Host<Disk>, id: u64, command: Command, at: DateTime<Utc>) -> (Host<Disk>, Outcome) {
    let sent = Sent { ask: Ask { id: CommandId(id), command }, stamp: Stamp { by: COORDINATOR, at } };
    let Deciding::Decided(Decided { host, mut outcomes }) = host.decide(ZONES, vec![sent]).unwrap() else {
        panic!("every line is read");
    };
    (host, outcomes.remove(0).unwrap())
}

#[test]
fn a_host_decides_on_top_of_what_another_host_committed() {
    let (one, other) = hosts();
    let (one, first) = decide(one, 70, limits(3), hours(4));
    let (other, second) = decide(other, 71, limits(2), hours(4));
    let end = |outcome| match outcome {
        Outcome::Accepted { end } => end,
        Outcome::Refused(refusal) => panic!("{refusal:?}"),
    };
    assert_eq!(end(second), end(first) + 1);
    assert_eq!(other.log().workspace().people[&PERSON].limits.as_trainee, 2);
    let mut one = one;
    one.catch_up().unwrap();
    assert_eq!(one.log().workspace(), other.log().workspace());
}

#[test]
fn a_command_sent_to_two_hosts_is_decided_once() {
    let (one, other) = hosts();
    let (one, first) = decide(one, 70, limits(3), hours(4));
    let (other, second) = decide(other, 70, limits(3), hours(5));
    assert_eq!(first, second);
    assert_eq!(one.log().end(), other.log().end());
}

#[test]
fn a_record_deleted_at_one_host_is_not_handed_out_by_another() {
    let (one, mut other) = hosts();
    assert!(other.log().workspace().profiles.0.contains_key(&PERSON));
    let (one, _) = decide(one, 70, Command::ErasePerson { person: PERSON }, hours(4));
    other.catch_up().unwrap();
    assert_eq!(other.log().workspace().records(), one.log().workspace().records());
    let reader = Reader { by: COORDINATOR, at: hours(4) };
    let hashes = |host: &Host<Disk>| {
        let cursor = host.start(ZONES, reader).unwrap().cursor;
        match host.deliver(ZONES, reader, cursor, 10).unwrap() {
            Delivery::Lines(told) => told.records,
            Delivery::StartOver(why) => panic!("{why:?}"),
        }
    };
    assert_eq!(hashes(&other), hashes(&one));
}

#[test]
fn time_never_goes_back_from_one_host_to_another() {
    let (one, other) = hosts();
    let ahead = hours(9) + TimeDelta::milliseconds(500);
    let (one, _) = decide(one, 70, limits(3), ahead);
    let (other, _) = decide(other, 71, limits(2), hours(4));
    let mut one = one;
    one.catch_up().unwrap();
    let times = |host: &Host<Disk>| -> Vec<DateTime<Utc>> {
        let entry = |line: &Line| match line {
            Line::Read(entry) => Some(entry.at),
            Line::Unread(_) => None,
        };
        host.log().lines().iter().rev().take(2).filter_map(entry).collect()
    };
    assert_eq!(times(&other), [hours(9), hours(9)], "in whole seconds, as a line keeps them");
    assert_eq!(times(&one), times(&other));
}

#[test]
fn a_reader_only_gets_lines_that_the_host_has_read() {
    let (one, mut other) = hosts();
    let reader = Reader { by: COORDINATOR, at: hours(4) };
    let before = other.start(ZONES, reader).unwrap().cursor;
    let (one, _) = decide(one, 70, limits(3), hours(4));
    let told = |host: &Host<Disk>| match host.deliver(ZONES, reader, before, 10).unwrap() {
        Delivery::Lines(told) => told,
        Delivery::StartOver(why) => panic!("{why:?}"),
    };
    assert_eq!((told(&other).lines.len(), told(&other).cursor), (0, before));
    other.catch_up().unwrap();
    assert_eq!(told(&other), told(&one));
    assert_eq!(told(&other).lines.len(), 1);
}
