use super::*;
use switchback_core::{
    command::{NewCertificate, import::Import},
    model::certificate::{Certificate, Evidence},
    progress::certificates::main_type::{MainType, main_type},
    zones::DatabaseZones,
};

fn record(people: &[u64]) -> Command {
    let certificates = (50..).zip(people).map(|(id, person)| NewCertificate {
        id: CertificateId(id),
        person: PersonId(*person),
        interview_type: CODING,
        from: None,
    });
    Command::RecordCertificates { certificates: certificates.collect() }
}

#[test]
fn the_coordinator_records_earlier_certificates() {
    let outcome = given([]).when(COORDINATOR, record(&[7]));
    let evidence = Evidence::Recorded(COORDINATOR);
    let certificate = Certificate::new(CertificateId(50), PersonId(7), CODING, outcome.time(), evidence);
    outcome.then([Event::CertificateIssued(certificate)]);
    given([]).when(MENTOR, record(&[7])).refused(Refusal::OnlyTheCoordinator);
}

#[test]
fn no_one_is_certified_twice_in_a_type() {
    given([]).when(COORDINATOR, record(&[7, 7])).refused(Refusal::AlreadyCertified);
    given([]).when(COORDINATOR, record(&[1])).refused(Refusal::AlreadyCertified);
}

#[test]
fn two_certificates_never_share_an_id() {
    let new = |person| NewCertificate {
        id: CertificateId(50),
        person: PersonId(person),
        interview_type: CODING,
        from: None,
    };
    let both = || vec![new(7), new(8)];
    let record = Command::RecordCertificates { certificates: both() };
    let import = Command::Import(Import { certificates: both(), ..Import::default() });
    for command in [record, import] {
        given([]).when(COORDINATOR, command).refused(Refusal::IdTaken);
    }
}

#[test]
fn one_wrong_certificate_rejects_them_all() {
    given([]).when(COORDINATOR, record(&[7, 99])).refused(Refusal::UnknownPerson);
    given([]).when(COORDINATOR, record(&[])).refused(Refusal::NothingToDo);
    given([(0, COORDINATOR, record(&[7]))]).when(COORDINATOR, record(&[8])).refused(Refusal::IdTaken);
}

#[test]
fn a_certificate_can_be_withdrawn() {
    let withdraw = |id| Command::WithdrawCertificate { certificate: CertificateId(id) };
    given([])
        .when(COORDINATOR, withdraw(1))
        .then([Event::CertificateWithdrawn { certificate: CertificateId(1) }]);
    given([]).when(COORDINATOR, withdraw(77)).refused(Refusal::UnknownCertificate);
    given([]).when(BYSTANDER, withdraw(1)).refused(Refusal::OnlyTheCoordinator);
}

#[test]
fn a_person_is_known_by_their_training_until_it_ends_and_then_by_their_certificate() {
    let known_by = |acts: Vec<Act>, at| {
        let log = given(acts).log();
        main_type(log.workspace(), &DatabaseZones, PersonId(5), hours(at))
    };
    assert_eq!(known_by(vec![], 0), None);
    assert_eq!(known_by(enrolled(), 1), Some(MainType::InTraining(CODING)));
    let withdrawn = with(enrolled(), (2, COORDINATOR, Command::Withdraw { enrollment: ENROLLMENT }));
    assert_eq!(known_by(withdrawn.clone(), 3), None);
    let certified = with(withdrawn, (4, COORDINATOR, record(&[5])));
    assert_eq!(known_by(certified, 5), Some(MainType::Certified(CODING)));
}

#[test]
fn a_certificate_starts_by_its_holders_calendar() {
    let on = |person, days| {
        let from = Some(hours(0).date_naive() + chrono::Days::new(days));
        let (id, person) = (CertificateId(50), PersonId(person));
        let certificates = vec![NewCertificate { id, person, interview_type: CODING, from }];
        Command::RecordCertificates { certificates }
    };
    // At 20:00 UTC it is already the next day in India. Six hours later, it still is not in New York.
    assert!(given([]).later(12).when(COORDINATOR, on(8, 1)).outcome.is_ok());
    given([]).later(12).when(COORDINATOR, on(7, 1)).refused(Refusal::CertifiedInFuture);
    given([]).later(18).when(COORDINATOR, on(6, 1)).refused(Refusal::CertifiedInFuture);
}
