use super::*;
use switchback_core::model::{
    actor::Actor,
    enrollment::CreditBasis,
    person::Presence,
    session::{DisputeOutcome, SessionState},
    text::LONGEST_TEXT,
};

const CREDIT: Command = Command::Credit { session: SESSION };
/// Certified in coding, and not the mentor of any session here.
const SECOND: PersonId = PersonId(1);

fn reverse(why: &str) -> Command {
    Command::ReverseReview { session: SESSION, why: why.to_owned() }
}

fn dispute() -> Command {
    Command::Dispute { session: SESSION, why: "The candidate cancelled".to_owned() }
}

fn ask(reviewer: PersonId) -> Command {
    Command::AskSecondReviewer { session: SESSION, reviewer }
}

fn not_credited() -> Vec<Act> {
    with(written(), (35, MENTOR, Command::DoNotCredit { session: SESSION }))
}

#[test]
fn a_review_is_reversed_with_a_reason_and_can_be_redone() {
    let why = "The wrong session".to_owned();
    given(credited())
        .when(MENTOR, reverse(" The wrong session "))
        .then([Event::ReviewReversed { session: SESSION, why }]);
    given(credited()).when(COORDINATOR, reverse("")).refused(Refusal::EvidenceMissing);
    given(credited()).when(TRAINEE, reverse("No")).refused(Refusal::OnlyTheMentor);
    let state = SessionState::Held;
    given(written())
        .when(MENTOR, reverse("No"))
        .refused(Refusal::WrongState { state, needed: NeededState::Reviewed });
    let again = with(credited(), (36, MENTOR, reverse("Too quick")));
    let log = given(again).when(MENTOR, CREDIT).log();
    let session = &log.workspace().sessions[&SESSION];
    assert_eq!((session.state(), session.course.reversals.len()), (SessionState::Credited, 1));
    assert!(session.course.reversals[0].was_credited, "the trail says what it was");
}

#[test]
fn a_review_that_a_certificate_rests_on_cannot_be_reversed() {
    let sign = Command::SignOff { enrollment: ENROLLMENT, certificate: CERTIFICATE };
    given(with(finished_path(), (300, MENTOR, sign)))
        .when(MENTOR, reverse("Late"))
        .refused(Refusal::CertifiedMeanwhile);
}

#[test]
fn a_trainee_objects_once_and_the_coordinator_decides() {
    let settle = |outcome| Command::SettleDispute { session: SESSION, outcome };
    given(credited())
        .when(TRAINEE, dispute())
        .refused(Refusal::WrongState { state: SessionState::Credited, needed: NeededState::TurnedDown });
    given(not_credited()).when(MENTOR, dispute()).refused(Refusal::OnlyTheTrainee);
    given(not_credited()).when(COORDINATOR, settle(DisputeOutcome::Stands)).refused(Refusal::NothingToDecide);
    let open = with(not_credited(), (36, TRAINEE, dispute()));
    given(open.clone()).when(TRAINEE, dispute()).refused(Refusal::DisputedAlready);
    given(open.clone()).when(TRAINEE, settle(DisputeOutcome::Reopened)).refused(Refusal::NotYoursToDecide);
    let reopened = with(open, (37, COORDINATOR, settle(DisputeOutcome::Reopened)));
    given(reopened).when(MENTOR, CREDIT).then([Event::SessionCredited { session: SESSION }]);
}

fn awaits_a_decision(acts: Vec<Act>) -> bool {
    let log = given(acts).log();
    let attention = switchback_core::attention::attention(
        log.workspace(),
        &switchback_core::zones::DatabaseZones,
        hours(40),
    );
    attention.disputed == [SESSION]
}

#[test]
fn a_dispute_ends_when_its_review_is_reversed() {
    let open = with(not_credited(), (36, TRAINEE, dispute()));
    assert!(awaits_a_decision(open.clone()));
    let reversed = with(open, (37, MENTOR, reverse("Mixed up")));
    assert!(!awaits_a_decision(reversed.clone()));
    let again = with(reversed, (38, MENTOR, Command::DoNotCredit { session: SESSION }));
    assert!(!awaits_a_decision(again.clone()), "it was about another review");
    assert!(awaits_a_decision(with(again, (39, TRAINEE, dispute()))));
}

#[test]
fn a_second_review_can_be_disputed_too() {
    let settle = |outcome| Command::SettleDispute { session: SESSION, outcome };
    let open = with(not_credited(), (36, TRAINEE, dispute()));
    let stands = with(open.clone(), (37, COORDINATOR, settle(DisputeOutcome::Stands)));
    given(stands).when(TRAINEE, dispute()).refused(Refusal::DisputedAlready);
    let reopened = with(open, (37, COORDINATOR, settle(DisputeOutcome::Reopened)));
    let again = with(reopened, (38, MENTOR, Command::DoNotCredit { session: SESSION }));
    assert!(awaits_a_decision(with(again, (39, TRAINEE, dispute()))));
}

#[test]
fn a_session_marked_as_missed_can_be_reopened() {
    let missed = with(proposed(), (32, MENTOR, Command::MarkMissed { session: SESSION }));
    let open = with(missed, (33, TRAINEE, dispute()));
    let outcome = DisputeOutcome::Reopened;
    let reopened = with(open, (34, COORDINATOR, Command::SettleDispute { session: SESSION, outcome }));
    assert!(given(reopened).when(TRAINEE, writing(SESSION, Side::Trainee)).outcome.is_ok());
}

#[test]
fn the_first_of_two_reviews_counts() {
    let asked = with(written(), (35, MENTOR, ask(SECOND)));
    let by_second = with(asked.clone(), (36, Actor::Member(SECOND), CREDIT));
    let refusal = Refusal::WrongState { state: SessionState::Credited, needed: NeededState::TookPlace };
    given(by_second).when(MENTOR, Command::DoNotCredit { session: SESSION }).refused(refusal.clone());
    let by_mentor = with(asked, (36, MENTOR, CREDIT));
    given(by_mentor).when(Actor::Member(SECOND), CREDIT).refused(refusal);
}

#[test]
fn a_second_reviewer_is_certified_and_not_the_trainee() {
    given(written()).when(COORDINATOR, ask(PersonId(7))).refused(Refusal::ReviewerNotCertified);
    given(written()).when(COORDINATOR, ask(PersonId(5))).refused(Refusal::ReviewerNotCertified);
    given(written()).when(COORDINATOR, ask(NOBODY)).refused(Refusal::UnknownPerson);
    given(written()).when(TRAINEE, ask(SECOND)).refused(Refusal::NotYours);
    given(written()).when(Actor::Member(SECOND), CREDIT).refused(Refusal::UnknownSession);
}

#[test]
fn a_second_reviewer_takes_over_the_review_of_an_erased_mentor() {
    let half = with(held(), (33, TRAINEE, writing(SESSION, Side::Trainee)));
    let erased = with(half.clone(), (34, COORDINATOR, Command::ErasePerson { person: PersonId(3) }));
    let log = given(erased.clone()).log;
    let decided = switchback_core::attention::attention(
        log.workspace(),
        &switchback_core::zones::DatabaseZones,
        hours(35),
    );
    assert_eq!(decided.orphaned, [SESSION], "the coordinator is told");
    let asked = with(erased, (35, COORDINATOR, ask(SECOND)));
    given(asked.clone())
        .when(Actor::Member(SECOND), CREDIT)
        .then([Event::SessionCredited { session: SESSION }]);
    let log = given(asked).log;
    assert!(log.workspace().sessions[&SESSION].scorecards.trainee.is_some(), "nothing is lost");
    given(with(half, (35, COORDINATOR, ask(SECOND))))
        .when(Actor::Member(SECOND), CREDIT)
        .refused(Refusal::ScorecardsMissing);
}

#[test]
fn no_one_reviews_after_leaving_the_company() {
    let leave = |person| Command::SetPresence { person: PersonId(person), presence: Presence::Left };
    let mentor_left = with(written(), (35, COORDINATOR, leave(3)));
    for review in [CREDIT, Command::DoNotCredit { session: SESSION }] {
        given(mentor_left.clone()).when(MENTOR, review).refused(Refusal::PersonLeft);
    }
    let asked = with(mentor_left, (36, COORDINATOR, ask(SECOND)));
    let by_second = Actor::Member(SECOND);
    let both_left = with(asked.clone(), (37, COORDINATOR, leave(SECOND.0)));
    given(both_left).when(by_second, CREDIT).refused(Refusal::PersonLeft);
    let reviewed = with(asked, (37, by_second, CREDIT));
    given(reviewed.clone()).when(MENTOR, reverse("Too quick")).refused(Refusal::PersonLeft);
    assert!(given(reviewed).when(COORDINATOR, reverse("Too quick")).outcome.is_ok());
}

#[test]
fn a_scorecard_is_accepted_late_and_even_after_withdrawal() {
    let left = with(held(), (33, TRAINEE, Command::Withdraw { enrollment: ENROLLMENT }));
    assert!(given(left).later(2_000).when(MENTOR, writing(SESSION, Side::Mentor)).outcome.is_ok());
}

#[test]
fn no_scorecard_is_expected_from_a_person_who_left() {
    let leave = Command::SetPresence { person: PersonId(3), presence: Presence::Left };
    let log = given(with(held(), (33, COORDINATOR, leave))).log;
    let session = &log.workspace().sessions[&SESSION];
    let awaited = switchback_core::progress::scorecards::pair::awaited(log.workspace(), session);
    assert_eq!(awaited, [Side::Trainee]);
}

/// The longest text that is taken, and one that is a character longer.
fn long_texts() -> [String; 2] {
    [LONGEST_TEXT, LONGEST_TEXT + 1].map(|length| "ü".repeat(length))
}

#[test]
fn texts_in_peoples_own_words_have_a_length_that_pages_can_show() {
    let [most, longer] = long_texts();
    let why = format!(" {most} ");
    given(credited())
        .when(MENTOR, reverse(&why))
        .then([Event::ReviewReversed { session: SESSION, why: most }]);
    given(credited()).when(MENTOR, reverse(&longer)).refused(Refusal::TextTooLong(LONGEST_TEXT));
    let evidence = Command::GiveCredit {
        enrollment: ENROLLMENT,
        step: StepIndex(0),
        times: 1,
        basis: CreditBasis::Elsewhere,
        evidence: longer,
    };
    given(enrolled()).when(COORDINATOR, evidence).refused(Refusal::TextTooLong(LONGEST_TEXT));
}
