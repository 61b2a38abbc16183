use super::*;
use switchback_core::{
    attention::{self, Attention},
    command::{import::Import, replanning::ChangedPlan},
    insight::pool::pool,
    model::{
        person::Presence,
        session::{CancelReason, DeclineReason},
    },
    planning::exclusion::Exclusion,
    progress::schedule::session_changes::{self, ChangeKind},
    workspace::Workspace,
    zones::DatabaseZones,
};

fn attention_at(acts: Vec<Act>, at: i64) -> Attention {
    attention::attention(given(acts).log.workspace(), &DatabaseZones, hours(at))
}

/// The design path begins with a course.
fn on_design() -> Vec<Act> {
    let interview_type = world::DESIGN;
    vec![(0, TRAINEE, Command::Enroll { enrollment: ENROLLMENT, person: PersonId(5), interview_type })]
}

#[test]
fn an_enrollment_is_ready_to_be_planned_once_its_prep_is_done() {
    let before = attention_at(on_design(), 2);
    assert_eq!((before.unplanned, before.waiting_for_prep), (vec![], vec![ENROLLMENT]));
    let prepare = Command::PrepareStep { enrollment: ENROLLMENT, step: StepIndex(0) };
    let after = attention_at(with(on_design(), (1, TRAINEE, prepare)), 2);
    assert_eq!((after.unplanned, after.waiting_for_prep), (vec![ENROLLMENT], vec![]));
}

#[test]
fn a_trainee_without_certified_interviewers_ahead_is_not_planned() {
    let ready =
        with(on_design(), (1, TRAINEE, Command::PrepareStep { enrollment: ENROLLMENT, step: StepIndex(0) }));
    let after_the_last = attention_at(ready, 24 * 365);
    assert_eq!((after_the_last.unplanned, after_the_last.without_interviews), (vec![], vec![ENROLLMENT]));
    let waiting = Attention { without_interviews: vec![ENROLLMENT], ..Attention::default() };
    assert!(!waiting.is_empty(), "somebody has to bring interviews in");
}

#[test]
fn a_trainee_waits_for_interviewers_whose_certificate_still_counts() {
    let mut workspace = given(enrolled()).log().workspace().clone();
    let of =
        |workspace: &Workspace| attention::attention(workspace, &DatabaseZones, hours(1)).without_interviews;
    assert_eq!(of(&workspace), []);
    for path in workspace.programs.values_mut().flat_map(|program| program.paths.values_mut()) {
        path.rules.validity.months = Some(1);
    }
    assert_eq!(of(&workspace), []);
    for certificate in workspace.certificates.values_mut() {
        certificate.from -= Duration::days(60);
    }
    assert_eq!(of(&workspace), [ENROLLMENT]);
}

#[test]
fn pending_prep_alone_needs_no_attention_from_the_coordinator() {
    let waiting = Attention { waiting_for_prep: vec![ENROLLMENT], ..Attention::default() };
    assert!(waiting.is_empty());
    assert!(!Attention { unplanned: vec![ENROLLMENT], ..waiting }.is_empty());
}

fn decline() -> Command {
    Command::Decline { session: SESSION, reason: DeclineReason::CannotMakeIt }
}

#[test]
fn a_trainee_who_left_has_no_sessions_to_plan_or_to_replace() {
    let leave = Command::SetPresence { person: PersonId(5), presence: Presence::Left };
    let gone = attention_at(with(proposed(), (3, COORDINATOR, leave.clone())), 4);
    assert_eq!((gone.to_replace.lost, gone.unplanned), (vec![], vec![]));
    let prepared =
        with(on_design(), (1, TRAINEE, Command::PrepareStep { enrollment: ENROLLMENT, step: StepIndex(0) }));
    let workspace = given(with(prepared, (2, COORDINATOR, leave))).log().workspace().clone();
    let gone = attention::attention(&workspace, &DatabaseZones, hours(3));
    assert_eq!((gone.unplanned, gone.waiting_for_prep), (vec![], vec![]));
    let in_training =
        pool(&workspace, &DatabaseZones, hours(3)).iter().map(|row| row.in_training).sum::<usize>();
    assert_eq!(in_training, 0);
}

/// Another published session of the same path.
fn published(mut acts: Vec<Act>, at: i64, session: u64, interview: u64) -> Vec<Act> {
    acts.push((at, COORDINATOR, drafting(SessionId(session), interview, 0)));
    acts.push((at, COORDINATOR, Command::Publish { sessions: vec![SessionId(session)] }));
    acts
}

#[test]
fn a_lost_session_is_listed_until_it_is_replaced() {
    let declined = with(proposed(), (3, TRAINEE, decline()));
    assert_eq!(attention_at(declined.clone(), 4).to_replace.lost, [SESSION]);
    let new = NewSession {
        id: SessionId(2),
        enrollment: ENROLLMENT,
        interview: InterviewId(6),
        step: StepIndex(0),
        mentor: world::mentor_of(InterviewId(6)),
    };
    let change =
        ChangedPlan { plan: PlanId(2), called_off: Vec::new(), becoming: Vec::new(), sessions: vec![new] };
    let replaced = with(declined, (4, COORDINATOR, Command::PlanAgain(change)));
    assert!(attention_at(replaced, 5).to_replace.is_empty());
}

#[test]
fn a_session_that_breaks_a_rule_is_listed_until_it_no_longer_does() {
    let off = |hours: Option<Vec<_>>| Command::ChangeDay {
        person: world::mentor_of(INTERVIEW),
        day: world::interview(INTERVIEW.0).start.date_naive(),
        hours,
    };
    let away = with(proposed(), (3, Actor::Member(world::mentor_of(INTERVIEW)), off(Some(Vec::new()))));
    let broken = attention_at(away.clone(), 4).to_replace.broken;
    assert_eq!(broken.into_iter().collect::<Vec<_>>(), [(SESSION, Exclusion::Paused)]);
    let back = with(away, (5, Actor::Member(world::mentor_of(INTERVIEW)), off(None)));
    assert!(attention_at(back, 6).to_replace.is_empty());
}

#[test]
fn a_proposal_that_starts_without_a_response_is_listed_until_it_is_settled() {
    let after = (world::interview(INTERVIEW.0).end() - hours(0)).num_hours() + 1;
    assert_eq!(attention_at(proposed(), after).unanswered, [SESSION]);
    let held = with(proposed(), (after, TRAINEE, Command::MarkHeld { session: SESSION }));
    assert_eq!(attention_at(held, after + 1).unanswered, []);
}

#[test]
fn a_missed_session_is_listed_until_its_step_has_another_session() {
    let after = (world::interview(INTERVIEW.0).end() - hours(0)).num_hours() + 1;
    let missed = with(proposed(), (after, COORDINATOR, Command::MarkMissed { session: SESSION }));
    assert_eq!(attention_at(missed.clone(), after + 1).missed, [SESSION]);
    assert_eq!(attention_at(missed.clone(), after + 24 * 8).missed, [], "for a week");
    let again = published(published(missed, after + 2, 2, 17), after + 2, 3, 18);
    assert_eq!(attention_at(again, after + 3).missed, []);
}

fn told(acts: Vec<Act>, person: PersonId, at: i64) -> Vec<ChangeKind> {
    let log = given(acts).log();
    let changes = session_changes::changes(log.workspace(), person, hours(at));
    changes.into_iter().map(|change| change.kind).collect()
}

#[test]
fn a_trainee_sees_that_a_review_asks_for_another_session() {
    let (trainee, mentor) = (PersonId(5), world::mentor_of(INTERVIEW));
    let reviewed = with(written(), (35, MENTOR, Command::DoNotCredit { session: SESSION }));
    assert_eq!(told(reviewed.clone(), trainee, 36), [ChangeKind::NeedsAnother]);
    assert_eq!(told(reviewed, mentor, 36), [], "who reviewed knows");
}

#[test]
fn both_sides_see_changes_made_by_others() {
    let (trainee, mentor) = (PersonId(5), world::mentor_of(INTERVIEW));
    let declined = with(proposed(), (3, TRAINEE, decline()));
    assert_eq!(told(declined.clone(), mentor, 4), [ChangeKind::Declined]);
    assert_eq!(told(declined.clone(), trainee, 4), [], "who declined knows");
    assert_eq!(told(declined, mentor, 24 * 8), [], "for a week");

    let off = Import { cancelled_interviews: vec![INTERVIEW], ..Import::default() };
    let cancelled = with(proposed(), (3, COORDINATOR, Command::Import(off)));
    let mut later = world::interview(INTERVIEW.0);
    let from = later.start;
    later.start += Duration::hours(1);
    let moved = Import { changed_interviews: vec![later], ..Import::default() };
    let moved = with(proposed(), (3, COORDINATOR, Command::Import(moved)));
    for person in [trainee, mentor] {
        let because = CancelReason::InterviewCancelled;
        assert_eq!(told(cancelled.clone(), person, 4), [ChangeKind::Cancelled(because)]);
        assert_eq!(told(moved.clone(), person, 4), [ChangeKind::Moved { from }]);
        assert_eq!(told(cancelled.clone(), PersonId(8), 4), []);
    }
    let drafted = with(
        drafted(),
        (
            3,
            COORDINATOR,
            Command::Import(Import { cancelled_interviews: vec![INTERVIEW], ..Import::default() }),
        ),
    );
    assert_eq!(told(drafted, trainee, 4), [], "a draft was never theirs to know");
}

#[test]
fn time_off_that_conflicts_with_the_schedule_is_listed() {
    let (person, day) = (world::mentor_of(INTERVIEW), world::interview(INTERVIEW.0).start.date_naive());
    let off = |hours| Command::ChangeDay { person, day, hours };
    let away = with(vec![], (1, Actor::Member(person), off(Some(Vec::new()))));
    let told = attention_at(away.clone(), 2).time_off;
    assert_eq!(told.len(), 1);
    assert_eq!((told[0].person, told[0].first), (person, world::interview(INTERVIEW.0).start));
    let back = with(away, (3, Actor::Member(person), off(None)));
    assert_eq!(attention_at(back, 4).time_off, []);
}
