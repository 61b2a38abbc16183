//! The log is the truth: reading it again, from the start or from a snapshot, gives the same workspace.

use crate::{
    cases,
    moves::moves,
    play::{decide, founded, lines, play, take},
    world,
};
use chrono::Duration;
use proptest::prelude::*;
use switchback_core::{
    command::{Command, Request},
    fact::line::Line,
    log::{
        Log,
        history::{history, older_history},
        undo::UNDO_REACH,
    },
    model::{
        actor::Actor,
        ids::{CommandId, PersonId},
        person::WeeklyLimits,
    },
    workspace::Workspace,
};

/// Reads the log back from its text, starting with its snapshot.
fn reopened(log: &Log) -> Log {
    let (position, base) = log.snapshot();
    let base: Workspace = serde_json::from_str(&serde_json::to_string(base).unwrap()).unwrap();
    let read = lines(log).iter().map(|line| Line::read(line)).collect();
    let mut again = Log::open(position, base, read);
    again.keep_records(log.workspace().records());
    again
}

/// A log so long that most of it is out of undo's reach.
fn long() -> Log {
    let mut log = founded();
    for number in 0..UNDO_REACH as u64 + 20 {
        let limits = WeeklyLimits { as_trainee: 2, as_mentor: 2 + (number % 2) as u8 };
        let request = Request {
            id: CommandId(10_000 + number),
            at: world::first_day() - Duration::days(1),
            by: Actor::COORDINATOR,
            command: Command::SetLimits { person: PersonId(1 + number / 2 % 4), limits },
        };
        let decision = decide(&log, &request).unwrap();
        take(&mut log, &decision);
    }
    log
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn reading_the_log_again_gives_the_same_workspace(moves in moves(60)) {
        let log = play(&moves, |_| {});
        let again = reopened(&log);
        prop_assert_eq!(again.workspace(), log.workspace());
        prop_assert_eq!(again.workspace().state_hash(), log.workspace().state_hash());
        prop_assert_eq!(lines(&again), lines(&log));
    }

    #[test]
    fn a_log_of_decisions_has_no_oddities(moves in moves(60)) {
        play(&moves, |turn| assert_eq!(turn.after.workspace().oddities, [], "{:?}", turn.request));
    }

    #[test]
    fn a_refusal_changes_nothing_and_repeats(moves in moves(60)) {
        play(&moves, |turn| {
            if turn.outcome.is_err() {
                assert_eq!(decide(&turn.before, &turn.request), turn.outcome);
                assert!(turn.before.lines() == turn.after.lines());
                assert_eq!(turn.before.workspace(), turn.after.workspace());
            }
        });
    }
}

proptest! {
    #![proptest_config(cases(8))]

    /// Undos also reach back before the snapshot.
    #[test]
    fn the_lines_before_a_snapshot_complete_the_history(moves in moves(40)) {
        let mut whole = long();
        let mut now = world::first_day();
        for (new, step) in (20..).zip(&moves) {
            now = step.time(whole.workspace(), now);
            let Some((by, command)) = step.command(&whole, now, new) else { continue };
            let request = Request { id: CommandId(new), at: now, by, command };
            if let Ok(decision) = &decide(&whole, &request) {
                take(&mut whole, decision);
            }
        }
        let mut short = whole.clone();
        prop_assert!(short.advance());
        let (position, _) = short.snapshot();
        let older = &whole.lines()[..position as usize];
        let older_changes = older_history(older, &short);
        prop_assert!(older_changes.is_whole);
        let both = [history(&short), older_changes.records].concat();
        prop_assert_eq!(both, history(&whole));
        prop_assert!(!older_history(&older[1..], &short).is_whole, "without the first line");
    }

    /// Two machines: one keeps the whole log, the other continues from a snapshot after every command.
    #[test]
    fn a_snapshot_changes_no_decision_and_no_state(moves in moves(40)) {
        let mut whole = long();
        let mut short = whole.clone();
        prop_assert!(short.advance());
        let mut now = world::first_day();
        for (new, step) in (20..).zip(&moves) {
            now = step.time(whole.workspace(), now);
            let Some((by, command)) = step.command(&whole, now, new) else { continue };
            let request = Request { id: CommandId(new), at: now, by, command };
            short.advance();
            short = reopened(&short);
            let outcome = decide(&whole, &request);
            prop_assert_eq!(&outcome, &decide(&short, &request), "{:?}", request);
            if let Ok(decision) = &outcome {
                take(&mut whole, decision);
                take(&mut short, decision);
            }
            prop_assert_eq!(whole.workspace(), short.workspace());
            prop_assert_eq!(whole.end(), short.end());
        }
    }
}
