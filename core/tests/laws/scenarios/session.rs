use super::*;
use switchback_core::{
    model::session::{CancelReason, DeclineReason, SessionState},
    progress::path::enrollment_progress::{self, StepState},
};

const CONFIRM: Command = Command::Confirm { session: SESSION };
const HOLD: Command = Command::MarkHeld { session: SESSION };
const MISS: Command = Command::MarkMissed { session: SESSION };
const CANCEL: Command = Command::CancelSession { session: SESSION, reason: CancelReason::Coordinator };
const DECLINE: Command = Command::Decline { session: SESSION, reason: DeclineReason::CannotMakeIt };

fn wrong(state: SessionState, needed: NeededState) -> Refusal {
    Refusal::WrongState { state, needed }
}

#[test]
fn the_trainee_confirms_a_proposal_before_it_begins() {
    for by in [TRAINEE, COORDINATOR] {
        given(proposed())
            .when(by, CONFIRM)
            .then([Event::SessionConfirmed { session: SESSION, responder: None }]);
    }
    given(proposed()).when(MENTOR, CONFIRM).refused(Refusal::OnlyTheTrainee);
    given(drafted()).when(COORDINATOR, CONFIRM).refused(wrong(SessionState::Drafted, NeededState::Proposed));
    given(drafted()).when(TRAINEE, CONFIRM).refused(Refusal::UnknownSession);
    given(proposed()).later(28).when(TRAINEE, CONFIRM).refused(Refusal::AlreadyOver);
    given([]).when(TRAINEE, CONFIRM).refused(Refusal::UnknownSession);
}

#[test]
fn trainee_or_mentor_declines_with_a_reason_before_it_begins() {
    for by in [TRAINEE, MENTOR, COORDINATOR] {
        let reason = DeclineReason::CannotMakeIt;
        let declined = Event::SessionDeclined { session: SESSION, reason, responder: None };
        given(proposed()).when(by, DECLINE).then([declined]);
    }
    given(proposed()).when(Actor::LEADER, DECLINE).refused(Refusal::NotYours);
    given(proposed()).when(BYSTANDER, DECLINE).refused(Refusal::UnknownSession);
    given(proposed()).later(28).when(TRAINEE, DECLINE).refused(Refusal::AlreadyOver);
    given(held()).when(TRAINEE, DECLINE).refused(wrong(SessionState::Held, NeededState::ProposedOrConfirmed));
    given(drafted()).when(TRAINEE, DECLINE).refused(Refusal::UnknownSession);
}

#[test]
fn only_a_draft_is_removed_from_the_plan() {
    let decline = |reason| Command::Decline { session: SESSION, reason };
    let reason = DeclineReason::NotInThisPlan;
    given(drafted()).when(COORDINATOR, decline(reason)).then([Event::SessionDeclined {
        session: SESSION,
        reason,
        responder: None,
    }]);
    for by in [TRAINEE, COORDINATOR] {
        given(proposed()).when(by, decline(reason)).refused(Refusal::EvidenceMissing);
    }
}

#[test]
fn it_can_be_marked_as_held_or_missed_once_it_has_begun() {
    for by in [TRAINEE, MENTOR, COORDINATOR] {
        given(proposed()).later(28).when(by, HOLD).then([Event::SessionHeld { session: SESSION }]);
        given(proposed()).later(28).when(by, MISS).then([Event::SessionMissed { session: SESSION }]);
    }
    for command in [HOLD, MISS] {
        given(proposed()).later(27).when(TRAINEE, command.clone()).refused(Refusal::NotOver);
        given(proposed()).later(28).when(BYSTANDER, command.clone()).refused(Refusal::UnknownSession);
        given(held())
            .when(TRAINEE, command)
            .refused(wrong(SessionState::Held, NeededState::ProposedOrConfirmed));
    }
}

#[test]
fn the_coordinator_cancels_future_sessions() {
    let cancelled = Event::SessionCancelled { session: SESSION, reason: CancelReason::Coordinator };
    given(proposed()).when(COORDINATOR, CANCEL).then([cancelled]);
    given(held()).when(COORDINATOR, CANCEL).refused(wrong(SessionState::Held, NeededState::StillToCome));
}

#[test]
fn a_session_is_cancelled_for_a_reason_that_the_coordinator_can_give() {
    for reason in CancelReason::GIVEN {
        let cancelled = Event::SessionCancelled { session: SESSION, reason };
        given(proposed())
            .when(COORDINATOR, Command::CancelSession { session: SESSION, reason })
            .then([cancelled]);
    }
    let cancel = Command::CancelSession { session: SESSION, reason: CancelReason::PersonLeft };
    given(proposed()).when(COORDINATOR, cancel).refused(Refusal::EvidenceMissing);
}

#[test]
fn a_decline_gives_its_reason() {
    let decline = Command::Decline { session: SESSION, reason: DeclineReason::NotShared };
    given(proposed()).when(TRAINEE, decline).refused(Refusal::EvidenceMissing);
}

#[test]
fn several_sessions_are_confirmed_and_undone_together() {
    let second = SessionId(2);
    let acts = with(proposed(), (3, COORDINATOR, drafting(second, 6, 0)));
    let acts = with(acts, (4, COORDINATOR, Command::Publish { sessions: vec![second] }));
    let all = Command::ConfirmAll { sessions: vec![second, SESSION, second] };
    let confirmed = [SESSION, second].map(|session| Event::SessionConfirmed { session, responder: None });
    given(acts.clone()).when(TRAINEE, all.clone()).then(confirmed);
    given(acts.clone()).when(MENTOR, all.clone()).refused(Refusal::OnlyTheTrainee);
    given(acts.clone()).when(BYSTANDER, all.clone()).refused(Refusal::UnknownSession);
    given(acts.clone())
        .when(TRAINEE, Command::ConfirmAll { sessions: Vec::new() })
        .refused(Refusal::NothingToDo);
    let one = with(acts.clone(), (5, TRAINEE, Command::Confirm { session: second }));
    given(one).when(TRAINEE, all.clone()).refused(wrong(SessionState::Confirmed, NeededState::Proposed));
    let undone = with(acts, (5, TRAINEE, all));
    let log = given(with(undone, (6, TRAINEE, Command::Undo { command: CommandId(105) }))).log();
    let states = [SESSION, second].map(|session| log.workspace().sessions[&session].state());
    assert_eq!(states, [SessionState::Proposed; 2]);
}

/// The interview is from 14:00 to 15:00, 30 hours after the beginning.
#[test]
fn a_session_that_is_over_is_no_longer_planned_even_if_nobody_confirmed_it() {
    let log = given(proposed()).log();
    let shown = |at| {
        let progress = enrollment_progress::enrollment_progress(log.workspace(), ENROLLMENT, hours(at))
            .expect("an enrollment");
        progress.steps[0].state.clone()
    };
    assert!(matches!(shown(30), StepState::Planned(_)), "{:?}", shown(30));
    assert!(matches!(shown(31), StepState::Held(_)), "{:?}", shown(31));
}
