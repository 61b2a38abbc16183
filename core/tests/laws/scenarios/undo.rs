use super::*;
use switchback_core::{
    access::{self, asker::Asker},
    command::NewCertificate,
    log::history::history,
    model::{person::Presence, session::DeclineReason},
    zones::DatabaseZones,
};

/// The given commands are numbered from 100.
fn undo(number: u64) -> Command {
    Command::Undo { command: CommandId(100 + number) }
}

fn undone(number: u64) -> Event {
    Event::CommandUndone { command: CommandId(100 + number) }
}

#[test]
fn undoing_the_deletion_of_a_person_is_not_offered() {
    let left = (1, COORDINATOR, Command::SetPresence { person: PersonId(5), presence: Presence::Left });
    let offers = |acts: Vec<Act>| {
        let log = given(acts).log();
        let record = history(&log).into_iter().find(|record| record.command == CommandId(100)).unwrap();
        let (workspace, at) = (log.workspace(), hours(3));
        let asker = Asker { workspace, zones: &DatabaseZones, by: COORDINATOR, at };
        access::history::offer_undo(&asker, &record)
    };
    let erase = (2, COORDINATOR, Command::ErasePerson { person: PersonId(5) });
    assert_eq!(offers(vec![left.clone()]), Ok(()));
    assert_eq!(offers(vec![erase.clone()]), Err(Refusal::ErasedForGood));
    assert_eq!(offers(vec![left, erase]), Err(Refusal::ErasedForGood), "nor of what came before");
}

#[test]
fn the_author_and_the_coordinator_can_undo_a_command() {
    for by in [TRAINEE, COORDINATOR] {
        given(enrolled()).when(by, undo(0)).then([undone(0)]);
    }
    for by in [BYSTANDER, Actor::LEADER] {
        for command in [0, 77] {
            given(enrolled()).when(by, undo(command)).refused(Refusal::NotYoursOrTooOld);
        }
    }
    given(enrolled()).when(COORDINATOR, undo(77)).refused(Refusal::TooOldToUndo);
}

#[test]
fn an_undone_command_cannot_be_undone_again_but_its_undo_can() {
    let taken_back = with(enrolled(), (1, TRAINEE, undo(0)));
    given(taken_back.clone()).when(TRAINEE, undo(0)).refused(Refusal::AlreadyUndone);
    given(taken_back).when(TRAINEE, undo(1)).then([undone(1)]);
}

#[test]
fn a_command_that_others_built_on_cannot_be_undone() {
    // 0 enrolled, 1 drafted, 2 published, 3 held.
    for number in 0..3 {
        given(held()).when(COORDINATOR, undo(number)).refused(Refusal::OthersBuiltOnIt);
    }
    given(held()).when(COORDINATOR, undo(3)).then([undone(3)]);
    let founding = Command::Undo { command: CommandId(2) };
    given(enrolled()).when(COORDINATOR, founding).refused(Refusal::OthersBuiltOnIt);
    let program = Command::Undo { command: CommandId(3) };
    given(enrolled()).when(COORDINATOR, program).refused(Refusal::OthersBuiltOnIt);
}

#[test]
fn the_creation_of_a_workspace_cannot_be_undone() {
    let creation = Command::Undo { command: world::founding()[0].id };
    given([]).when(COORDINATOR, creation).refused(Refusal::WorkspaceStays);
}

#[test]
fn a_credit_cannot_be_undone_under_its_certificate() {
    let sign_off = Command::SignOff { enrollment: ENROLLMENT, certificate: CERTIFICATE };
    let certified = with(finished_path(), (400, MENTOR, sign_off));
    // 0 enrolled, and each session took five commands, the last of which credits it.
    for credit in [5, 10, 15, 20] {
        given(certified.clone()).when(COORDINATOR, undo(credit)).refused(Refusal::OthersBuiltOnIt);
    }
    given(certified).when(COORDINATOR, undo(21)).then([undone(21)]);
    given(finished_path()).when(COORDINATOR, undo(20)).then([undone(20)]);
}

#[test]
fn a_scorecard_can_be_undone_until_both_are_in() {
    let one = with(held(), (33, TRAINEE, writing(SESSION, Side::Trainee)));
    given(one).when(TRAINEE, undo(4)).then([undone(4)]);
    given(written()).when(TRAINEE, undo(4)).refused(Refusal::ScorecardSealed);
    given(written()).when(COORDINATOR, undo(5)).refused(Refusal::ScorecardSealed);
}

#[test]
fn a_declined_session_does_not_return_to_a_taken_seat() {
    let decline = Command::Decline { session: SESSION, reason: DeclineReason::CannotMakeIt };
    let declined = with(proposed(), (3, TRAINEE, decline));
    given(declined.clone()).when(TRAINEE, undo(3)).then([undone(3)]);
    let enroll = Command::Enroll { enrollment: EnrollmentId(2), person: PersonId(7), interview_type: CODING };
    let other = NewSession {
        id: SessionId(2),
        enrollment: EnrollmentId(2),
        interview: INTERVIEW,
        step: StepIndex(0),
        mentor: world::mentor_of(INTERVIEW),
    };
    let draft = Command::DraftPlan { plan: PlanId(2), sessions: vec![other] };
    let taken = with(with(declined, (4, BYSTANDER, enroll)), (4, COORDINATOR, draft));
    given(taken).when(TRAINEE, undo(3)).refused(Refusal::OthersBuiltOnIt);
}

#[test]
fn an_undo_never_enrolls_or_certifies_a_person_twice() {
    let again = Command::Enroll { enrollment: EnrollmentId(2), person: PersonId(5), interview_type: CODING };
    let twice = with(with(enrolled(), (1, TRAINEE, undo(0))), (2, TRAINEE, again));
    given(twice).when(TRAINEE, undo(1)).refused(Refusal::OthersBuiltOnIt);

    let record = |id| {
        let id = CertificateId(id);
        let certificates =
            vec![NewCertificate { id, person: PersonId(7), interview_type: CODING, from: None }];
        (0, COORDINATOR, Command::RecordCertificates { certificates })
    };
    let twice = [record(50), (1, COORDINATOR, undo(0)), record(51)];
    given(twice).when(COORDINATOR, undo(1)).refused(Refusal::OthersBuiltOnIt);
}

#[test]
fn commands_that_a_begun_session_rests_on_cannot_be_undone() {
    // Published with command 102; the interview starts at hour 30.
    let undo = |number| Command::Undo { command: CommandId(number) };
    assert!(given(proposed()).when(COORDINATOR, undo(102)).outcome.is_ok());
    given(proposed()).later(29).when(COORDINATOR, undo(102)).refused(Refusal::AlreadyOver);
    let pause = Command::Pause { enrollment: ENROLLMENT, until: None };
    let acts = with(with(proposed(), (3, TRAINEE, pause)), (4, TRAINEE, undo(103)));
    given(acts).later(29).when(TRAINEE, undo(104)).refused(Refusal::AlreadyOver);
}

#[test]
fn a_decline_undone_after_the_start_can_be_restored() {
    let decline = Command::Decline { session: SESSION, reason: DeclineReason::CannotMakeIt };
    let declined = with(proposed(), (3, TRAINEE, decline));
    // The interview starts at hour 30.
    let stands_again = with(declined, (31, TRAINEE, undo(3)));
    given(stands_again).later(1).when(TRAINEE, undo(4)).then([undone(4)]);
}

#[test]
fn a_decline_undone_before_the_start_cannot_be_restored_once_the_interview_has_begun() {
    let decline = Command::Decline { session: SESSION, reason: DeclineReason::CannotMakeIt };
    let stands_again = with(with(proposed(), (3, TRAINEE, decline)), (4, TRAINEE, undo(3)));
    given(stands_again).later(27).when(TRAINEE, undo(4)).refused(Refusal::AlreadyOver);
}

#[test]
fn a_scorecard_cannot_be_undone_under_the_review_that_rests_on_it() {
    let erase = Command::ErasePerson { person: PersonId(3) };
    let second = PersonId(1);
    let acts = [
        (33, TRAINEE, writing(SESSION, Side::Trainee)),
        (34, COORDINATOR, erase),
        (35, COORDINATOR, Command::AskSecondReviewer { session: SESSION, reviewer: second }),
        (36, Actor::Member(second), Command::Credit { session: SESSION }),
    ];
    let credited = acts.into_iter().fold(held(), with);
    given(credited.clone()).when(TRAINEE, undo(4)).refused(Refusal::OthersBuiltOnIt);
    let reversed = with(credited, (37, COORDINATOR, undo(7)));
    given(reversed).when(TRAINEE, undo(4)).then([undone(4)]);
}
