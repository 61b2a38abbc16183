//! The limit on how many sessions of a step may need another.

use super::*;
use switchback_core::{
    model::program::{Program, Version, rules::StepRules},
    planning::exclusion::Exclusion,
    progress::path::steps,
};

/// Enrolled on a path whose shadows allow this many retakes.
fn allowing(retakes: u8) -> Vec<Act> {
    let mut program = Program { version: Version(3), ..world::program() };
    let step = &mut program.paths.get_mut(&CODING).unwrap().steps[0];
    step.rules = StepRules { retakes: Some(retakes), ..StepRules::default() };
    let mut acts = vec![(0, COORDINATOR, Command::PublishProgram(program))];
    acts.extend(enrolled());
    acts
}

/// A shadow at this interview that was not approved.
fn turned_down(session: u64, interview: u64) -> Vec<Act> {
    let (known, session) = (world::interview(interview), SessionId(session));
    let (mentor, start) = (Actor::Member(known.lead), (known.start - hours(0)).num_hours());
    vec![
        (start - 14, COORDINATOR, drafting(session, interview, 0)),
        (start - 13, COORDINATOR, Command::Publish { sessions: vec![session] }),
        (start + 1, TRAINEE, writing(session, Side::Trainee)),
        (start + 1, mentor, writing(session, Side::Mentor)),
        (start + 2, mentor, Command::DoNotCredit { session }),
    ]
}

fn acts(parts: impl IntoIterator<Item = Vec<Act>>) -> Vec<Act> {
    parts.into_iter().flatten().collect()
}

fn undecided(acts: Vec<Act>) -> Option<StepIndex> {
    let log = given(acts).log();
    steps::undecided(log.workspace(), &log.workspace().enrollments[&ENROLLMENT])
}

#[test]
fn a_decision_is_needed_once_the_retakes_are_used_up() {
    assert_eq!(undecided(acts([allowing(1), turned_down(1, 5)])), None);
    let twice = acts([allowing(1), turned_down(1, 5), turned_down(2, 6)]);
    assert_eq!(undecided(twice.clone()), Some(StepIndex(0)));
    let used_up = Refusal::RuleBroken(Exclusion::SessionsUsedUp);
    given(twice).when(COORDINATOR, drafting(SessionId(3), 17, 0)).refused(used_up);
    assert_eq!(undecided(acts([allowing(0), turned_down(1, 5)])), Some(StepIndex(0)), "no retakes");
}

#[test]
fn an_additional_attempt_allows_one_more_retake() {
    let grant = Command::GrantAttempt { enrollment: ENROLLMENT, step: StepIndex(0) };
    let granted = vec![(52, COORDINATOR, grant)];
    let twice = [allowing(1), turned_down(1, 5), turned_down(2, 6), granted];
    assert_eq!(undecided(acts(twice.clone())), None);
    let again = acts(twice.into_iter().chain([turned_down(3, 17)]));
    assert_eq!(undecided(again), Some(StepIndex(0)));
}
