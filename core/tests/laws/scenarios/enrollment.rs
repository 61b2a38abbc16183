use super::*;
use switchback_core::model::{
    certificate::{Certificate, Evidence},
    person::Presence,
    program::{StepKind, Version},
    session::CancelReason,
};

fn enroll(person: u64, interview_type: InterviewTypeId) -> Command {
    Command::Enroll { enrollment: EnrollmentId(7), person: PersonId(person), interview_type }
}

fn preparing(step: u8) -> Command {
    Command::PrepareStep { enrollment: EnrollmentId(7), step: StepIndex(step) }
}

fn on_design() -> Vec<Act> {
    vec![(0, BYSTANDER, enroll(7, world::DESIGN))]
}

const PAUSE: Command = Command::Pause { enrollment: ENROLLMENT, until: None };
const RESUME: Command = Command::Resume { enrollment: ENROLLMENT };
const WITHDRAW: Command = Command::Withdraw { enrollment: ENROLLMENT };
const SIGN_OFF: Command = Command::SignOff { enrollment: ENROLLMENT, certificate: CERTIFICATE };

#[test]
fn an_enrollment_begins_on_the_newest_version() {
    given([]).when(BYSTANDER, enroll(7, CODING)).then([Event::Enrolled {
        enrollment: EnrollmentId(7),
        person: PersonId(7),
        interview_type: CODING,
        version: Version(2),
        variant: Default::default(),
    }]);
}

#[test]
fn only_the_coordinator_enrolls_other_people() {
    given([]).when(TRAINEE, enroll(7, CODING)).refused(Refusal::NotYours);
    given([]).when(Actor::LEADER, enroll(7, CODING)).refused(Refusal::NotYours);
}

#[test]
fn only_known_people_who_have_not_left_can_enroll() {
    given([]).when(COORDINATOR, enroll(99, CODING)).refused(Refusal::UnknownPerson);
    let left = Command::SetPresence { person: PersonId(7), presence: Presence::Left };
    given([(0, COORDINATOR, left)]).when(COORDINATOR, enroll(7, CODING)).refused(Refusal::PersonLeft);
}

#[test]
fn enrolling_needs_a_path_for_the_type() {
    given([]).when(COORDINATOR, enroll(7, InterviewTypeId(9))).refused(Refusal::UnknownInterviewType);
    let mut without = world::program();
    without.version = Version(3);
    without.paths.remove(&world::DESIGN);
    given([(0, COORDINATOR, Command::PublishProgram(without))])
        .when(BYSTANDER, enroll(7, world::DESIGN))
        .refused(Refusal::NoPath);
}

#[test]
fn a_person_enrolls_once_and_not_if_certified() {
    let twice = Command::Enroll { enrollment: EnrollmentId(8), person: PersonId(5), interview_type: CODING };
    given(enrolled()).when(TRAINEE, twice.clone()).refused(Refusal::AlreadyEnrolled);
    given(with(enrolled(), (1, TRAINEE, PAUSE)))
        .when(TRAINEE, twice.clone())
        .refused(Refusal::AlreadyEnrolled);
    given([]).when(MENTOR, enroll(3, CODING)).refused(Refusal::AlreadyCertified);
    assert!(
        given(with(enrolled(), (1, TRAINEE, WITHDRAW))).when(TRAINEE, twice).outcome.is_ok(),
        "begins again"
    );
}

#[test]
fn only_prep_can_be_checked_off_and_only_once() {
    let done = Event::StepPrepared { enrollment: EnrollmentId(7), step: StepIndex(0) };
    given(on_design()).when(BYSTANDER, preparing(0)).then([done]);
    given(on_design()).when(BYSTANDER, preparing(1)).refused(Refusal::StepNotPrep);
    given(on_design()).when(BYSTANDER, preparing(9)).refused(Refusal::StepUnknown);
    given(with(on_design(), (1, BYSTANDER, preparing(0))))
        .when(BYSTANDER, preparing(0))
        .refused(Refusal::StepAlreadyDone);
    given(on_design()).when(Actor::LEADER, preparing(0)).refused(Refusal::NotYours);
    given(on_design()).when(TRAINEE, preparing(0)).refused(Refusal::UnknownEnrollment);
    given([]).when(TRAINEE, preparing(0)).refused(Refusal::UnknownEnrollment);
}

#[test]
fn a_pause_frees_the_seats_and_ends_by_resuming() {
    let reason = CancelReason::EnrollmentEnded;
    given(proposed()).when(TRAINEE, PAUSE).then([
        Event::EnrollmentPaused { enrollment: ENROLLMENT, until: None },
        Event::SessionCancelled { session: SESSION, reason },
    ]);
    let paused = with(enrolled(), (1, TRAINEE, PAUSE));
    given(paused.clone()).when(TRAINEE, PAUSE).refused(Refusal::NotActive);
    given(paused).when(TRAINEE, RESUME).then([Event::EnrollmentResumed { enrollment: ENROLLMENT }]);
    given(enrolled()).when(TRAINEE, RESUME).refused(Refusal::NotPaused);
}

#[test]
fn withdrawing_ends_an_enrollment_for_good() {
    given(enrolled()).when(TRAINEE, WITHDRAW).then([Event::EnrollmentWithdrawn { enrollment: ENROLLMENT }]);
    let over = with(enrolled(), (1, TRAINEE, WITHDRAW));
    for command in [WITHDRAW, PAUSE] {
        given(over.clone()).when(TRAINEE, command).refused(Refusal::NotActive);
    }
    given(over).when(TRAINEE, RESUME).refused(Refusal::NotPaused);
}

#[test]
fn a_certified_person_signs_off_a_trainee_who_has_every_step() {
    let outcome = given(finished_path()).when(MENTOR, SIGN_OFF);
    let evidence = Evidence::Path(ENROLLMENT);
    let certificate = Certificate::new(CERTIFICATE, PersonId(5), CODING, outcome.time(), evidence);
    outcome.then([Event::SignedOff { enrollment: ENROLLMENT }, Event::CertificateIssued(certificate)]);
}

#[test]
fn only_certified_people_sign_off_and_not_for_themselves() {
    for by in [TRAINEE, COORDINATOR, Actor::LEADER] {
        given(finished_path()).when(by, SIGN_OFF).refused(Refusal::OnlyCertified);
    }
    for by in [BYSTANDER, Actor::Member(PersonId(4))] {
        given(finished_path()).when(by, SIGN_OFF).refused(Refusal::UnknownEnrollment);
    }
}

#[test]
fn the_sign_off_waits_for_every_step() {
    given(enrolled()).when(MENTOR, SIGN_OFF).refused(Refusal::UnknownEnrollment);
    given(credited()).when(MENTOR, SIGN_OFF).refused(Refusal::StepsMissing(StepKind::Shadow, 1));
    let mut nearly = finished_path();
    nearly.pop();
    given(nearly).when(MENTOR, SIGN_OFF).refused(Refusal::StepsMissing(StepKind::ReverseShadow, 1));
}

#[test]
fn a_second_certificate_is_not_issued() {
    let certificates = vec![switchback_core::command::NewCertificate {
        id: CertificateId(50),
        person: PersonId(5),
        interview_type: CODING,
        from: None,
    }];
    let recorded = with(finished_path(), (300, COORDINATOR, Command::RecordCertificates { certificates }));
    given(recorded).when(MENTOR, SIGN_OFF).refused(Refusal::AlreadyCertified);
}

#[test]
fn a_session_that_took_place_stays_when_its_trainee_pauses_withdraws_or_leaves() {
    // The interview is from hour 30 to 31. No one has recorded yet that it took place.
    let begun = || given(proposed()).later(29);
    begun().when(TRAINEE, PAUSE).then([Event::EnrollmentPaused { enrollment: ENROLLMENT, until: None }]);
    begun().when(TRAINEE, WITHDRAW).then([Event::EnrollmentWithdrawn { enrollment: ENROLLMENT }]);
    let presence = Presence::Left;
    for person in [PersonId(5), PersonId(3)] {
        let leave = Command::SetPresence { person, presence };
        begun().when(COORDINATOR, leave).then([Event::PresenceSet { person, presence }]);
    }
    begun()
        .when(COORDINATOR, Command::CancelSession { session: SESSION, reason: CancelReason::Coordinator })
        .refused(Refusal::AlreadyOver);
}
