use super::*;
use switchback_core::model::{
    certificate::{Certificate, Evidence},
    person::Presence,
    program::{StepKind, Version},
    session::CancelReason,
};

fn enrol(person: u64, interview_type: InterviewTypeId) -> Command {
    Command::Enrol { enrolment: EnrolmentId(7), person: PersonId(person), interview_type }
}

fn preparing(step: u8) -> Command {
    Command::PrepareStep { enrolment: EnrolmentId(7), step: StepIndex(step) }
}

fn on_design() -> Vec<Act> {
    vec![(0, SOMEBODY, enrol(7, world::DESIGN))]
}

const PAUSE: Command = Command::Pause { enrolment: ENROLMENT, until: None };
const RESUME: Command = Command::Resume { enrolment: ENROLMENT };
const WITHDRAW: Command = Command::Withdraw { enrolment: ENROLMENT };
const SIGN_OFF: Command = Command::SignOff { enrolment: ENROLMENT, certificate: CERTIFICATE };

#[test]
fn an_enrolment_begins_on_the_newest_version() {
    given([]).when(SOMEBODY, enrol(7, CODING)).then([Event::Enrolled {
        enrolment: EnrolmentId(7),
        person: PersonId(7),
        interview_type: CODING,
        version: Version(2),
        variant: Default::default(),
    }]);
}

#[test]
fn nobody_enrols_somebody_else() {
    given([]).when(TRAINEE, enrol(7, CODING)).refused(Refusal::NotYours);
    given([]).when(Actor::Leader, enrol(7, CODING)).refused(Refusal::NotYours);
}

#[test]
fn only_people_who_are_there_enrol() {
    given([]).when(COORDINATOR, enrol(99, CODING)).refused(Refusal::UnknownPerson);
    let left = Command::SetPresence { person: PersonId(7), presence: Presence::Left };
    given([(0, COORDINATOR, left)]).when(COORDINATOR, enrol(7, CODING)).refused(Refusal::PersonLeft);
}

#[test]
fn one_enrols_in_a_type_that_has_a_path() {
    given([]).when(COORDINATOR, enrol(7, InterviewTypeId(9))).refused(Refusal::UnknownInterviewType);
    let mut without = world::programme();
    without.version = Version(3);
    without.paths.remove(&world::DESIGN);
    given([(0, COORDINATOR, Command::PublishProgramme(without))])
        .when(SOMEBODY, enrol(7, world::DESIGN))
        .refused(Refusal::NoPath);
}

#[test]
fn one_enrols_once_and_not_when_certified() {
    let twice = Command::Enrol { enrolment: EnrolmentId(8), person: PersonId(5), interview_type: CODING };
    given(enrolled()).when(TRAINEE, twice.clone()).refused(Refusal::AlreadyEnrolled);
    given(with(enrolled(), (1, TRAINEE, PAUSE)))
        .when(TRAINEE, twice.clone())
        .refused(Refusal::AlreadyEnrolled);
    given([]).when(MENTOR, enrol(3, CODING)).refused(Refusal::AlreadyCertified);
    assert!(
        given(with(enrolled(), (1, TRAINEE, WITHDRAW))).when(TRAINEE, twice).outcome.is_ok(),
        "begins again"
    );
}

#[test]
fn prep_is_ticked_once_and_only_prep() {
    let done = Event::StepPrepared { enrolment: EnrolmentId(7), step: StepIndex(0) };
    given(on_design()).when(SOMEBODY, preparing(0)).then([done]);
    given(on_design()).when(SOMEBODY, preparing(1)).refused(Refusal::StepNotPrep);
    given(on_design()).when(SOMEBODY, preparing(9)).refused(Refusal::StepUnknown);
    given(with(on_design(), (1, SOMEBODY, preparing(0))))
        .when(SOMEBODY, preparing(0))
        .refused(Refusal::StepAlreadyDone);
    given(on_design()).when(TRAINEE, preparing(0)).refused(Refusal::NotYours);
    given([]).when(TRAINEE, preparing(0)).refused(Refusal::UnknownEnrolment);
}

#[test]
fn a_pause_gives_the_seats_back_and_ends_by_resuming() {
    let reason = CancelReason::EnrolmentEnded;
    given(proposed()).when(TRAINEE, PAUSE).then([
        Event::EnrolmentPaused { enrolment: ENROLMENT, until: None },
        Event::SessionCancelled { session: SESSION, reason },
    ]);
    let paused = with(enrolled(), (1, TRAINEE, PAUSE));
    given(paused.clone()).when(TRAINEE, PAUSE).refused(Refusal::NotActive);
    given(paused).when(TRAINEE, RESUME).then([Event::EnrolmentResumed { enrolment: ENROLMENT }]);
    given(enrolled()).when(TRAINEE, RESUME).refused(Refusal::NotPaused);
}

#[test]
fn withdrawing_ends_it_for_good() {
    given(enrolled()).when(TRAINEE, WITHDRAW).then([Event::EnrolmentWithdrawn { enrolment: ENROLMENT }]);
    let over = with(enrolled(), (1, TRAINEE, WITHDRAW));
    for command in [WITHDRAW, PAUSE] {
        given(over.clone()).when(TRAINEE, command).refused(Refusal::NotActive);
    }
    given(over).when(TRAINEE, RESUME).refused(Refusal::NotPaused);
}

#[test]
fn somebody_certified_signs_off_whoever_has_every_step() {
    let outcome = given(climbed()).when(MENTOR, SIGN_OFF);
    let evidence = Evidence::Path(ENROLMENT);
    let certificate = Certificate::new(CERTIFICATE, PersonId(5), CODING, outcome.time(), evidence);
    outcome.then([Event::SignedOff { enrolment: ENROLMENT }, Event::CertificateIssued(certificate)]);
}

#[test]
fn nobody_signs_off_who_is_not_certified_or_for_themselves() {
    for by in [TRAINEE, SOMEBODY, COORDINATOR, Actor::Leader, Actor::Member(PersonId(4))] {
        given(climbed()).when(by, SIGN_OFF).refused(Refusal::OnlyCertified);
    }
}

#[test]
fn the_sign_off_waits_for_every_step() {
    given(enrolled()).when(MENTOR, SIGN_OFF).refused(Refusal::StepsMissing(StepKind::Shadow, 2));
    given(credited()).when(MENTOR, SIGN_OFF).refused(Refusal::StepsMissing(StepKind::Shadow, 1));
    let mut nearly = climbed();
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
    let recorded = with(climbed(), (300, COORDINATOR, Command::RecordCertificates { certificates }));
    given(recorded).when(MENTOR, SIGN_OFF).refused(Refusal::AlreadyCertified);
}
