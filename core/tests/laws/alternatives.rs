//! Every alternative offered can be carried out, every one with an obstacle is refused for that reason, and
//! no possible one is missing.

use crate::{
    cases,
    moves::moves,
    play::{Turn, decide, play, take, told, undo},
};
use proptest::prelude::*;
use std::collections::BTreeSet;
use switchback_core::{
    command::{Command, NewSession, Request, refusal::Refusal, scheduling::ScheduledSession},
    log::Log,
    model::{
        actor::Actor,
        ids::{CommandId, InterviewId, PersonId, PlanId, SessionId},
        session::{CancelReason, Session},
    },
    planning::{
        alternatives::{Alternative, ByHand},
        placement::Placement,
    },
    progress::schedule::to_tell::{to_tell, who_knows},
    zones::DatabaseZones,
};

const NEW: SessionId = SessionId(9_999_999);

fn scheduling(turn: &Turn, placement: Placement, instead_of: Option<SessionId>) -> Request {
    let session = NewSession::at(placement, NEW);
    let command = Command::ScheduleSession(ScheduledSession { plan: PlanId(9_999_999), session, instead_of });
    Request { id: CommandId(9_999_999), at: turn.request.at, by: Actor::COORDINATOR, command }
}

fn open_sessions<'a>(log: &'a Log, turn: &'a Turn) -> impl Iterator<Item = &'a Session> {
    let workspace = log.workspace();
    let open = move |known: &&Session| known.is_open(workspace.start_of(known), turn.request.at);
    workspace.sessions.values().filter(open)
}

fn is_decided_as_listed(turn: &Turn, one: &Alternative, instead_of: Option<SessionId>) {
    let decided = decide(&turn.after, &scheduling(turn, one.placement, instead_of)).map(drop);
    let listed = one.obstacle.as_ref().map(|obstacle| Refusal::RuleBroken(obstacle.exclusion));
    assert_eq!(decided.err(), listed, "{one:?} instead of {instead_of:?}");
    if let Some(obstacle) = &one.obstacle {
        assert!(
            obstacle.words.starts_with(char::is_uppercase) && !obstacle.words.ends_with('.'),
            "{obstacle:?}"
        );
    }
}

fn by_hand(turn: &Turn, instead_of: Option<SessionId>) -> ByHand<'_> {
    ByHand::new(turn.after.workspace(), &DatabaseZones, turn.request.at, instead_of)
}

fn the_lists_are_true(turn: &Turn) {
    for session in open_sessions(&turn.after, turn).take(2) {
        let by_hand = by_hand(turn, Some(session.id));
        let interviews =
            turn.after.workspace().interviews.keys().skip(turn.request.id.0 as usize % 5).step_by(5);
        let there = interviews.filter_map(|interview| by_hand.place_at(*interview)).collect::<Vec<_>>();
        let listed = by_hand.other_places().into_iter().chain(by_hand.candidates(session.interview));
        for one in listed.chain(there) {
            is_decided_as_listed(turn, &one, Some(session.id));
        }
    }
    for enrollment in turn.after.workspace().enrollments.keys().take(2) {
        for one in by_hand(turn, None).next_places(*enrollment) {
            is_decided_as_listed(turn, &one, None);
        }
    }
    let place = turn.request.id.0 as usize;
    let interview = turn.after.workspace().interviews.keys().cycle().nth(place * 7);
    for one in interview.map(|id| by_hand(turn, None).candidates(*id)).unwrap_or_default() {
        is_decided_as_listed(turn, &one, None);
    }
}

/// Tries every mentor at every interview, listed or not.
fn nothing_possible_is_missing(turn: &Turn) {
    let workspace = turn.after.workspace();
    let Some(session) = open_sessions(&turn.after, turn).next() else { return };
    let listed: BTreeSet<(InterviewId, PersonId)> = by_hand(turn, Some(session.id))
        .other_places()
        .into_iter()
        .filter(|one| one.obstacle.is_none())
        .map(|one| (one.placement.interview, one.placement.mentor))
        .collect();
    for interview in workspace.interviews.values() {
        for mentor in interview.interviewers() {
            let placement = Placement { interview: interview.id, mentor, ..session.placement() };
            let is_taken = decide(&turn.after, &scheduling(turn, placement, Some(session.id))).is_ok();
            assert_eq!(is_taken, listed.contains(&(interview.id, mentor)), "{placement:?}");
        }
    }
}

fn one_undo_restores(turn: &Turn) {
    for session in open_sessions(&turn.after, turn).take(3) {
        let possible = by_hand(turn, Some(session.id)).other_places();
        let Some(one) = possible.first().filter(|one| one.obstacle.is_none()) else { continue };
        let decision = decide(&turn.after, &scheduling(turn, one.placement, Some(session.id))).unwrap();
        let mut changed = turn.after.clone();
        take(&mut changed, &decision);
        assert_ne!(told(changed.workspace()), told(turn.after.workspace()));
        let back = undo(&changed, 9_999_998, CommandId(9_999_999), turn.request.at).unwrap();
        assert_eq!(told(back.workspace()), told(turn.after.workspace()), "{one:?}");
    }
}

/// The people listed as knowing of a session are the ones to tell when it is cancelled.
fn those_who_know_are_told(turn: &Turn) {
    let at = turn.request.at + chrono::Duration::minutes(1);
    for session in open_sessions(&turn.after, turn) {
        let knows: BTreeSet<PersonId> =
            who_knows(turn.after.workspace(), session.id, at).into_iter().collect();
        let command = Command::CancelSession { session: session.id, reason: CancelReason::Coordinator };
        let cancel = Request { id: CommandId(9_999_999), at, by: Actor::COORDINATOR, command };
        let Ok(decision) = decide(&turn.after, &cancel) else { continue };
        let mut cancelled = turn.after.clone();
        take(&mut cancelled, &decision);
        let all = to_tell(cancelled.workspace(), at).into_iter();
        let of_it = all.filter(|one| one.news.iter().any(|news| news.session.session == session.id));
        assert_eq!(of_it.map(|one| one.to).collect::<BTreeSet<_>>(), knows, "{session:?}");
    }
}

proptest! {
    #![proptest_config(cases(20))]

    #[test]
    fn listed_alternatives_are_decided_as_listed(moves in moves(50)) {
        play(&moves, the_lists_are_true);
    }

    #[test]
    fn every_possible_alternative_is_listed(moves in moves(40)) {
        play(&moves, nothing_possible_is_missing);
    }

    #[test]
    fn one_undo_reverts_a_change_by_hand(moves in moves(50)) {
        play(&moves, one_undo_restores);
    }

    #[test]
    fn people_who_know_of_a_session_are_told_when_it_is_cancelled(moves in moves(60)) {
        play(&moves, those_who_know_are_told);
    }
}
