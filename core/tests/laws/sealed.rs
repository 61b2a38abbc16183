//! A sealed scorecard stays sealed: until both are in, no stored row, snapshot, export or view for another
//! reader has a word of it.

use crate::{
    cases,
    moves::moves,
    play::{Turn, lines},
    world,
    written::{play_written, says, times_said},
};
use chrono::DateTime;
use proptest::prelude::*;
use std::collections::BTreeSet;
use switchback_core::zones::DatabaseZones;
use switchback_core::{
    access::{asker::Asker, seen},
    export::{scorecards, workspace_file},
    log::written::WrittenLog,
    model::{
        actor::Actor,
        scorecard::{Scorecards, Side},
    },
    progress::scorecards::pair,
    workspace::Workspace,
};

/// Every reader who might try to look.
fn readers(workspace: &Workspace) -> impl Iterator<Item = Actor> {
    workspace.people.keys().copied().map(Actor::Member).chain([Actor::COORDINATOR, Actor::LEADER])
}

fn asker(turn: &Turn, by: Actor) -> Asker<'_> {
    Asker { workspace: turn.after.workspace(), zones: &DatabaseZones, by, at: turn.request.at }
}

fn check(turn: &Turn) {
    let workspace = turn.after.workspace();
    for session in workspace.sessions.values() {
        for side in [Side::Trainee, Side::Mentor] {
            let Some(card) = workspace.scorecard(session, side) else { continue };
            let author = pair::author(workspace, session, side).map(Actor::Member);
            let open = pair::all_in(workspace, session);
            for reader in readers(workspace) {
                let read = seen::scorecard(&asker(turn, reader), session.id, side);
                let is_own = author == Some(reader);
                assert!(open || is_own || read.is_none(), "{reader:?}");
                assert!(!is_own || read == Some(card), "{reader:?} reads their own");
            }
            assert!(open || pair::side_by_side(workspace, session.id).is_none());
        }
    }
}

proptest! {
    #![proptest_config(cases(20))]

    #[test]
    fn no_other_reader_sees_a_scorecard_before_both_are_in(moves in moves(30)) {
        play_written(&moves, check);
    }

    #[test]
    fn no_stored_row_or_backup_shows_a_sealed_scorecards_content(moves in moves(30)) {
        let log = play_written(&moves, |_| {});
        let text = lines(&log);
        prop_assert!(!text.iter().any(|line| says(line)), "a row of the log");
        let written = WrittenLog { base: None, lines: text, records: log.workspace().records() };
        let file = workspace_file::write(&written, &BTreeSet::new(), DateTime::UNIX_EPOCH);
        prop_assert!(!says(&file), "the workspace file");

        prop_assert!(!says(&serde_json::to_string(log.workspace()).unwrap()), "a snapshot");
    }

    #[test]
    fn a_table_only_has_open_scorecards_and_marks_them_as_training_only(moves in moves(30)) {
        let log = play_written(&moves, |_| {});
        let workspace = log.workspace();
        let table = scorecards::write(&Asker { workspace, zones: &DatabaseZones, by: Actor::COORDINATOR, at: world::first_day() });
        let open = workspace.sessions.values().filter(|session| pair::all_in(workspace, session));
        let written = |cards: &Scorecards| usize::from(cards.trainee.is_some()) + usize::from(cards.mentor.is_some());
        let cards: usize = open.map(|session| written(&session.scorecards)).sum();
        prop_assert_eq!(times_said(&table), cards);
        prop_assert_eq!(table.matches(pair::TRAINING_ONLY).count(), cards);
    }

    #[test]
    fn a_snapshot_restores_sealed_scorecards(moves in moves(30)) {
        let log = play_written(&moves, |_| {});
        let text = serde_json::to_string(log.workspace()).unwrap();
        let again: Workspace = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(&again.sessions, &log.workspace().sessions);
    }
}
