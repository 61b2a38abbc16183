use super::*;
use crate::play;
use switchback_core::{
    command::replanning::ChangedPlan,
    model::session::{CancelReason, DeclineReason, Draft, Pin, SessionState},
    planning::{exclusion::Exclusion, replanning::to_replace},
    zones::DatabaseZones,
};

fn changing(called_off: &[u64], sessions: &[(u64, u64, u8)]) -> Command {
    let session = |(id, interview, step): &(u64, u64, u8)| NewSession {
        id: SessionId(*id),
        enrollment: ENROLLMENT,
        interview: InterviewId(*interview),
        step: StepIndex(*step),
        mentor: world::mentor_of(InterviewId(*interview)),
    };
    Command::PlanAgain(ChangedPlan {
        plan: PlanId(2),
        called_off: called_off.iter().map(|id| SessionId(*id)).collect(),
        becoming: Vec::new(),
        sessions: sessions.iter().map(session).collect(),
    })
}

fn becoming(session: u64, step: u8) -> Command {
    let becoming = vec![(SessionId(session), StepIndex(step))];
    Command::PlanAgain(ChangedPlan {
        plan: PlanId(2),
        called_off: Vec::new(),
        becoming,
        sessions: Vec::new(),
    })
}

#[test]
fn a_session_moves_in_one_command_and_is_proposed_again() {
    let mentor = world::interview(6).lead;
    let (session, plan, interview) = (SessionId(2), PlanId(2), InterviewId(6));
    let drafted = Event::SessionDrafted(Draft {
        session,
        plan,
        enrollment: ENROLLMENT,
        interview,
        step: StepIndex(0),
        mentor,
    });
    given(proposed()).when(COORDINATOR, changing(&[1], &[(2, 6, 0)])).then([
        Event::SessionCancelled { session: SESSION, reason: CancelReason::PlannedAgain },
        drafted,
        Event::SessionAccepted { session },
        Event::SessionProposed { session },
    ]);
}

#[test]
fn one_undo_reverts_a_changed_plan() {
    let outcome = given(proposed()).when(COORDINATOR, changing(&[1], &[(2, 6, 0)]));
    let at = outcome.time();
    let log = outcome.log();
    let before = given(proposed()).log();
    let after = play::undo(&log, 950, CommandId(1000), at).unwrap();
    assert_eq!(play::told(after.workspace()), play::told(before.workspace()));
}

#[test]
fn a_changed_plan_keeps_every_rule() {
    given(proposed()).when(TRAINEE, changing(&[1], &[])).refused(Refusal::OnlyTheCoordinator);
    given(proposed()).when(COORDINATOR, changing(&[], &[])).refused(Refusal::NothingToDo);
    given(proposed()).when(COORDINATOR, changing(&[9], &[])).refused(Refusal::UnknownSession);
    given(proposed()).when(COORDINATOR, changing(&[1, 1], &[])).refused(Refusal::IdTaken);
    given(proposed()).when(COORDINATOR, changing(&[1], &[(1, 6, 0)])).refused(Refusal::IdTaken);
    let order = || Refusal::RuleBroken(Exclusion::OutOfOrder);
    given(proposed()).when(COORDINATOR, changing(&[1], &[(2, 6, 1)])).refused(order());
    given(proposed()).when(COORDINATOR, becoming(1, 1)).refused(order());
    let needed = NeededState::ProposedOrConfirmed;
    let drafted_only = Refusal::WrongState { state: SessionState::Drafted, needed };
    given(drafted()).when(COORDINATOR, changing(&[1], &[])).refused(drafted_only);
    let held_already = Refusal::WrongState { state: SessionState::Held, needed };
    given(held()).when(COORDINATOR, changing(&[1], &[])).refused(held_already);
}

#[test]
fn a_session_that_is_kept_fixed_stays_in_a_changed_plan() {
    let fixed = with(proposed(), (3, COORDINATOR, Command::SetPin { session: SESSION, pin: Pin::Pinned }));
    given(fixed.clone()).when(COORDINATOR, changing(&[1], &[(2, 6, 0)])).refused(Refusal::KeptFixed);
    given(fixed.clone()).when(COORDINATOR, becoming(1, 0)).refused(Refusal::KeptFixed);
    let beside = given(fixed).when(COORDINATOR, changing(&[], &[(2, 6, 0)]));
    assert!(beside.outcome.is_ok(), "others may change");
}

#[test]
fn a_completed_later_step_does_not_block_a_missing_earlier_one() {
    // The second shadow was not approved after the first reverse shadow was held.
    let mut acts = finished_path();
    acts.truncate(acts.len() - 5);
    let acts = with(
        acts,
        (300, COORDINATOR, Command::ReverseReview { session: SessionId(2), why: "Mixed up".into() }),
    );
    let mentor = Actor::Member(world::interview(6).lead);
    let acts = with(acts, (301, mentor, Command::DoNotCredit { session: SessionId(2) }));
    let late = (24..world::INTERVIEWS).find(|number| {
        let command = drafting(SessionId(9), *number, 0);
        let request = Request { id: CommandId(990), at: hours(302), by: COORDINATOR, command };
        decide(&given(acts.clone()).log(), &request).is_ok()
    });
    assert!(late.is_some(), "no interview makes up for the shadow");
}

/// Session 1 of one plan and session 2 of another, both published.
fn two_plans() -> Vec<Act> {
    let other = NewSession {
        id: SessionId(2),
        enrollment: ENROLLMENT,
        interview: InterviewId(6),
        step: StepIndex(0),
        mentor: world::mentor_of(InterviewId(6)),
    };
    let draft = Command::DraftPlan { plan: PlanId(2), sessions: vec![other] };
    let publish = Command::Publish { sessions: vec![SessionId(2)] };
    with(with(proposed(), (2, COORDINATOR, draft)), (2, COORDINATOR, publish))
}

#[test]
fn a_declined_session_is_still_to_be_replaced_after_another_one_is_confirmed() {
    let lost = |acts: Vec<Act>| {
        let log = given(acts).log();
        to_replace(log.workspace(), &DatabaseZones, hours(5)).lost
    };
    let decline = Command::Decline { session: SESSION, reason: DeclineReason::CannotMakeIt };
    let declined = with(two_plans(), (3, TRAINEE, decline));
    assert_eq!(lost(declined.clone()), [SESSION]);
    let confirm = Command::Confirm { session: SessionId(2) };
    assert_eq!(lost(with(declined, (4, TRAINEE, confirm))), [SESSION]);
}
