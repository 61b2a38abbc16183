//! Every command is decided once, however often it is sent.

use crate::{
    cases,
    moves::moves,
    play::{self, Turn, play},
    scenarios::{COORDINATOR, TRAINEE, given, hours, proposed},
};
use proptest::prelude::*;
use switchback_core::{
    command::{Ask, Command, Request},
    log::Log,
    model::{
        actor::Actor,
        ids::{CommandId, PersonId, SessionId},
        session::DeclineReason,
    },
    refusal::Refusal,
    sync::decided::{DecidedCommand, NotDecided, Outcome, Stamp, Verdict, decide_once},
    zones::DatabaseZones,
};

const ID: CommandId = CommandId(900);
const SESSION: SessionId = crate::scenarios::SESSION;

fn ask(command: Command) -> Ask {
    Ask { id: ID, command }
}

fn confirm() -> Ask {
    ask(Command::Confirm { session: SESSION })
}

fn stamp(by: Actor, after: i64) -> Stamp {
    Stamp { by, at: hours(after) }
}

/// Decides a command for the first time and returns the outcome that is kept.
fn first(log: &mut Log, ask: Ask, stamp: Stamp) -> DecidedCommand {
    match decide_once(log, None, &DatabaseZones, ask, stamp) {
        Ok(Verdict::New { kept, decision }) => {
            decision.iter().for_each(|decision| play::take(log, decision));
            kept
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_resent_command_gets_the_first_outcome() {
    let mut log = given(proposed()).log();
    let kept = first(&mut log, confirm(), stamp(TRAINEE, 3));
    assert_eq!(kept.outcome, Outcome::Accepted { end: log.end() });
    let again = decide_once(&log, Some(&kept), &DatabaseZones, confirm(), stamp(TRAINEE, 500));
    assert_eq!(again, Ok(Verdict::Known(kept.outcome)));
}

#[test]
fn a_refused_command_stays_refused_even_if_it_became_possible() {
    let mut log = given(crate::scenarios::drafted()).log();
    let kept = first(&mut log, confirm(), stamp(TRAINEE, 1));
    assert!(matches!(kept.outcome, Outcome::Refused(Refusal::UnknownSession)), "{kept:?}");
    let publish = Command::Publish { sessions: vec![SESSION] };
    let request = Request { id: CommandId(901), at: hours(2), by: COORDINATOR, command: publish };
    let decision = play::decide(&log, &request).unwrap();
    play::take(&mut log, &decision);
    let again = decide_once(&log, Some(&kept), &DatabaseZones, confirm(), stamp(TRAINEE, 3));
    assert_eq!(again, Ok(Verdict::Known(kept.outcome)));
}

#[test]
fn an_id_stands_for_one_command() {
    let mut log = given(proposed()).log();
    let kept = first(&mut log, confirm(), stamp(TRAINEE, 3));
    let decline = ask(Command::Decline { session: SESSION, reason: DeclineReason::CannotMakeIt });
    let other = decide_once(&log, Some(&kept), &DatabaseZones, decline, stamp(TRAINEE, 3));
    assert_eq!(other, Err(NotDecided::OtherBody));
}

#[test]
fn the_outcome_of_another_persons_command_is_not_revealed() {
    let mut log = given(proposed()).log();
    let kept = first(&mut log, confirm(), stamp(TRAINEE, 3));
    let somebody = Actor::Leader(Some(PersonId(7)));
    for ask in [confirm(), ask(Command::Confirm { session: SessionId(77) })] {
        let other = decide_once(&log, Some(&kept), &DatabaseZones, ask, stamp(somebody, 3));
        assert_eq!(other, Err(NotDecided::OtherPerson));
    }
}

/// Sends each command of a play again, after its end and by the same person.
fn send_again(turns: &[(Request, DecidedCommand)], log: &Log) {
    for (request, kept) in turns {
        let ask = Ask { id: request.id, command: request.command.clone() };
        let stamp = Stamp { by: request.by, at: request.at + chrono::Duration::days(400) };
        let again = decide_once(log, Some(kept), &DatabaseZones, ask, stamp);
        assert_eq!(again, Ok(Verdict::Known(kept.outcome.clone())));
    }
}

fn decided(turn: &Turn) -> (Request, DecidedCommand) {
    let request = turn.request.clone();
    let ask = Ask { id: request.id, command: request.command.clone() };
    let stamp = Stamp { by: request.by, at: request.at };
    let Ok(Verdict::New { kept, decision }) = decide_once(&turn.before, None, &DatabaseZones, ask, stamp)
    else {
        panic!("an id that nobody used is new");
    };
    assert_eq!(decision.ok_or(()), turn.outcome.clone().map_err(drop));
    let outcome = match &turn.outcome {
        Ok(_) => Outcome::Accepted { end: turn.after.end() },
        Err(refusal) => Outcome::Refused(refusal.clone()),
    };
    assert_eq!(kept.outcome, outcome);
    let stored = serde_json::to_string(&kept).unwrap();
    assert_eq!(serde_json::from_str::<DecidedCommand>(&stored).unwrap(), kept);
    (request, kept)
}

proptest! {
    #![proptest_config(cases(20))]

    #[test]
    fn every_command_of_a_play_is_decided_once(moves in moves(60)) {
        let mut turns = Vec::new();
        let log = play(&moves, |turn| turns.push(decided(turn)));
        send_again(&turns, &log);
    }
}
