use super::*;
use switchback_core::model::{
    assigned_role::AssignedRole::{self, Coordinator, Leader},
    enrollment::CreditBasis,
    person::Presence,
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
