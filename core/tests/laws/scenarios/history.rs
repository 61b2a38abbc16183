use super::*;
use switchback_core::{
    command::import::Import,
    model::{
        enrollment::{DroppedDraft, Enrollment, EnrollmentPause, EnrollmentStatus},
        session::{DisputeOutcome, Session},
    },
};

fn session_after(acts: Vec<Act>) -> Session {
    given(acts).log().workspace().sessions[&SESSION].clone()
}

fn enrollment_after(acts: Vec<Act>) -> Enrollment {
    given(acts).log().workspace().enrollments[&ENROLLMENT].clone()
}

/// The states of a session with their hours.
fn states(session: &Session) -> Vec<(&'static str, i64)> {
    let changes = session.history.changes();
    changes.map(|change| (change.state.word(), (change.at - hours(0)).num_hours())).collect()
}

#[test]
fn reversed_reviews_and_disputes_stay_in_the_history() {
    let why = || "The candidate cancelled".to_owned();
    let mut acts = with(credited(), (36, MENTOR, Command::ReverseReview { session: SESSION, why: why() }));
    acts.extend([
        (37, MENTOR, Command::DoNotCredit { session: SESSION }),
        (38, TRAINEE, Command::Dispute { session: SESSION, why: why() }),
        (39, COORDINATOR, Command::SettleDispute { session: SESSION, outcome: DisputeOutcome::Reopened }),
        (40, MENTOR, Command::Credit { session: SESSION }),
    ]);
    let session = session_after(acts);
    let course = [
        ("drafted", 1),
        ("accepted", 2),
        ("proposed", 2),
        ("took place", 32),
        ("approved", 35),
        ("took place", 36),
        ("needs another", 37),
        ("took place", 39),
        ("approved", 40),
    ];
    assert_eq!(states(&session), course);
    assert_eq!((session.state().word(), session.since()), ("approved", hours(40)));
}

#[test]
fn a_session_proposed_again_keeps_its_earlier_confirmation() {
    let mut moved = world::interview(INTERVIEW.0);
    moved.start += Duration::minutes(30);
    let import = Command::Import(Import { changed_interviews: vec![moved], ..Import::default() });
    let confirmed = with(proposed(), (3, TRAINEE, Command::Confirm { session: SESSION }));
    let session = session_after(with(confirmed, (5, COORDINATOR, import)));
    assert_eq!(states(&session)[2..], [("proposed", 2), ("confirmed", 3), ("proposed", 5)]);
}

#[test]
fn a_dropped_draft_is_not_a_session_but_its_duration_is_kept() {
    let plan = Command::DraftPlan { plan: PlanId(2), sessions: Vec::new() };
    let log = given(with(drafted(), (7, COORDINATOR, plan))).log();
    assert!(log.workspace().sessions.is_empty());
    let dropped = DroppedDraft { session: SESSION, drafted: hours(1), dropped: hours(7) };
    assert_eq!(log.workspace().enrollments[&ENROLLMENT].ledger.dropped, [dropped]);
}

#[test]
fn pauses_keep_their_start_planned_end_and_actual_end() {
    let pause = |until| Command::Pause { enrollment: ENROLLMENT, until };
    let mut acts = enrolled();
    acts.extend([
        (1, TRAINEE, pause(Some(hours(48).date_naive()))),
        (90, TRAINEE, pause(Some(hours(240).date_naive()))),
        (100, TRAINEE, Command::Resume { enrollment: ENROLLMENT }),
        (120, TRAINEE, pause(None)),
    ]);
    // Midnight in Berlin, an hour earlier than in UTC.
    let midnight = |day: i64| Some(hours(day * 24 - 9));
    let over = EnrollmentPause { from: hours(1), until: midnight(2), ended: Some(hours(90)) };
    let resumed = EnrollmentPause { from: hours(90), until: midnight(10), ended: Some(hours(100)) };
    let lasting = EnrollmentPause { from: hours(120), until: None, ended: None };
    let paused = enrollment_after(acts.clone());
    assert_eq!(paused.pauses().collect::<Vec<_>>(), [over, resumed, lasting]);
    let ends = [midnight(2), Some(hours(100)), None];
    assert_eq!(paused.pauses().map(|pause| pause.end()).collect::<Vec<_>>(), ends);

    let withdrawn =
        enrollment_after(with(acts, (130, TRAINEE, Command::Withdraw { enrollment: ENROLLMENT })));
    assert_eq!(withdrawn.pauses().last().and_then(|pause| pause.end()), Some(hours(130)));
    assert_eq!((withdrawn.since(), withdrawn.ended()), (hours(0), Some(hours(130))));
    assert_eq!(withdrawn.status(), EnrollmentStatus::Withdrawn);
}

#[test]
fn an_enrollment_keeps_its_start_and_certification_times() {
    let sign = Command::SignOff { enrollment: ENROLLMENT, certificate: CERTIFICATE };
    let certified = enrollment_after(with(finished_path(), (300, MENTOR, sign)));
    assert_eq!((certified.since(), certified.ended()), (hours(0), Some(hours(300))));
    assert_eq!(certified.status(), EnrollmentStatus::Certified);
}
