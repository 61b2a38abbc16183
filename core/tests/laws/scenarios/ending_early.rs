//! A step that ends once its minimum is reached, although more sessions are planned.

use super::*;
use switchback_core::{
    attention,
    model::{
        program::{
            Path, Program, Step, StepKind, Version,
            rules::{Decider, StepRules},
        },
        session::CancelReason,
    },
    progress::{
        duties::duty::{self, Task},
        path::{enrollment_progress::enrollment_progress, steps, version_change},
        program::{
            contradictions::{self, Weight},
            summary,
        },
    },
    zones::DatabaseZones,
};

const FIRST: StepIndex = StepIndex(0);
const DECIDER: PersonId = PersonId(7);

fn shorten() -> Command {
    Command::ShortenStep { enrollment: ENROLLMENT, step: FIRST }
}

/// Three shadows, of which this many are enough.
fn shadows(least: Option<u8>) -> Program {
    let mut program = Program { version: Version(3), ..world::program() };
    let path = program.paths.get_mut(&CODING).unwrap();
    let rules = StepRules { at_least: least, ..StepRules::default() };
    path.steps[0] = Step { times: 3, rules, ..Step::once(StepKind::Shadow) };
    path.rules.decides = Decider::Named(DECIDER);
    program
}

fn published(program: Program) -> Vec<Act> {
    vec![(0, COORDINATOR, Command::PublishProgram(program))]
}

/// Two shadows are credited, and the third is published.
fn two_of_three(least: Option<u8>) -> Vec<Act> {
    let mut acts = published(shadows(least));
    let shadows = finished_path().into_iter().take(1 + 2 * 5);
    acts.extend(shadows);
    acts.push((100, COORDINATOR, drafting(SessionId(3), 17, 0)));
    acts.push((101, COORDINATOR, Command::Publish { sessions: vec![SessionId(3)] }));
    acts
}

fn missing(log: &Log) -> Vec<StepIndex> {
    steps::remaining(log.workspace(), &log.workspace().enrollments[&ENROLLMENT])
}

#[test]
fn the_decider_can_end_a_step_once_its_minimum_is_reached() {
    let acts = two_of_three(Some(2));
    let reason = CancelReason::StepGone;
    let events = [
        Event::StepShortened { enrollment: ENROLLMENT, step: FIRST, enough: 2 },
        Event::SessionCancelled { session: SessionId(3), reason },
    ];
    given(acts.clone()).when(Actor::Member(DECIDER), shorten()).then(events.clone());
    given(acts.clone()).when(COORDINATOR, shorten()).then(events);
    for by in [TRAINEE, MENTOR, Actor::LEADER] {
        given(acts.clone()).when(by, shorten()).refused(Refusal::NotYoursToDecide);
    }
    let log = given(acts).when(COORDINATOR, shorten()).log();
    assert_eq!(missing(&log), [StepIndex(1), StepIndex(1)], "no more shadows");
    let progress = enrollment_progress(log.workspace(), ENROLLMENT, hours(102)).unwrap();
    assert_eq!(progress.steps.iter().filter(|step| step.step == FIRST).count(), 2);
}

#[test]
fn a_reached_minimum_needs_attention_if_the_coordinator_decides() {
    let acts = |decides| {
        let mut acts = two_of_three(Some(2));
        let mut program = shadows(Some(2));
        program.paths.get_mut(&CODING).unwrap().rules.decides = decides;
        acts[0] = (0, COORDINATOR, Command::PublishProgram(program));
        acts
    };
    let reached = |acts: Vec<Act>| {
        attention::attention(given(acts).log().workspace(), &DatabaseZones, hours(102)).minimum_reached
    };
    assert_eq!(reached(acts(Decider::Coordinator)), [(ENROLLMENT, FIRST)]);
    assert_eq!(reached(acts(Decider::Named(DECIDER))), [], "the task of the person who decides");
    let ended = with(acts(Decider::Coordinator), (102, COORDINATOR, shorten()));
    assert_eq!(reached(ended), []);
}

#[test]
fn a_step_cannot_end_before_its_minimum_without_one_or_twice() {
    given(two_of_three(Some(3))).when(COORDINATOR, shorten()).refused(Refusal::StepBelowMinimum(3));
    given(two_of_three(None)).when(COORDINATOR, shorten()).refused(Refusal::NothingToDecide);
    let ended = with(two_of_three(Some(2)), (102, COORDINATOR, shorten()));
    given(ended).when(COORDINATOR, shorten()).refused(Refusal::StepAlreadyDone);
}

#[test]
fn a_reached_minimum_is_a_task_for_the_named_decider() {
    let tasks = |acts| {
        let log = given(acts).log();
        duty::duties_of(log.workspace(), DECIDER, hours(103)).iter().map(|duty| duty.task).collect::<Vec<_>>()
    };
    assert_eq!(tasks(two_of_three(Some(2))), [Task::EndEarly(ENROLLMENT, FIRST)]);
    assert_eq!(tasks(two_of_three(Some(3))), []);
    assert_eq!(tasks(with(two_of_three(Some(2)), (102, COORDINATOR, shorten()))), []);
}

#[test]
fn undoing_the_end_of_a_step_restores_the_sessions_it_cancelled() {
    let acts = two_of_three(Some(2));
    let command = CommandId(100 + acts.len() as u64);
    let before = given(acts.clone()).log();
    let after = given(with(acts, (102, COORDINATOR, shorten()))).when(COORDINATOR, Command::Undo { command });
    let after = after.log();
    assert_eq!(after.workspace().sessions, before.workspace().sessions);
    assert_eq!(after.workspace().enrollments, before.workspace().enrollments);
}

#[test]
fn an_additional_session_can_be_required_after_a_step_ended() {
    let add = Command::AddSession { enrollment: ENROLLMENT, step: FIRST };
    let ended = with(two_of_three(Some(2)), (102, COORDINATOR, shorten()));
    let log = given(with(ended, (103, COORDINATOR, add))).log();
    assert_eq!(missing(&log), [FIRST, StepIndex(1), StepIndex(1)]);
}

#[test]
fn a_session_whose_review_was_reversed_is_required_again() {
    let ended = with(two_of_three(Some(2)), (102, COORDINATOR, shorten()));
    let mentor = Actor::Member(world::mentor_of(InterviewId(6)));
    let reverse = Command::ReverseReview { session: SessionId(2), why: "The wrong session".to_owned() };
    let log = given(ended).when(mentor, reverse).log();
    let enrollment = &log.workspace().enrollments[&ENROLLMENT];
    assert_eq!(steps::credited(log.workspace(), enrollment, FIRST), 1);
    assert_eq!(steps::asked_in_all(enrollment, FIRST, &shadows(Some(2)).paths[&CODING].steps[0]), 2);
}

#[test]
fn a_newer_version_with_a_higher_minimum_requires_it() {
    let newer = Program { version: Version(4), ..shadows(Some(3)) };
    let mut acts = with(two_of_three(Some(2)), (102, COORDINATOR, shorten()));
    acts.push((103, COORDINATOR, Command::PublishProgram(newer)));
    acts.push((104, COORDINATOR, Command::ChangeVersion { enrollments: vec![ENROLLMENT] }));
    assert_eq!(missing(&given(acts).log()), [FIRST, StepIndex(1), StepIndex(1)]);
}

#[test]
fn the_preview_of_a_newer_version_knows_that_a_step_ended() {
    let newer = Program { version: Version(4), ..shadows(Some(2)) };
    let mut acts = with(two_of_three(Some(2)), (102, COORDINATOR, shorten()));
    acts.push((103, COORDINATOR, Command::PublishProgram(newer)));
    let log = given(acts).log();
    let enrollment = &log.workspace().enrollments[&ENROLLMENT];
    let preview = version_change::to_newest(log.workspace(), enrollment, hours(104)).unwrap();
    assert_eq!(preview.missing, [(StepKind::ReverseShadow, 2)]);
    assert_eq!(preview.would_miss, preview.missing);
}

#[test]
fn a_minimum_is_between_one_and_the_planned_sessions() {
    for least in [0, 4] {
        let publish = Command::PublishProgram(shadows(Some(least)));
        given([]).when(COORDINATOR, publish).refused(Refusal::StepMinimum(StepKind::Shadow));
    }
}

#[test]
fn the_summary_states_the_possible_number_of_sessions() {
    let rules = StepRules { at_least: Some(3), at_most: Some(8), retakes: Some(2), ..StepRules::default() };
    let shadows = Step { times: 5, rules, ..Step::once(StepKind::Shadow) };
    assert_eq!(summary::step_words(&shadows), "3 to 8 shadows, 5 planned, at most 2 retakes.");
    let log = given([]).log();
    let words = summary::summary(log.workspace(), &Path { steps: vec![shadows], ..Path::default() });
    assert!(words.contains(&"From the minimum of a step on, the coordinator can end it early.".to_owned()));
}

#[test]
fn contradicting_bounds_are_found_before_publishing() {
    let log = given([]).log();
    let found = |rules: StepRules| {
        let mut program = shadows(None);
        program.paths.get_mut(&CODING).unwrap().steps[0].rules = rules;
        let found = contradictions::findings(log.workspace(), &DatabaseZones, &program, hours(0));
        let about_bounds = |words: &String| words.contains("minimum") || words.contains("retake");
        found
            .into_iter()
            .filter(|finding| about_bounds(&finding.words))
            .map(|finding| finding.weight)
            .collect()
    };
    let none: Vec<Weight> = found(StepRules { at_least: Some(2), retakes: Some(1), ..StepRules::default() });
    assert_eq!(none, []);
    let high = found(StepRules { at_least: Some(4), ..StepRules::default() });
    assert_eq!(high, [Weight::Impossible], "more than are planned");
    let early = found(StepRules { at_least: Some(1), distinct_mentors: Some(2), ..StepRules::default() });
    assert_eq!(early, [Weight::Odd], "over before there were two mentors");
    let idle = found(StepRules { at_most: Some(4), retakes: Some(3), ..StepRules::default() });
    assert_eq!(idle, [Weight::Odd], "four sessions cannot need another before the four are used");
}
