use super::*;
use std::collections::{BTreeMap, BTreeSet};
use switchback_core::{
    command::{NewCertificate, enrollment::NewEnrollment},
    model::{
        enrollment::{CreditBasis, EnrollmentStatus, Variant},
        program::{Path, Program, Step, StepKind, Version, rules::*},
        session::CancelReason,
    },
    progress::{
        path::{
            enrollment_progress::{self, StepState},
            steps, version_change,
        },
        program::eligibility,
    },
    zones::DatabaseZones,
};
use world::DESIGN;

const MOVE: fn() -> Command = || Command::ChangeVersion { enrollments: vec![ENROLLMENT] };

fn credit(step: u8, times: u8, evidence: &str) -> Command {
    let evidence = evidence.to_owned();
    Command::GiveCredit {
        enrollment: ENROLLMENT,
        step: StepIndex(step),
        times,
        basis: CreditBasis::Elsewhere,
        evidence,
    }
}

/// Publishes a program with this coding path.
fn publishing(version: u32, path: Path) -> Act {
    let mut program = Program { version: Version(version), ..world::program() };
    program.paths.insert(CODING, path);
    (0, COORDINATOR, Command::PublishProgram(program))
}

fn ruled(rules: PathRules) -> Act {
    publishing(3, Path { rules, ..world::program().paths[&CODING].clone() })
}

fn enroll_in(person: u64, interview_type: InterviewTypeId) -> Command {
    Command::Enroll { enrollment: EnrollmentId(7), person: PersonId(person), interview_type }
}

fn certified_in(interview_type: InterviewTypeId) -> Act {
    let new = NewCertificate { id: CertificateId(70), person: PersonId(7), interview_type, from: None };
    (0, COORDINATOR, Command::RecordCertificates { certificates: vec![new] })
}

#[test]
fn credit_from_elsewhere_needs_evidence_and_a_certified_person_or_coordinator() {
    let outcome = given(enrolled()).when(COORDINATOR, credit(0, 2, " Led 40 before. "));
    let workspace = outcome.log();
    let workspace = workspace.workspace();
    let enrollment = &workspace.enrollments[&ENROLLMENT];
    assert_eq!(enrollment.ledger.credits[0].evidence, "Led 40 before.");
    assert_eq!(enrollment.ledger.credits[0].by, COORDINATOR);
    assert_eq!(steps::remaining(workspace, enrollment), [StepIndex(1), StepIndex(1)]);
    assert_eq!(
        enrollment_progress::enrollment_progress(workspace, ENROLLMENT, hours(24 * 40)).unwrap().done(),
        2
    );

    given(enrolled()).when(COORDINATOR, credit(0, 1, " ")).refused(Refusal::EvidenceMissing);
    given(enrolled()).when(COORDINATOR, credit(0, 3, "All")).refused(Refusal::StepAlreadyDone);
    given(enrolled()).when(COORDINATOR, credit(2, 1, "All")).refused(Refusal::SignOffNotCredited);
    given(enrolled()).when(COORDINATOR, credit(9, 1, "All")).refused(Refusal::StepUnknown);
    for by in [TRAINEE, Actor::LEADER] {
        given(enrolled()).when(by, credit(0, 1, "Trust me")).refused(Refusal::CreditNotYours);
    }
    given(enrolled()).when(BYSTANDER, credit(0, 1, "Trust me")).refused(Refusal::UnknownEnrollment);
    assert!(given(proposed()).when(MENTOR, credit(0, 1, "I saw them")).outcome.is_ok());
}

#[test]
fn a_session_made_unnecessary_by_credit_is_cancelled() {
    let log = given(proposed()).when(COORDINATOR, credit(0, 1, "Led one before")).log();
    assert_eq!(log.workspace().sessions[&SESSION].state().word(), "proposed", "one is still asked for");
    let log = given(proposed()).when(COORDINATOR, credit(0, 2, "Led many before")).log();
    assert_eq!(log.workspace().sessions[&SESSION].state().word(), "cancelled");
}

#[test]
fn a_pause_with_an_end_date_ends_automatically() {
    let until = hours(72).date_naive();
    let pause = Command::Pause { enrollment: ENROLLMENT, until: Some(until) };
    let paused = with(enrolled(), (1, TRAINEE, pause));
    let log = given(paused.clone()).log;
    let enrollment = &log.workspace().enrollments[&ENROLLMENT];
    assert!(enrollment.status_at(hours(50)).is_paused());
    // Midnight in Berlin, an hour earlier than in UTC.
    assert_eq!(enrollment.status_at(hours(72 - 9)), EnrollmentStatus::Active);
    given(paused.clone())
        .when(COORDINATOR, drafting(SESSION, 8, 0))
        .refused(Refusal::RuleBroken(switchback_core::planning::exclusion::Exclusion::EnrollmentNotActive));
    let late = Command::Pause { enrollment: ENROLLMENT, until: Some(hours(0).date_naive()) };
    given(enrolled()).when(TRAINEE, late).refused(Refusal::PauseEndsBefore);
}

#[test]
fn enrolling_needs_the_prerequisites_and_the_tenure() {
    let rules = PathRules { prerequisites: BTreeSet::from([DESIGN]), ..PathRules::default() };
    let path = ruled(rules);
    given([path.clone()])
        .when(BYSTANDER, enroll_in(7, CODING))
        .refused(Refusal::PrerequisiteMissing("Design".to_owned()));
    assert!(given([path, certified_in(DESIGN)]).when(BYSTANDER, enroll_in(7, CODING)).outcome.is_ok());

    let tenure = ruled(PathRules { tenure_days: Some(3_000), ..PathRules::default() });
    let from = chrono::NaiveDate::from_ymd_opt(2032, 7, 23).unwrap();
    given([tenure.clone()]).when(BYSTANDER, enroll_in(7, CODING)).refused(Refusal::TenureMissing(from));
    let mut unknown = world::description(7);
    unknown.joined = None;
    let describe = Command::DescribePerson { description: unknown, profile: world::name(7) };
    given([tenure, (0, COORDINATOR, describe)])
        .when(BYSTANDER, enroll_in(7, CODING))
        .refused(Refusal::FirstDayUnknown);
}

#[test]
fn a_refusal_names_the_most_sessions_that_a_step_allows() {
    let shadows = |rules| {
        let step = Step { times: 2, rules, ..Step::once(StepKind::Shadow) };
        let steps = vec![step, Step::once(StepKind::SignOff)];
        Path { steps, ..world::program().paths[&CODING].clone() }
    };
    let few = StepRules { at_most: Some(2), ..StepRules::default() };
    let add = || Command::AddSession { enrollment: ENROLLMENT, step: StepIndex(0) };
    let mut acts = [vec![publishing(3, shadows(StepRules::default()))], enrolled()].concat();
    acts.extend([(1, COORDINATOR, add()), publishing(4, shadows(few)), (2, COORDINATOR, MOVE())]);
    given(acts).when(COORDINATOR, add()).refused(Refusal::NoMoreSessions(2));
}

#[test]
fn several_people_are_enrolled_together_or_not_at_all() {
    let new = |person: u64| NewEnrollment {
        id: EnrollmentId(person),
        person: PersonId(person),
        interview_type: CODING,
    };
    let all = |people: &[u64]| Command::EnrollAll {
        enrollments: people.iter().map(|person| new(*person)).collect(),
    };
    assert_eq!(given([]).when(COORDINATOR, all(&[6, 7, 8])).outcome.unwrap().len(), 3);
    given([]).when(COORDINATOR, all(&[6, 3])).refused(Refusal::AlreadyCertified);
    given([]).when(COORDINATOR, all(&[6, 6])).refused(Refusal::IdTaken);
    given([]).when(BYSTANDER, all(&[7])).refused(Refusal::OnlyTheCoordinator);
}

#[test]
fn an_expired_certificate_gives_no_rights_and_is_renewed_by_a_refresher() {
    let refresher = Path {
        steps: vec![Step::once(StepKind::ReverseShadow), Step::once(StepKind::SignOff)],
        ..world::program().paths[&CODING].clone()
    };
    let validity = Validity { months: Some(1), idle_weeks: None, lapses_to: OnExpiry::Refresher };
    let rules = PathRules { validity, refresher: Some(Box::new(refresher)), ..PathRules::default() };
    let acts = vec![ruled(rules), certified_in(CODING)];
    given(acts.clone()).when(BYSTANDER, enroll_in(7, CODING)).refused(Refusal::AlreadyCertified);
    let outcome = given(acts.clone()).later(24 * 32).when(BYSTANDER, enroll_in(7, CODING));
    let log = outcome.log();
    assert_eq!(log.workspace().enrollments[&EnrollmentId(7)].variant, Variant::Refresher);

    let context =
        switchback_core::planning::rules::RuleContext::new(log.workspace(), &DatabaseZones, hours(24 * 32));
    drop(context);
    let mut asked = enrolled();
    asked.splice(0..0, acts);
    let sign = Command::SignOff { enrollment: ENROLLMENT, certificate: CERTIFICATE };
    given(asked).later(24 * 32).when(BYSTANDER, sign).refused(Refusal::UnknownEnrollment);
}

#[test]
fn people_stay_on_their_version_until_moved_and_keep_what_they_earned() {
    let course =
        vec![Step::once(StepKind::Course), Step::once(StepKind::Shadow), Step::once(StepKind::SignOff)];
    let newer = Path { steps: course, ..world::program().paths[&CODING].clone() };
    let mut acts = credited();
    let (_, by, publish) = publishing(3, newer);
    acts.push((36, by, publish));
    let log = given(acts.clone()).log;
    let enrollment = &log.workspace().enrollments[&ENROLLMENT];
    assert_eq!(enrollment.version, Version(2), "publishing moves nobody");
    let preview = version_change::to_newest(log.workspace(), enrollment, hours(24 * 40)).unwrap();
    assert_eq!(preview.missing, [(StepKind::Shadow, 1), (StepKind::ReverseShadow, 2)]);
    assert_eq!(preview.would_miss, [(StepKind::Course, 1)]);
    assert_eq!(preview.gains(), [(StepKind::Shadow, 1), (StepKind::ReverseShadow, 2)]);
    assert_eq!(preview.loses(), [(StepKind::Course, 1)]);

    given(acts.clone()).when(TRAINEE, MOVE()).refused(Refusal::OnlyTheCoordinator);
    given(enrolled()).when(COORDINATOR, MOVE()).refused(Refusal::NothingToMoveTo);
    let moved = with(acts, (37, COORDINATOR, MOVE()));
    let log = given(moved.clone()).log;
    let session = &log.workspace().sessions[&SESSION];
    assert_eq!(session.step, StepIndex(1), "the credited shadow counts on the new path");
    given(moved).when(COORDINATOR, MOVE()).refused(Refusal::NothingToMoveTo);
}

#[test]
fn a_session_whose_step_is_gone_is_cancelled_unless_it_was_credited() {
    let leading = vec![Step::once(StepKind::ReverseShadow), Step::once(StepKind::SignOff)];
    let newer = Path { steps: leading, ..world::program().paths[&CODING].clone() };
    let (_, by, publish) = publishing(3, newer);
    let planned = with(proposed(), (3, by, publish.clone()));
    let reason = CancelReason::StepGone;
    given(planned).when(COORDINATOR, MOVE()).then([
        Event::SessionCancelled { session: SESSION, reason },
        Event::EnrollmentMoved {
            enrollment: ENROLLMENT,
            version: Version(3),
            variant: Variant::Full,
            steps: vec![None, Some(StepIndex(0)), Some(StepIndex(1))],
        },
    ]);
    let done = with(credited(), (36, by, publish));
    let log = given(done).when(COORDINATOR, MOVE()).log();
    let session = &log.workspace().sessions[&SESSION];
    assert_eq!(session.course.beyond, Some(StepKind::Shadow));
    assert!(
        switchback_core::progress::schedule::session_card::session_card(log.workspace(), SESSION).is_some()
    );
}

#[test]
fn credit_that_a_version_does_not_require_counts_again_in_a_later_one() {
    let whole = world::program().paths[&CODING].clone();
    let leading = vec![Step::once(StepKind::ReverseShadow), Step::once(StepKind::SignOff)];
    let (_, by, shorter) = publishing(3, Path { steps: leading, ..whole.clone() });
    let (_, _, again) = publishing(4, whole);
    let mut acts = credited();
    acts.extend([
        (36, COORDINATOR, credit(0, 1, "A shadow elsewhere")),
        (37, by, shorter),
        (38, COORDINATOR, MOVE()),
        (39, by, again),
    ]);
    let missing = |log: &Log| {
        let enrollment = &log.workspace().enrollments[&ENROLLMENT];
        version_change::to_newest(log.workspace(), enrollment, hours(24 * 40))
            .map(|preview| preview.would_miss)
    };
    let before = given(acts.clone()).log;
    assert_eq!(missing(&before), Some(vec![(StepKind::ReverseShadow, 2)]));
    let log = given(acts).when(COORDINATOR, MOVE()).log();
    let enrollment = &log.workspace().enrollments[&ENROLLMENT];
    assert_eq!(enrollment.ledger.credits[0].step, StepIndex(0));
    assert_eq!(enrollment.ledger.credits[0].beyond, None);
    assert_eq!(log.workspace().sessions[&SESSION].step, StepIndex(0));
}

#[test]
fn sessions_added_to_two_steps_are_all_required_by_the_step_that_replaces_them() {
    let path = |steps: Vec<Step>| Path { steps, ..world::program().paths[&CODING].clone() };
    let once = || Step::once(StepKind::Shadow);
    let two = path(vec![once(), once(), Step::once(StepKind::SignOff)]);
    let one = path(vec![Step { times: 2, ..once() }, Step::once(StepKind::SignOff)]);
    let mut acts = [vec![publishing(3, two)], enrolled()].concat();
    let add = |step| Command::AddSession { enrollment: ENROLLMENT, step: StepIndex(step) };
    acts.extend([(1, COORDINATOR, add(0)), (1, COORDINATOR, add(1)), publishing(4, one)]);
    let log = given(acts.clone()).log;
    let enrollment = &log.workspace().enrollments[&ENROLLMENT];
    let preview = version_change::to_newest(log.workspace(), enrollment, hours(2)).unwrap();
    assert_eq!((preview.missing.len(), preview.would_miss), (2, vec![(StepKind::Shadow, 4)]));
    let log = given(acts).when(COORDINATOR, MOVE()).log();
    let more = &log.workspace().enrollments[&ENROLLMENT].ledger.more;
    assert_eq!(*more, BTreeMap::from([(StepIndex(0), 2)]));
}

#[test]
fn contradicting_rules_cannot_be_published() {
    let step = |rules| Step { rules, ..Step::with_different_mentors(StepKind::Shadow, 2) };
    let path = |step| Path { steps: vec![step, Step::once(StepKind::SignOff)], ..Path::default() };
    let publish = |path: Path| publishing(3, path).2;
    let few = StepRules { at_most: Some(1), ..StepRules::default() };
    given([]).when(COORDINATOR, publish(path(step(few)))).refused(Refusal::StepBounds(StepKind::Shadow));
    let many = StepRules { distinct_mentors: Some(3), ..StepRules::default() };
    given([])
        .when(COORDINATOR, publish(path(step(many))))
        .refused(Refusal::MoreMentorsThanSessions(StepKind::Shadow));
    let rules = PathRules { sign_off: SignOffRule::AnyOf(BTreeSet::new()), ..PathRules::default() };
    given([]).when(COORDINATOR, publish(Path { rules, ..Path::default() })).refused(Refusal::TooFewApprovers);
    let shorter = Path {
        rules: PathRules { shorter: Some(Box::default()), ..PathRules::default() },
        ..Path::default()
    };
    let rules = PathRules { shorter: Some(Box::new(shorter)), ..PathRules::default() };
    given([]).when(COORDINATOR, publish(Path { rules, ..Path::default() })).refused(Refusal::PathInPath);

    let needing = |needed| Path {
        rules: PathRules { prerequisites: BTreeSet::from([needed]), ..PathRules::default() },
        ..Path::default()
    };
    let paths = BTreeMap::from([(CODING, needing(DESIGN)), (DESIGN, needing(CODING))]);
    let program = Program { version: Version(3), paths };
    given([])
        .when(COORDINATOR, Command::PublishProgram(program))
        .refused(Refusal::PrerequisiteCycle("Coding".to_owned()));
}

#[test]
fn only_people_who_match_a_rule_can_be_enrolled() {
    let rules = [
        PathRules { prerequisites: BTreeSet::from([world::DESIGN]), ..PathRules::default() },
        PathRules { tenure_days: Some(5_000), ..PathRules::default() },
    ];
    for rules in rules {
        let log = given([ruled(rules.clone())]).log();
        let everybody = eligibility::Rule::default();
        let found = eligibility::eligible(log.workspace(), &DatabaseZones, CODING, &everybody, hours(1));
        for person in log.workspace().people.keys() {
            let enrolls = given([ruled(rules.clone())]).when(COORDINATOR, enroll_in(person.0, CODING));
            assert_eq!(enrolls.outcome.is_ok(), found.people.contains(person), "{person:?}, {rules:?}");
        }
        assert!(!found.lacking.is_empty());
    }
}

#[test]
fn outdated_prep_is_next_again() {
    let mut course = Step::once(StepKind::Course);
    course.rules.valid_months = Some(1);
    let steps = vec![course, Step::once(StepKind::Shadow), Step::once(StepKind::SignOff)];
    let prepare = Command::PrepareStep { enrollment: ENROLLMENT, step: StepIndex(0) };
    let begun = [publishing(3, Path { steps, ..Path::default() })].into_iter().chain(enrolled());
    let log = given(begun.chain([(1, TRAINEE, prepare)])).log();
    let first = |days: i64| {
        let at = hours(24 * days);
        let progress = enrollment_progress::enrollment_progress(log.workspace(), ENROLLMENT, at).unwrap();
        progress.steps[0].state.clone()
    };
    assert!(matches!(first(30), StepState::Done { .. }));
    assert_eq!(first(32), StepState::Next);
}

#[test]
fn days_in_the_company_are_counted_by_a_persons_own_calendar() {
    let mut workspace = given([]).log().workspace().clone();
    // In India, the next day begins at 18:30 UTC.
    let tomorrow = hours(24).date_naive();
    workspace.people.get_mut(&PersonId(8)).unwrap().joined = Some(tomorrow);
    let rule = eligibility::Rule { days: Some(0), ..eligibility::Rule::default() };
    let fits = |at| {
        let eligible = eligibility::eligible(&workspace, &DatabaseZones, CODING, &rule, at);
        eligible.people.contains(&PersonId(8))
    };
    assert_eq!((fits(hours(10)), fits(hours(11))), (false, true));
}
