//! A workspace can be taken from its server and continued elsewhere.

use super::{
    client::{ZONES, disk_with},
    simulator::disk::Disk,
};
use crate::{
    cases,
    moves::moves,
    play::play,
    scenarios::{COORDINATOR, TRAINEE, given, hours, proposed},
};
use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use std::collections::BTreeSet;
use switchback_core::{
    access::{asker::Asker, scope::Scope},
    export::workspace_file::{self, WorkspaceFile},
    log::{Log, written::WrittenLog},
    sync::{
        cursor::Epoch,
        host::{Host, Reader, Takeover},
    },
};

fn host(log: &Log) -> Host<Disk> {
    Host::open(disk_with(log), Epoch(1)).unwrap()
}

fn taken(host: &Host<Disk>, at: DateTime<Utc>) -> WorkspaceFile {
    let written = host.whole(ZONES, Reader { by: COORDINATOR, at }).unwrap().unwrap();
    workspace_file::read(&workspace_file::write(&written, &BTreeSet::new(), at)).unwrap()
}

fn beginning(file: WorkspaceFile, now: DateTime<Utc>) -> Takeover<Disk> {
    let host = Host::open(Disk::default(), Epoch(2)).unwrap();
    let WorkspaceFile { base, lines, records, .. } = file;
    host.begin_with(WrittenLog { base, lines, records }, now).unwrap()
}

fn begun(file: WorkspaceFile, now: DateTime<Utc>) -> Host<Disk> {
    match beginning(file, now) {
        Takeover::Begun(host) => host,
        Takeover::NotEmpty(_) | Takeover::Newer(_) | Takeover::AheadOfClock(_) => {
            panic!("there is nothing yet, it can be read, and it is later")
        }
    }
}

proptest! {
    #![proptest_config(cases(60))]
    #[test]
    fn a_workspace_begun_from_a_coordinators_file_equals_their_view(moves in moves(60)) {
        let mut now = hours(0);
        let log = play(&moves, |turn| now = turn.request.at);
        let begun = begun(taken(&host(&log), now), now);
        let asker = Asker { workspace: log.workspace(), zones: ZONES, by: COORDINATOR, at: now };
        prop_assert_eq!(begun.log().workspace(), &Scope::of(&asker).workspace(log.workspace()));
        prop_assert_eq!(begun.log().end(), log.end());
    }
}

#[test]
fn a_reader_who_does_not_get_every_line_cannot_take_the_workspace() {
    let host = host(&given(proposed()).log());
    let reader = |by| Reader { by, at: hours(4) + TimeDelta::seconds(1) };
    assert!(host.whole(ZONES, reader(TRAINEE)).unwrap().is_none());
    assert!(host.whole(ZONES, reader(COORDINATOR)).unwrap().is_some());
}

#[test]
fn a_workspace_from_the_future_is_not_taken_over() {
    // The last line is written at the second hour.
    let file = || taken(&host(&given(proposed()).log()), hours(2));
    let early = hours(2) - TimeDelta::minutes(61);
    let Takeover::AheadOfClock(refused) = beginning(file(), early) else { panic!("it was taken over") };
    assert_eq!(refused.log().end(), 0, "nothing was stored");
    assert!(begun(file(), hours(2) - TimeDelta::minutes(59)).log().end() > 0, "clocks differ by a little");
}
