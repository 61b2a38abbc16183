//! The clock decides which sessions took place, and an overdue task stays overdue no matter what others do.

use crate::{
    cases,
    moves::moves,
    play::{Turn, play},
};
use proptest::prelude::*;
use switchback_core::{
    command::Command,
    model::{
        actor::Actor,
        session::{Session, SessionState},
    },
    progress::duties::{due::due, duty},
    zones::DatabaseZones,
};

/// Whether the turn reverts an undo, the last command, that brought the session back after its start.
fn was_back_after_its_start(turn: &Turn, session: &Session) -> bool {
    let Command::Undo { command } = turn.request.command else { return false };
    let start = turn.before.workspace().start_of(session);
    turn.before.ends_with(&[command].into()) && turn.before.time(command).is_some_and(|given| given >= start)
}

/// Sessions that had not been cancelled when they began, and are cancelled now.
fn cancelled_afterwards(turn: &Turn) -> Vec<String> {
    let (before, after) = (turn.before.workspace(), turn.after.workspace());
    let took_place = before.sessions.values().filter(|session| {
        !session.state().is_draft()
            && before.start_of(session) <= turn.request.at
            && after.start_of(session) <= turn.request.at
            && !was_back_after_its_start(turn, session)
    });
    let is_cancelled = |state| matches!(state, SessionState::Cancelled(_));
    took_place
        .filter(|session| !is_cancelled(session.state()) && is_cancelled(after.sessions[&session.id].state()))
        .map(|session| format!("{:?} by {:?}", session.id, turn.request.command))
        .collect()
}

/// Whether the command is an act on a session: confirming, marking as held, writing, reviewing.
fn is_about_a_session(command: &Command) -> bool {
    matches!(
        command,
        Command::Confirm { .. }
            | Command::ConfirmAll { .. }
            | Command::EnterResponses(_)
            | Command::MarkHeld { .. }
            | Command::WriteScorecard(_)
            | Command::Credit { .. }
            | Command::DoNotCredit { .. }
    )
}

/// Tasks of other people that become due later through this command.
fn put_off(turn: &Turn) -> Vec<String> {
    if !is_about_a_session(&turn.request.command) || turn.outcome.is_err() {
        return Vec::new();
    }
    let (before, after) = (turn.before.workspace(), turn.after.workspace());
    let now = turn.request.at;
    let was = duty::of_everyone(before, now);
    let others = was.into_iter().filter(|(person, _)| turn.request.by != Actor::Member(*person));
    others
        .filter_map(|(person, task)| {
            let known = due(before, &DatabaseZones, person, task)?;
            let is_same = |other: &duty::Duty| other.task == task.task;
            let still = duty::duties_of(after, person, now).into_iter().find(is_same)?;
            let changed = due(after, &DatabaseZones, person, still)?;
            (changed.at > known.at).then(|| format!("{task:?} of {person:?} by {:?}", turn.request.command))
        })
        .collect()
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn sessions_that_took_place_are_not_cancelled(moves in moves(80)) {
        let mut wrong = Vec::new();
        play(&moves, |turn| wrong.extend(cancelled_afterwards(turn)));
        prop_assert_eq!(wrong, Vec::<String>::new());
    }

    #[test]
    fn an_act_does_not_postpone_another_persons_task(moves in moves(80)) {
        let mut wrong = Vec::new();
        play(&moves, |turn| wrong.extend(put_off(turn)));
        prop_assert_eq!(wrong, Vec::<String>::new());
    }
}
