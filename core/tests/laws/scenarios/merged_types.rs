use super::*;
use crate::world::DESIGN;
use chrono::NaiveDate;
use std::collections::BTreeSet;
use switchback_core::{
    command::{NewCertificate, import::Import},
    model::{
        interview_type::InterviewType,
        program::{Path, Program, StepKind},
    },
    progress::path::version_change::version_changes,
    workspace::Workspace,
};

const OTHER: EnrollmentId = EnrollmentId(2);
const THIRD: InterviewTypeId = InterviewTypeId(3);

fn merge(interview_type: InterviewTypeId, into: InterviewTypeId) -> Command {
    Command::MergeInterviewTypes { interview_type, into }
}

fn merged(acts: Vec<Act>) -> Workspace {
    let hour = acts.last().map_or(0, |act| act.0);
    given(with(acts, (hour, COORDINATOR, merge(DESIGN, CODING)))).log().workspace().clone()
}

fn in_design(person: u64) -> Act {
    let person = PersonId(person);
    (0, COORDINATOR, Command::Enroll { enrollment: OTHER, person, interview_type: DESIGN })
}

/// Publishes the current program with a change.
fn program(change: impl FnOnce(&mut Program), acts: &[Act]) -> Act {
    let log = given(acts.to_vec()).log();
    let mut program = log.workspace().program().unwrap().clone();
    program.version.0 += 1;
    change(&mut program);
    (0, COORDINATOR, Command::PublishProgram(program))
}

fn needed(workspace: &Workspace, interview_type: InterviewTypeId) -> Vec<InterviewTypeId> {
    let path = &workspace.program().unwrap().paths[&interview_type];
    path.rules.prerequisites.iter().copied().collect()
}

#[test]
fn everything_of_the_merged_type_counts_for_the_remaining_type() {
    let workspace = merged(vec![in_design(6)]);
    assert_eq!(workspace.interview_types.keys().collect::<Vec<_>>(), [&CODING]);
    assert!(workspace.interviews.values().all(|interview| interview.interview_type == CODING));
    assert_eq!(workspace.enrollments[&OTHER].interview_type, CODING);
    assert!(workspace.path(&workspace.enrollments[&OTHER]).is_some());
    assert!(workspace.has_certificate(PersonId(4), CODING));
    assert!(workspace.programs.values().all(|program| !program.paths.contains_key(&DESIGN)));
}

#[test]
fn a_person_certified_in_both_types_keeps_the_remaining_types_certificate() {
    let workspace = merged(Vec::new());
    let of_person = workspace.certificates.values().filter(|known| known.person == PersonId(3));
    assert_eq!(of_person.map(|known| known.id).collect::<Vec<_>>(), [CertificateId(3)]);
}

#[test]
fn an_expired_certificate_gives_way_to_a_valid_one() {
    let (person, before) = (PersonId(7), NaiveDate::from_ymd_opt(2020, 5, 4));
    let old = NewCertificate { id: CertificateId(70), person, interview_type: CODING, from: before };
    let new = NewCertificate { id: CertificateId(71), interview_type: DESIGN, from: None, ..old };
    let for_a_year = |program: &mut Program| {
        program.paths.get_mut(&CODING).unwrap().rules.validity.months = Some(12);
    };
    let acts = vec![
        (0, COORDINATOR, Command::RecordCertificates { certificates: vec![old, new] }),
        program(for_a_year, &[]),
    ];
    let workspace = merged(acts);
    assert_eq!(workspace.certificate(person, CODING).map(|known| known.id), Some(new.id));
    assert_eq!(workspace.certificates.values().filter(|known| known.person == person).count(), 1);
}

#[test]
fn progress_in_the_merged_type_is_kept() {
    let prepared = (1, COORDINATOR, Command::PrepareStep { enrollment: OTHER, step: StepIndex(0) });
    let enrollment = merged(vec![in_design(6), prepared]).enrollments[&OTHER].clone();
    assert_eq!(enrollment.ledger.beyond, [StepKind::Course], "the path that stays has no course");
}

#[test]
fn trainees_of_the_remaining_type_have_no_new_version_to_move_to() {
    let workspace = merged(with(enrolled(), in_design(6)));
    assert_eq!(
        version_changes(&workspace, hours(1)),
        [],
        "a new version with the same path is nothing to move to"
    );
}

#[test]
fn the_merged_types_name_is_still_known() {
    let workspace = merged(Vec::new());
    assert_eq!(workspace.interview_types[&CODING].names().collect::<Vec<_>>(), ["Coding", "Design"]);
}

#[test]
fn prerequisites_change_to_the_remaining_type_but_never_to_the_path_itself() {
    let third = Import { interview_types: vec![InterviewType::named(THIRD, "Screen")], ..Import::default() };
    let acts = vec![(0, COORDINATOR, Command::Import(third))];
    let asking = |program: &mut Program| {
        let ask = |path: &mut Path| path.rules.prerequisites.insert(DESIGN);
        program.paths.get_mut(&CODING).map(ask);
        program.paths.get_mut(&THIRD).map(ask);
    };
    let workspace = merged(with(acts.clone(), program(asking, &acts)));
    assert_eq!(needed(&workspace, CODING), []);
    assert_eq!(needed(&workspace, THIRD), [CODING]);
}

#[test]
fn types_are_not_merged_if_prerequisites_would_become_circular() {
    let third = Import { interview_types: vec![InterviewType::named(THIRD, "Screen")], ..Import::default() };
    let acts = vec![(0, COORDINATOR, Command::Import(third))];
    let asking = |program: &mut Program| {
        program.paths.get_mut(&CODING).unwrap().rules.prerequisites = BTreeSet::from([THIRD]);
        program.paths.get_mut(&THIRD).unwrap().rules.prerequisites = BTreeSet::from([DESIGN]);
    };
    let outcome =
        given(with(acts.clone(), program(asking, &acts))).when(COORDINATOR, merge(DESIGN, CODING)).outcome;
    assert!(matches!(outcome, Err(Refusal::PrerequisiteCycle(_))), "{outcome:?}");
}

#[test]
fn only_the_coordinator_merges_types_and_only_two_different_ones() {
    given([]).when(MENTOR, merge(DESIGN, CODING)).refused(Refusal::OnlyTheCoordinator);
    given([]).when(COORDINATOR, merge(CODING, CODING)).refused(Refusal::SameInterviewType);
    given([]).when(COORDINATOR, merge(THIRD, CODING)).refused(Refusal::UnknownInterviewType);
    given([]).when(COORDINATOR, merge(CODING, THIRD)).refused(Refusal::UnknownInterviewType);
}

#[test]
fn a_type_with_scorecards_is_not_merged_into_another() {
    given(finished_path()).when(COORDINATOR, merge(CODING, DESIGN)).refused(Refusal::TypeHasScorecards(8));
    assert!(given(finished_path()).when(COORDINATOR, merge(DESIGN, CODING)).outcome.is_ok());
}

#[test]
fn types_are_not_merged_if_a_trainee_is_enrolled_or_certified_in_both() {
    let both = with(enrolled(), in_design(5));
    given(both).when(COORDINATOR, merge(DESIGN, CODING)).refused(Refusal::InBothTypes(1));
    given([in_design(1)]).when(COORDINATOR, merge(DESIGN, CODING)).refused(Refusal::InBothTypes(1));
    given([in_design(1)]).when(COORDINATOR, merge(CODING, DESIGN)).refused(Refusal::InBothTypes(1));
}

#[test]
fn undoing_a_merge_restores_both_types() {
    let acts = with(vec![in_design(6)], (0, COORDINATOR, merge(DESIGN, CODING)));
    let before = given(vec![in_design(6)]).log();
    let after = given(with(acts, (0, COORDINATOR, Command::Undo { command: CommandId(101) }))).log();
    assert_eq!(after.workspace(), before.workspace());
}
