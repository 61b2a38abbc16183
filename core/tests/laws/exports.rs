//! Export, wipe, import: the same lines and the same state for any log.

use crate::{
    cases,
    moves::moves,
    play::{lines, play},
};
use chrono::DateTime;
use proptest::{collection::vec, prelude::*};
use std::collections::BTreeSet;
use switchback_core::{
    export::workspace_file,
    fact::line::Line,
    log::{Log, written::WrittenLog},
    model::{person::ProfileChange, record::RecordChange},
};

/// Lines that this version cannot read.
fn foreign() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(r#"{"v":2,"event":{"tea_served":{"cups":3}}}"#.to_owned()),
        Just(
            r#"{"v":1,"at":1,"by":"coordinator","command":"0000000000001","event":{"tea_served":{}}}"#
                .to_owned()
        ),
        "\\PC{0,30}",
        Just(r#"{"v":4294967295,  "x":"ü"}"#.to_owned()),
    ]
}

proptest! {
    #![proptest_config(cases(20))]

    #[test]
    fn an_exported_log_imports_unchanged(moves in moves(40), foreign in vec((any::<prop::sample::Index>(), foreign()), 0..6)) {
        let log = play(&moves, |_| {});
        let mut text = lines(&log);
        for (place, line) in &foreign {
            text.insert(place.index(text.len() + 1), line.clone());
        }
        let mut records = log.workspace().records();
        let mut log = Log::open(0, Default::default(), text.iter().map(|line| Line::read(line)).collect());
        for (number, person) in log.workspace().people.keys().copied().collect::<Vec<_>>().into_iter().enumerate() {
            let profile = Some(crate::world::name(number as u64));
            records.keep(RecordChange::Profile(ProfileChange { person, profile }));
        }

        log.keep_records(records);
        let written = WrittenLog { base: None, lines: lines(&log), records: log.workspace().records() };
        let file = workspace_file::write(&written, &BTreeSet::new(), DateTime::UNIX_EPOCH);
        let file = workspace_file::read(&file).unwrap();
        let again = file.open();

        prop_assert_eq!(&file.lines, &text);
        prop_assert_eq!(again.lines(), log.lines());
        prop_assert_eq!(again.workspace().state_hash(), log.workspace().state_hash());
        prop_assert_eq!(file.unread.len(), log.workspace().unread as usize);
    }

    #[test]
    fn lines_of_another_version_are_kept_in_place_and_counted(moves in moves(30), foreign in vec((any::<prop::sample::Index>(), foreign()), 1..6)) {
        let known = play(&moves, |_| {});
        let mut text = lines(&known);
        for (place, line) in &foreign {
            text.insert(place.index(text.len() + 1), line.clone());
        }
        let mut log = Log::default();
        log.append(text.iter().map(|line| Line::read(line)));
        prop_assert_eq!(lines(&log), text);
        prop_assert_eq!(log.workspace().unread as usize, foreign.len());
        let mut workspace = log.workspace().clone();
        workspace.unread = 0;
        workspace.keep_records(known.workspace().records());
        prop_assert_eq!(&workspace, known.workspace());
    }
}
