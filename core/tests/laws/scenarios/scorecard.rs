use super::*;
use switchback_core::{
    command::Submission,
    model::{scorecard::Verdict, session::SessionState},
};

const CREDIT: Command = Command::Credit { session: SESSION };
const DO_NOT_CREDIT: Command = Command::DoNotCredit { session: SESSION };

fn rated(count: usize) -> Command {
    let ratings = vec![Rating::ALL[0]; count];
    let (recommendation, notes) = (Recommendation::No, String::new());
    Command::WriteScorecard(Submission {
        session: SESSION,
        side: Side::Trainee,
        ratings,
        recommendation,
        notes,
        rubric: None,
        verdict: None,
        salt: SALT,
    })
}

#[test]
fn submitting_a_scorecard_marks_the_session_as_held() {
    let outcome = given(proposed()).later(29).when(MENTOR, writing(SESSION, Side::Mentor));
    let record = record(SESSION, Side::Mentor);
    let (side, rubric, commitment) = (Side::Mentor, record.rubric, record.commitment());
    outcome.then([
        Event::SessionHeld { session: SESSION },
        Event::ScorecardSubmitted { session: SESSION, side, rubric, commitment },
    ]);
}

#[test]
fn each_side_writes_only_its_own_scorecard() {
    for by in [MENTOR, COORDINATOR] {
        given(held()).when(by, writing(SESSION, Side::Trainee)).refused(Refusal::OnlyTheTrainee);
    }
    for by in [TRAINEE, COORDINATOR] {
        given(held()).when(by, writing(SESSION, Side::Mentor)).refused(Refusal::OnlyTheMentor);
    }
    for side in [Side::Trainee, Side::Mentor] {
        given(held()).when(BYSTANDER, writing(SESSION, side)).refused(Refusal::UnknownSession);
    }
}

#[test]
fn a_scorecard_is_sealed_once_it_is_in() {
    given(written()).when(TRAINEE, writing(SESSION, Side::Trainee)).refused(Refusal::ScorecardSealed);
}

#[test]
fn scorecards_need_an_interview_that_took_place() {
    given(proposed()).when(TRAINEE, writing(SESSION, Side::Trainee)).refused(Refusal::NotOver);
    let missed = with(proposed(), (31, MENTOR, Command::MarkMissed { session: SESSION }));
    let refusal = Refusal::WrongState { state: SessionState::Missed, needed: NeededState::TookPlace };
    given(missed).when(TRAINEE, writing(SESSION, Side::Trainee)).refused(refusal);
}

#[test]
fn every_dimension_is_rated() {
    given(held()).when(TRAINEE, rated(2)).refused(Refusal::RatingsDoNotFit { asked: 3, given: 2 });
    given(held()).when(TRAINEE, rated(4)).refused(Refusal::RatingsDoNotFit { asked: 3, given: 4 });
}

#[test]
fn the_mentor_reviews_once_both_scorecards_are_in() {
    given(written()).when(MENTOR, CREDIT).then([Event::SessionCredited { session: SESSION }]);
    given(written()).when(MENTOR, DO_NOT_CREDIT).then([Event::SessionNotCredited { session: SESSION }]);
    for review in [CREDIT, DO_NOT_CREDIT] {
        for by in [TRAINEE, COORDINATOR] {
            given(written()).when(by, review.clone()).refused(Refusal::OnlyTheMentor);
        }
        given(written()).when(BYSTANDER, review.clone()).refused(Refusal::UnknownSession);
        given(held()).when(MENTOR, review.clone()).refused(Refusal::ScorecardsMissing);
        let refusal = Refusal::WrongState { state: SessionState::Credited, needed: NeededState::TookPlace };
        given(credited()).when(MENTOR, review).refused(refusal);
    }
}

#[test]
fn a_mentor_may_submit_the_verdict_with_the_scorecard() {
    let saying = |verdict| match writing(SESSION, Side::Mentor) {
        Command::WriteScorecard(submission) => {
            Command::WriteScorecard(Submission { verdict: Some(verdict), ..submission })
        }
        other => other,
    };
    let last = |acts: Vec<Act>, by, command| {
        let log = given(acts).when(by, command).log();
        log.workspace().sessions[&SESSION].state()
    };
    let trainee = writing(SESSION, Side::Trainee);
    let first = with(held(), (33, TRAINEE, trainee.clone()));
    assert_eq!(last(first.clone(), MENTOR, saying(Verdict::Counts)), SessionState::Credited);
    assert_eq!(last(first, MENTOR, saying(Verdict::NeedsAnother)), SessionState::NotCredited);
    assert_eq!(
        last(held(), MENTOR, saying(Verdict::Counts)),
        SessionState::Held,
        "it stays sealed until both are in"
    );
    let second = with(held(), (33, MENTOR, saying(Verdict::Counts)));
    assert_eq!(last(second, TRAINEE, trainee), SessionState::Credited);
}

#[test]
fn no_one_writes_a_scorecard_after_leaving() {
    let left = Command::SetPresence {
        person: PersonId(5),
        presence: switchback_core::model::person::Presence::Left,
    };
    let acts = with(held(), (33, COORDINATOR, left));
    given(acts).when(TRAINEE, writing(SESSION, Side::Trainee)).refused(Refusal::PersonLeft);
}
