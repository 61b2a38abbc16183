//! Walks each preset from enrollment to certificate by the rules of its source, and checks where those rules
//! refuse.

mod walk;

use chrono::{Duration, NaiveDate, TimeZone, Utc};
use std::collections::BTreeSet;
use switchback_core::zones::{self, DatabaseZones};
use switchback_core::{
    command::{Command, NewCertificate, refusal::Refusal},
    model::{
        actor::Actor,
        enrollment::{StepIndex, Variant},
        ids::*,
        program::{
            StepKind,
            presets::{preset, presets},
            rules::{OnExpiry, SignOffRule},
        },
    },
    planning::exclusion::Exclusion,
    progress::{
        certificates::status::{self, CertificateStatus},
        program::contradictions,
    },
};
use walk::{AREA, COORDINATOR, ENROLLMENT, MENTORS, OTHER, TRAINEE, Walk, person, walked};

use StepKind::{Course, HalfShadow, IntroCall, OwnQuestion, ReverseShadow, Shadow};

#[test]
fn every_preset_can_be_published_and_finished() {
    for preset in presets() {
        let mut walk = Walk::on(preset.path.clone());
        walk.enroll();
        walk.climb();
        assert_eq!(walk.sign_off(), Ok(()), "{}", preset.id);
        assert!(walk.is_certified(), "{}", preset.id);
        let program = walk.workspace().program().unwrap();
        let found = contradictions::findings(walk.workspace(), &DatabaseZones, program, walk.now);
        let blocked: Vec<_> = found
            .iter()
            .filter(|finding| finding.interview_type == AREA)
            .filter(|finding| finding.weight != contradictions::Weight::Odd)
            .collect();
        assert!(blocked.is_empty(), "{}: {blocked:?}", preset.id);
        assert!(preset.id == "usual" || preset.path.rules.source.as_deref() == Some(preset.source));
    }
}

#[test]
fn posthog_asks_for_tenure_different_mentors_and_allows_one_retake() {
    let walk = walked("posthog-tech-screen", &[(Shadow, 2), (ReverseShadow, 1)]);
    let shadows: BTreeSet<_> = walk.credited(Shadow).into_iter().collect();
    assert_eq!(shadows.len(), 2, "two interviewers");

    let mut walk = Walk::on(preset("posthog-tech-screen").unwrap().path);
    let (mut new, profile) = person(TRAINEE.0, 1);
    new.joined = NaiveDate::from_ymd_opt(2026, 4, 1);
    walk.must(COORDINATOR, Command::DescribePerson { description: new, profile });
    let enroll = Command::Enroll { enrollment: ENROLLMENT, person: TRAINEE, interview_type: AREA };
    let from = NaiveDate::from_ymd_opt(2026, 6, 30).unwrap();
    assert_eq!(walk.attempt(COORDINATOR, enroll.clone()), Err(Refusal::TenureMissing(from)));
    walk.now = Utc.with_ymd_and_hms(2026, 6, 30, 9, 0, 0).unwrap();
    walk.must(COORDINATOR, enroll);

    walk.must(Actor::Member(TRAINEE), Command::PrepareStep { enrollment: ENROLLMENT, step: StepIndex(0) });
    walk.session(StepIndex(1), true);
    walk.session(StepIndex(1), true);
    walk.session(StepIndex(2), false);
    walk.session(StepIndex(2), false);
    assert_eq!(
        walk.place(StepIndex(2)).map_err(|excluded| excluded.contains(&Exclusion::SessionsUsedUp)),
        Err(true)
    );
    let step = StepIndex(2);
    let grant = Command::GrantAttempt { enrollment: ENROLLMENT, step };
    assert_eq!(walk.attempt(Actor::Member(TRAINEE), grant.clone()), Err(Refusal::NotYoursToDecide));
    walk.must(COORDINATOR, grant.clone());
    assert_eq!(walk.attempt(COORDINATOR, grant), Err(Refusal::NothingToDecide));
    let last = walk.session(step, true);
    let mentor = walk.workspace().sessions[&last].mentor;
    let another = PersonId(1 + mentor.0 % MENTORS);
    let certificate = CertificateId(walk.fresh());
    let sign = Command::SignOff { enrollment: ENROLLMENT, certificate };
    assert_eq!(walk.attempt(Actor::Member(another), sign.clone()), Err(Refusal::UnknownEnrollment));
    walk.must(Actor::Member(mentor), sign);
    assert!(walk.is_certified());
    assert_eq!(preset("posthog-tech-screen").unwrap().path.rules.checks_after, [5, 10]);
}

#[test]
fn curioswitch_goes_from_watching_to_one_question_to_leading() {
    walked("curioswitch", &[(Shadow, 1), (HalfShadow, 1), (ReverseShadow, 1)]);
}

#[test]
fn gitlab_design_asks_for_own_questions_between_watching_and_leading() {
    let path = preset("gitlab-product-design").unwrap().path;
    let kinds: Vec<_> = path.steps.iter().map(|step| step.kind).collect();
    assert_eq!(kinds, [Course, IntroCall, Shadow, OwnQuestion, ReverseShadow, StepKind::SignOff]);
    walked("gitlab-product-design", &[(Shadow, 2), (ReverseShadow, 1)]);

    let mut walk = Walk::on(path);
    walk.enroll();
    for step in [0, 1] {
        let step = StepIndex(step);
        walk.must(Actor::Member(TRAINEE), Command::PrepareStep { enrollment: ENROLLMENT, step });
    }
    walk.session(StepIndex(2), true);
    walk.session(StepIndex(2), true);
    let excluded = walk.place(StepIndex(4)).unwrap_err();
    assert!(excluded.contains(&Exclusion::PrepNotDone), "the questions come first: {excluded:?}");
}

#[test]
fn gitlabs_older_program_allows_one_observer_and_asks_no_scorecard_of_a_shadow() {
    let walk = walked("gitlab-company-older", &[(Shadow, 1), (ReverseShadow, 1)]);
    let shadow = walk.workspace().sessions.values().find(|known| known.step == StepIndex(1)).unwrap();
    assert!(shadow.scorecards.trainee.is_none() && shadow.scorecards.mentor.is_some());
    let rules = preset("gitlab-company-older").unwrap().path.rules;
    assert_eq!((rules.tenure_days, rules.observers), (Some(14), Some(1)));
}

#[test]
fn menlo_asks_for_two_or_three_shadows_and_one_or_two_reverse_shadows() {
    walked("menlo", &[(Shadow, 2), (ReverseShadow, 1)]);
    let mut walk = Walk::on(preset("menlo").unwrap().path);
    walk.enroll();
    let more = |step| Command::AddSession { enrollment: ENROLLMENT, step: StepIndex(step) };
    walk.must(Actor::Member(TRAINEE), more(0));
    assert_eq!(walk.attempt(Actor::Member(TRAINEE), more(0)), Err(Refusal::NoMoreSessions(3)));
    for _ in 0..3 {
        walk.session(StepIndex(0), true);
    }
    walk.session(StepIndex(1), false);
    walk.session(StepIndex(1), true);
    assert_eq!(walk.sign_off(), Ok(()));
    assert_eq!((walk.credited(Shadow).len(), walk.credited(ReverseShadow).len()), (3, 1));
}

#[test]
fn the_postal_service_asks_for_a_course_within_the_last_year() {
    let mut walk = Walk::on(preset("usps-el312").unwrap().path);
    walk.enroll();
    walk.must(Actor::Member(TRAINEE), Command::PrepareStep { enrollment: ENROLLMENT, step: StepIndex(0) });
    walk.session(StepIndex(1), true);
    walk.session(StepIndex(2), true);
    walk.now += Duration::days(400);
    assert_eq!(walk.sign_off(), Err(Refusal::PrepTooOld(Course)));
    walk.must(Actor::Member(TRAINEE), Command::PrepareStep { enrollment: ENROLLMENT, step: StepIndex(0) });
    assert_eq!(walk.sign_off(), Ok(()));
    assert!(walk.is_certified());
}

#[test]
fn google_plans_the_interview_with_the_observer_before_leading() {
    walked("google-rework", &[(Shadow, 1), (ReverseShadow, 1)]);
    let path = preset("google-rework").unwrap().path;
    assert_eq!(path.steps[1].name(), "Meeting to plan the interview");
}

#[test]
fn bar_raisers_are_nominated_and_a_panel_agrees() {
    let path = preset("amazon-bar-raiser").unwrap().path;
    assert!(matches!(path.rules.sign_off, SignOffRule::Panel { needed: 2, .. }));
    let walk = walked("amazon-bar-raiser", &[(Shadow, 1), (ReverseShadow, 1)]);
    assert_eq!(walk.workspace().enrollments[&ENROLLMENT].ledger.approvals.len(), 2);

    let mut walk = Walk::on(path);
    let enroll = Command::Enroll { enrollment: ENROLLMENT, person: TRAINEE, interview_type: AREA };
    assert_eq!(walk.attempt(Actor::Member(TRAINEE), enroll), Err(Refusal::NominationNeeded));
    walk.enroll();
    walk.session(StepIndex(0), true);
    walk.session(StepIndex(1), true);
    let sign = |walk: &mut Walk, by: u64| {
        let certificate = CertificateId(walk.fresh());
        walk.attempt(Actor::Member(PersonId(by)), Command::SignOff { enrollment: ENROLLMENT, certificate })
    };
    assert_eq!(sign(&mut walk, 3), Err(Refusal::UnknownEnrollment));
    assert_eq!(sign(&mut walk, 1), Ok(()));
    assert!(!walk.is_certified(), "one of two");
    assert_eq!(sign(&mut walk, 1), Err(Refusal::ApprovedAlready));
    assert_eq!(sign(&mut walk, 2), Ok(()));
    assert!(walk.is_certified());
}

#[test]
fn panel_courses_qualify_for_the_months_that_their_source_states() {
    let lapses = [
        ("brookes-panel", 36, OnExpiry::ObserverOnly),
        ("usq-panel", 24, OnExpiry::Nothing),
        ("oxford-chair", 48, OnExpiry::Nothing),
    ];
    for (id, months, to) in lapses {
        let mut walk = walked(id, &[]);
        let certificate = walk.workspace().certificate(TRAINEE, AREA).unwrap().clone();
        let zone = &walk.workspace().people[&TRAINEE].zone;
        let from = zones::local(&DatabaseZones, zone, certificate.from).date();
        let last = from.checked_add_months(chrono::Months::new(months)).unwrap();
        let until = zones::midnight(&DatabaseZones, zone, last);
        let at = |at| status::status(walk.workspace(), &DatabaseZones, &certificate, at);
        assert!(at(until - Duration::seconds(1)).counts(), "{id}");
        assert_eq!(at(until), CertificateStatus::Expired { since: until, to }, "{id}");
        walk.now = until;
        let again = Command::Enroll { enrollment: EnrollmentId(2), person: TRAINEE, interview_type: AREA };
        assert_eq!(walk.attempt(COORDINATOR, again), Ok(()), "{id}: begins again");
    }
}

#[test]
fn an_apprentice_sees_a_different_interviewer_each_time_and_fewer_in_a_second_area() {
    let walk = walked("apprenticeship-per-area", &[(HalfShadow, 2)]);
    assert_eq!(walk.credited(HalfShadow).into_iter().collect::<BTreeSet<_>>().len(), 2);

    let mut walk = Walk::on(preset("apprenticeship-per-area").unwrap().path);
    let other = NewCertificate { id: CertificateId(90), person: TRAINEE, interview_type: OTHER, from: None };
    walk.must(COORDINATOR, Command::RecordCertificates { certificates: vec![other] });
    walk.enroll();
    assert_eq!(walk.workspace().enrollments[&ENROLLMENT].variant, Variant::Shorter);
    walk.climb();
    assert_eq!(walk.sign_off(), Ok(()));
    assert_eq!(walk.workspace().sessions.len(), 1);
}
