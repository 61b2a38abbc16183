//! An undo reverts exactly one command, and undoing the undo restores it.

use crate::{
    cases,
    checker::broken,
    moves::moves,
    play::{Turn, play, told, undo},
};
use proptest::prelude::*;
use switchback_core::{
    access::{asker::Asker, history::offer_undo},
    command::{Command, Submission, refusal::Refusal},
    fact::event::Event,
    log::history::{CommandRecord, RecordState, history},
    model::{actor::Actor, ids::CommandId, session::Session},
    zones::DatabaseZones,
};

const UNDO: u64 = 1_000_000;

/// The undo of a new command is offered exactly if it is possible, and that of an older one unless it can't be undone for good.
fn check_offered(turn: &Turn) {
    let at = turn.request.at;
    let asker =
        Asker { workspace: turn.after.workspace(), zones: &DatabaseZones, by: Actor::COORDINATOR, at };
    let is_undo = |record: &CommandRecord| {
        record.events.iter().any(|event| matches!(event, Event::CommandUndone { .. }))
    };
    let records = history(&turn.after).into_iter().filter(|record| record.state == RecordState::Counts);
    for record in records {
        let possible = undo(&turn.after, UNDO, record.command, at).map(|_| ());
        let offered = offer_undo(&asker, &record);
        if record.command == turn.request.id && !is_undo(&record) {
            assert_eq!(offered, possible, "{record:?}");
        }
        assert!(offered.is_ok() || possible.is_err(), "{record:?}");
    }
}

fn check_last(turn: &Turn) {
    let Ok(decision) = &turn.outcome else { return };
    let sealed = match turn.request.command {
        Command::WriteScorecard(Submission { session, .. }) => {
            turn.after.workspace().sessions[&session].scorecards.are_both_in()
        }
        _ => false,
    };
    let (command, at) = (turn.request.id, turn.request.at);
    let undone = undo(&turn.after, UNDO, command, at);
    if decision.entries.is_empty() {
        return assert_eq!(undone.err(), Some(Refusal::TooOldToUndo));
    }
    if sealed {
        return assert_eq!(undone.err(), Some(Refusal::ScorecardSealed));
    }
    let undone = match undone {
        Ok(undone) => undone,
        // An undo of an older command may have to stay undone, because of what was done since.
        Err(Refusal::OthersBuiltOnIt | Refusal::WorkspaceStays | Refusal::ScorecardSealed)
            if matches!(turn.request.command, Command::Undo { .. }) =>
        {
            return;
        }
        // Erasing deletes the name, which no undo brings back.
        Err(Refusal::ErasedForGood)
            if matches!(turn.request.command, Command::ErasePerson { .. } | Command::Undo { .. }) =>
        {
            return;
        }
        Err(refusal) => panic!("{refusal} {:?}", turn.request),
    };
    assert_eq!(told(undone.workspace()), told(turn.before.workspace()), "{:?}", turn.request);
    let again = undo(&undone, UNDO + 1, CommandId(UNDO), at).unwrap();
    assert_eq!(told(again.workspace()), told(turn.after.workspace()), "{:?}", turn.request);
    assert_eq!(undo(&undone, UNDO + 1, command, at).err(), Some(Refusal::AlreadyUndone));
}

/// Sessions that an undo brings back are still compatible with everything else. Only the notice may have run
/// out.
fn check_returning(turn: &Turn) {
    let Command::Undo { command } = turn.request.command else { return };
    // Undoing the very last command restores the previous state, whether or not it kept the rules.
    if turn.outcome.is_err() || turn.before.ends_with(&[command].into()) {
        return;
    }
    let (before, after) = (turn.before.workspace(), turn.after.workspace());
    let all: Vec<&Session> = after.sessions.values().collect();
    for session in &all {
        let open = session.state().is_draft() || session.state().is_ahead();
        let was = before.sessions.get(&session.id).is_some_and(|session| session.state().takes_seat());
        if open && !was {
            let mut wrong = broken(after, turn.request.at, session, &all);
            wrong.retain(|rule| !rule.starts_with("notice"));
            assert_eq!(wrong, Vec::<String>::new(), "{:?}", turn.request);
        }
    }
}

proptest! {
    #![proptest_config(cases(30))]

    #[test]
    fn undoing_the_last_command_restores_the_state_and_undoing_the_undo_reapplies_it(moves in moves(40)) {
        play(&moves, check_last);
    }

    #[test]
    fn an_undo_is_offered_where_a_new_change_can_be_undone(moves in moves(60)) {
        play(&moves, check_offered);
    }

    #[test]
    fn an_undo_brings_back_no_session_that_breaks_a_rule(moves in moves(60)) {
        play(&moves, check_returning);
    }

    /// Undoing every command, one after another, leaves no oddities.
    #[test]
    fn undoing_everything_backwards_leaves_no_oddities(moves in moves(40)) {
        let mut commands = Vec::new();
        let mut last = None;
        let mut log = play(&moves, |turn| {
            if turn.outcome.as_ref().is_ok_and(|decision| !decision.entries.is_empty()) {
                commands.push((turn.request.id, matches!(turn.request.command, Command::Undo { .. })));
            }
            last = Some(turn.request.at);
        });
        let Some(at) = last else { return Ok(()) };
        for (number, (command, _)) in commands.iter().rev().filter(|(_, is_undo)| !is_undo).enumerate() {
            if let Ok(undone) = undo(&log, UNDO + number as u64, *command, at) {
                log = undone;
            }
            prop_assert_eq!(&log.workspace().oddities, &[]);
        }
    }
}
