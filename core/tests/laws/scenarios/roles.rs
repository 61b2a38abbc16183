use super::*;
use switchback_core::{
    access::assigned_roles,
    command::{NewCertificate, import::Import},
    model::{
        assigned_role::AssignedRole::{self, Coordinator, Leader},
        enrollment::CreditBasis,
        person::Presence,
    },
};

const ADA: PersonId = PersonId(7);
const BO: PersonId = PersonId(2);

fn give(person: PersonId, role: AssignedRole) -> Command {
    Command::GiveRole { person, role }
}

fn take(person: PersonId, role: AssignedRole) -> Command {
    Command::TakeRole { person, role }
}

fn leave(person: PersonId) -> Command {
    Command::SetPresence { person, presence: Presence::Left }
}

/// A coordinator and a leader who sign in.
fn signed_in() -> Vec<Act> {
    vec![(0, COORDINATOR, give(ADA, Coordinator)), (0, COORDINATOR, give(BO, Leader))]
}

const AS_COORDINATOR: Actor = Actor::Coordinator(Some(ADA));

#[test]
fn a_coordinator_gives_and_takes_roles() {
    given([]).when(COORDINATOR, give(ADA, Leader)).then([Event::RoleGiven { person: ADA, role: Leader }]);
    given(signed_in())
        .when(AS_COORDINATOR, take(BO, Leader))
        .then([Event::RoleTaken { person: BO, role: Leader }]);
}

#[test]
fn only_a_coordinator_gives_roles() {
    for by in [BYSTANDER, MENTOR, Actor::LEADER] {
        given([]).when(by, give(ADA, Coordinator)).refused(Refusal::OnlyTheCoordinator);
    }
}

#[test]
fn a_user_is_told_of_the_highest_role_that_they_do_not_act_in() {
    let roles = with(signed_in(), (1, COORDINATOR, give(ADA, Leader)));
    let log = given(roles).log();
    let unused = |by| assigned_roles::unused(log.workspace(), by);
    assert_eq!(unused(Actor::Member(BO)), Some(Leader));
    assert_eq!(unused(Actor::Leader(Some(BO))), None);
    assert_eq!(unused(Actor::Member(ADA)), Some(Coordinator));
    assert_eq!(unused(Actor::Leader(Some(ADA))), Some(Coordinator));
    assert_eq!(unused(AS_COORDINATOR), None);
    assert_eq!(unused(MENTOR), None);
}

#[test]
fn a_role_is_given_and_taken_once() {
    given(signed_in()).when(AS_COORDINATOR, give(ADA, Coordinator)).then([]);
    given([]).when(COORDINATOR, take(BO, Leader)).then([]);
}

#[test]
fn roles_are_only_given_to_people_who_are_here() {
    given([]).when(COORDINATOR, give(NOBODY, Leader)).refused(Refusal::UnknownPerson);
    given([(0, COORDINATOR, leave(ADA))]).when(COORDINATOR, give(ADA, Leader)).refused(Refusal::PersonLeft);
}

#[test]
fn no_one_acts_in_a_role_that_they_do_not_hold() {
    let publish = || Command::PublishProgram(world::program());
    given([]).when(AS_COORDINATOR, publish()).refused(Refusal::RoleNotHeld(Coordinator));
    given(signed_in())
        .when(Actor::Coordinator(Some(BO)), publish())
        .refused(Refusal::RoleNotHeld(Coordinator));
    given(signed_in()).when(Actor::Leader(Some(ADA)), publish()).refused(Refusal::RoleNotHeld(Leader));
}

#[test]
fn leaving_ends_a_persons_roles() {
    let left = with(signed_in(), (1, AS_COORDINATOR, leave(BO)));
    given(left).when(Actor::Leader(Some(BO)), give(ADA, Leader)).refused(Refusal::RoleNotHeld(Leader));
}

#[test]
fn the_last_coordinator_who_signs_in_keeps_the_role() {
    given(signed_in()).when(AS_COORDINATOR, take(ADA, Coordinator)).refused(Refusal::LastCoordinator);
    given(signed_in()).when(AS_COORDINATOR, leave(ADA)).refused(Refusal::LastCoordinator);
    let erase = Command::ErasePerson { person: ADA };
    given(signed_in()).when(AS_COORDINATOR, erase).refused(Refusal::LastCoordinator);
    let undo = Command::Undo { command: CommandId(100) };
    given(signed_in()).when(AS_COORDINATOR, undo).refused(Refusal::LastCoordinator);
}

#[test]
fn one_of_two_coordinators_can_give_up_the_role() {
    let two = with(signed_in(), (1, AS_COORDINATOR, give(BO, Coordinator)));
    let taken = Event::RoleTaken { person: ADA, role: Coordinator };
    given(two).when(Actor::Coordinator(Some(BO)), take(ADA, Coordinator)).then([taken]);
}

#[test]
fn every_role_can_be_taken_if_no_one_signs_in() {
    let taken = Event::RoleTaken { person: ADA, role: Coordinator };
    given(signed_in()).when(COORDINATOR, take(ADA, Coordinator)).then([taken]);
}

#[test]
fn a_coordinator_does_not_decide_about_their_own_training() {
    let trainee = PersonId(5);
    let (evidence, basis) = ("Did it before".to_owned(), CreditBasis::Elsewhere);
    let credit = || Command::GiveCredit {
        enrollment: ENROLLMENT,
        step: StepIndex(0),
        times: 1,
        basis,
        evidence: evidence.clone(),
    };
    let acts = with(enrolled(), (1, COORDINATOR, give(trainee, Coordinator)));
    let also = with(acts.clone(), (1, COORDINATOR, give(ADA, Coordinator)));
    given(acts).when(Actor::Coordinator(Some(trainee)), credit()).refused(Refusal::OwnTraining);
    let given_credit = given(also).when(AS_COORDINATOR, credit());
    assert_eq!(given_credit.log().workspace().enrollments[&ENROLLMENT].ledger.credits.len(), 1);
}

/// The trainee, who is also a coordinator.
const AS_TRAINED_COORDINATOR: Actor = Actor::Coordinator(Some(PersonId(5)));

#[test]
fn a_coordinator_does_not_undo_a_decision_about_their_own_training() {
    let both =
        || vec![(0, COORDINATOR, give(PersonId(5), Coordinator)), (0, COORDINATOR, give(ADA, Coordinator))];
    let judged = |acts: Vec<Act>, by, command| [both(), with(acts, (400, by, command))].concat();
    let turned_down = judged(written(), MENTOR, Command::DoNotCredit { session: SESSION });
    let last = CommandId(100 + turned_down.len() as u64 - 1);
    let undo = |command| Command::Undo { command };
    given(turned_down.clone()).when(AS_TRAINED_COORDINATOR, undo(last)).refused(Refusal::OwnTraining);
    given(turned_down.clone()).when(COORDINATOR, undo(last)).then([Event::CommandUndone { command: last }]);
    let undone = with(turned_down, (401, AS_COORDINATOR, undo(last)));
    let again = CommandId(last.0 + 1);
    given(undone).when(AS_TRAINED_COORDINATOR, undo(again)).refused(Refusal::OwnTraining);

    let why = "One more, please".to_owned();
    let not_yet = judged(finished_path(), MENTOR, Command::WithholdApproval { enrollment: ENROLLMENT, why });
    let last = CommandId(100 + not_yet.len() as u64 - 1);
    given(not_yet).when(AS_TRAINED_COORDINATOR, undo(last)).refused(Refusal::OwnTraining);
}

#[test]
fn a_coordinator_undoes_their_own_commands_and_those_that_decide_nothing() {
    let mut acts = vec![(0, COORDINATOR, give(PersonId(5), Coordinator))];
    acts.extend(proposed());
    let number = |place: usize| CommandId(100 + place as u64);
    let published = number(acts.len() - 1);
    given(acts.clone())
        .when(AS_TRAINED_COORDINATOR, Command::Undo { command: published })
        .then([Event::CommandUndone { command: published }]);
}

#[test]
fn a_coordinator_does_not_record_their_own_certificate() {
    let new = |person| NewCertificate { id: CertificateId(50), person, interview_type: CODING, from: None };
    let record = |person| Command::RecordCertificates { certificates: vec![new(person)] };
    let import = |person| Command::Import(Import { certificates: vec![new(person)], ..Import::default() });
    for own in [record(ADA), import(ADA)] {
        given(signed_in()).when(AS_COORDINATOR, own.clone()).refused(Refusal::OwnTraining);
        assert!(given(signed_in()).when(COORDINATOR, own).outcome.is_ok(), "in a workspace of one browser");
    }
    assert!(given(signed_in()).when(AS_COORDINATOR, record(PersonId(8))).outcome.is_ok());
}
