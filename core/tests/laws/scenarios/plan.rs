use super::*;
use switchback_core::{
    model::{
        person::{Hosting, WeeklyLimits},
        session::{CancelReason, DeclineReason, Draft, DraftChange, Pin, SessionState},
    },
    planning::{current::is_current, exclusion::Exclusion},
};

fn draft_of(session: u64, interview: u64) -> Event {
    Event::SessionDrafted(Draft {
        session: SessionId(session),
        plan: PlanId(1),
        enrollment: ENROLLMENT,
        interview: InterviewId(interview),
        step: StepIndex(0),
        mentor: world::interview(interview).lead,
    })
}

fn publish() -> Command {
    Command::Publish { sessions: vec![SESSION] }
}

fn changing(change: DraftChange) -> Command {
    Command::ChangeDrafts { sessions: vec![SESSION, SESSION], change }
}

const DROPPED: Event = Event::DraftDropped { session: SESSION };

#[test]
fn a_draft_names_the_mentor_of_its_interview() {
    given(enrolled()).when(COORDINATOR, drafting(SESSION, 5, 0)).then([draft_of(1, 5)]);
}

#[test]
fn a_new_draft_replaces_the_previous_one() {
    given(drafted()).when(COORDINATOR, drafting(SessionId(2), 6, 0)).then([DROPPED, draft_of(2, 6)]);
    let nothing = Command::DraftPlan { plan: PlanId(2), sessions: Vec::new() };
    given(drafted()).when(COORDINATOR, nothing.clone()).then([DROPPED]);
    given(enrolled()).when(COORDINATOR, nothing).refused(Refusal::NothingToDo);
}

#[test]
fn a_pinned_draft_stays() {
    let pin = Command::SetPin { session: SESSION, pin: Pin::Pinned };
    let pinned = with(drafted(), (1, COORDINATOR, pin.clone()));
    given(pinned.clone()).when(COORDINATOR, drafting(SessionId(2), 6, 0)).then([draft_of(2, 6)]);
    given(pinned).when(COORDINATOR, pin.clone()).then([]);
    given(drafted())
        .when(COORDINATOR, pin.clone())
        .then([Event::SessionPinned { session: SESSION, pin: Pin::Pinned }]);
    let refusal = Refusal::WrongState { state: SessionState::Held, needed: NeededState::StillToCome };
    given(held()).when(COORDINATOR, pin).refused(refusal);
}

#[test]
fn several_drafts_are_kept_fixed_released_and_removed_together() {
    let pinned = |pin| Event::SessionPinned { session: SESSION, pin };
    let fixed = with(drafted(), (2, COORDINATOR, changing(DraftChange::KeepFixed)));
    given(drafted()).when(COORDINATOR, changing(DraftChange::KeepFixed)).then([pinned(Pin::Pinned)]);
    given(fixed.clone()).when(COORDINATOR, changing(DraftChange::KeepFixed)).then([]);
    given(fixed).when(COORDINATOR, changing(DraftChange::AllowMoving)).then([pinned(Pin::Free)]);
    let reason = DeclineReason::NotInThisPlan;
    given(drafted()).when(COORDINATOR, changing(DraftChange::Remove)).then([Event::SessionDeclined {
        session: SESSION,
        reason,
        responder: None,
    }]);
}

#[test]
fn several_drafts_change_together_or_not_at_all() {
    let wrong = Refusal::WrongState { state: SessionState::Proposed, needed: NeededState::Draft };
    let second = with(proposed(), (3, COORDINATOR, drafting(SessionId(2), 6, 0)));
    for change in [DraftChange::KeepFixed, DraftChange::AllowMoving, DraftChange::Remove] {
        let both = Command::ChangeDrafts { sessions: vec![SessionId(2), SESSION], change };
        given(second.clone()).when(COORDINATOR, both).refused(wrong.clone());
        let none = Command::ChangeDrafts { sessions: Vec::new(), change };
        given(drafted()).when(COORDINATOR, none).refused(Refusal::NothingToDo);
        given(enrolled()).when(COORDINATOR, changing(change)).refused(Refusal::UnknownSession);
    }
}

#[test]
fn one_undo_restores_all_removed_drafts() {
    let removed = with(drafted(), (2, COORDINATOR, changing(DraftChange::Remove)));
    let command = CommandId(100 + removed.len() as u64 - 1);
    let undone = with(removed, (3, COORDINATOR, Command::Undo { command }));
    let log = given(undone).log();
    assert_eq!(log.workspace().sessions[&SESSION].state(), SessionState::Drafted);
}

#[test]
fn a_plan_is_current_until_it_is_undone_removed_or_replaced() {
    let current = |acts: Vec<Act>, plan| is_current(given(acts).log().workspace(), PlanId(plan), false);
    let drafting_again = |session, interview| {
        let Command::DraftPlan { sessions, .. } = drafting(SessionId(session), interview, 0) else {
            unreachable!()
        };
        (3, COORDINATOR, Command::DraftPlan { plan: PlanId(2), sessions })
    };
    assert!(current(drafted(), 1));
    assert!(current(proposed(), 1), "published");
    assert!(!current(enrolled(), 1), "never drafted");
    assert!(!current(with(drafted(), (2, COORDINATOR, changing(DraftChange::Remove))), 1), "removed");
    let undo = Command::Undo { command: CommandId(100 + drafted().len() as u64 - 1) };
    assert!(!current(with(drafted(), (2, COORDINATOR, undo)), 1), "undone");

    let replaced = with(drafted(), drafting_again(2, 6));
    assert!(!current(replaced.clone(), 1), "replaced");
    assert!(current(replaced, 2));
    let pinned = with(drafted(), (2, COORDINATOR, changing(DraftChange::KeepFixed)));
    assert!(current(with(pinned, drafting_again(2, 6)), 2), "beside a pinned draft of the previous plan");
}

#[test]
fn a_plan_without_sessions_is_current_until_another_one_has_drafts() {
    let current = |acts: Vec<Act>| is_current(given(acts).log().workspace(), PlanId(2), true);
    assert!(current(enrolled()));
    assert!(current(proposed()), "beside published sessions");
    assert!(!current(drafted()));
}

#[test]
fn ids_in_a_plan_are_new() {
    given(drafted()).when(COORDINATOR, drafting(SESSION, 6, 0)).refused(Refusal::IdTaken);
    let Command::DraftPlan { plan, sessions } = drafting(SESSION, 6, 0) else { return };
    let twice = Command::DraftPlan { plan, sessions: [sessions.clone(), sessions].concat() };
    given(enrolled()).when(COORDINATOR, twice).refused(Refusal::IdTaken);
    given(enrolled()).when(COORDINATOR, drafting(SESSION, 700, 0)).refused(Refusal::UnknownInterview);
}

#[test]
fn only_the_coordinator_plans() {
    let commands = [
        drafting(SessionId(2), 6, 0),
        publish(),
        Command::Accept { sessions: vec![SESSION] },
        Command::SetPin { session: SESSION, pin: Pin::Pinned },
        changing(DraftChange::Remove),
        Command::CancelSession { session: SESSION, reason: CancelReason::Coordinator },
    ];
    for command in commands {
        for by in [TRAINEE, MENTOR, Actor::LEADER] {
            given(drafted()).when(by, command.clone()).refused(Refusal::OnlyTheCoordinator);
        }
    }
}

#[test]
fn publishing_also_accepts_drafts_not_yet_accepted() {
    let accepted = Event::SessionAccepted { session: SESSION };
    let proposed = Event::SessionProposed { session: SESSION };
    given(drafted()).when(COORDINATOR, publish()).then([accepted.clone(), proposed.clone()]);
    let accept = Command::Accept { sessions: vec![SESSION, SESSION] };
    given(drafted()).when(COORDINATOR, accept.clone()).then([accepted]);
    given(with(drafted(), (1, COORDINATOR, accept.clone()))).when(COORDINATOR, accept.clone()).then([]);
    given(with(drafted(), (1, COORDINATOR, accept))).when(COORDINATOR, publish()).then([proposed]);
}

#[test]
fn only_drafts_are_published_and_at_least_one() {
    let wrong = |state| Refusal::WrongState { state, needed: NeededState::Draft };
    given(proposed()).when(COORDINATOR, publish()).refused(wrong(SessionState::Proposed));
    let accept = Command::Accept { sessions: vec![SESSION] };
    given(held()).when(COORDINATOR, accept).refused(wrong(SessionState::Held));
    given(enrolled()).when(COORDINATOR, publish()).refused(Refusal::UnknownSession);
    given(enrolled())
        .when(COORDINATOR, Command::Publish { sessions: Vec::new() })
        .refused(Refusal::NothingToDo);
}

/// Publishing checks again whether everything in the draft is still possible.
#[test]
fn publishing_checks_the_rules_against_changes_since_drafting() {
    let (trainee, mentor) = (PersonId(5), PersonId(3));
    let limits = |as_trainee, as_mentor| WeeklyLimits { as_trainee, as_mentor };
    let changes = [
        (Command::Pause { enrollment: ENROLLMENT, until: None }, None),
        (
            Command::SetHosting { person: mentor, hosting: Hosting::Declines },
            Some(Exclusion::MentorDoesNotHost),
        ),
        (Command::SetLimits { person: trainee, limits: limits(0, 2) }, Some(Exclusion::TraineeLimit)),
        (Command::SetLimits { person: mentor, limits: limits(2, 0) }, Some(Exclusion::MentorLimit)),
        (Command::WithdrawCertificate { certificate: CertificateId(3) }, Some(Exclusion::MentorNotCertified)),
        (
            Command::ChangeDay { person: trainee, day: hours(24).date_naive(), hours: Some(Vec::new()) },
            Some(Exclusion::OutsideHours),
        ),
    ];
    for (change, exclusion) in changes {
        let refusal = exclusion.map_or(
            Refusal::WrongState {
                state: SessionState::Cancelled(CancelReason::EnrollmentEnded),
                needed: NeededState::Draft,
            },
            Refusal::RuleBroken,
        );
        given(with(drafted(), (2, COORDINATOR, change))).when(COORDINATOR, publish()).refused(refusal);
    }
    let too_soon = Refusal::RuleBroken(Exclusion::TooSoon);
    given(drafted()).later(18).when(COORDINATOR, publish()).refused(too_soon);
}
