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

fn begun(file: WorkspaceFile) -> Host<Disk> {
    let host = Host::open(Disk::default(), Epoch(2)).unwrap();
    let WorkspaceFile { base, lines, records, .. } = file;
    match host.begin_with(WrittenLog { base, lines, records }).unwrap() {
        Takeover::Begun(host) => host,
        Takeover::NotEmpty(_) | Takeover::Newer(_) => panic!("there is nothing yet, and it can be read"),
    }
}

proptest! {
    #![proptest_config(cases(60))]
    #[test]
    fn a_workspace_begun_from_a_coordinators_file_equals_their_view(moves in moves(60)) {
        let mut now = hours(0);
        let log = play(&moves, |turn| now = turn.request.at);
        let begun = begun(taken(&host(&log), now));
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
