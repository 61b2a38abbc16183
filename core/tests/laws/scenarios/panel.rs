//! Interviews with several interviewers: all of them attend, and the program says who may mentor.

use super::*;
use std::collections::BTreeSet;
use switchback_core::{
    command::{import::Import, scheduling::ScheduledSession},
    model::{
        interview::Interview,
        program::{Program, Version, rules::WhoMentors},
        session::CancelReason,
    },
    planning::{
        Plan, alternatives::ByHand, exclusion::Exclusion, formulation::formulate, placement::Placement, plan,
        plan_request::PlanRequest, points::Policy,
    },
    progress::schedule::{
        calendar::{Choice, schedule},
        record::record,
    },
    workspace::Workspace,
    zones::DatabaseZones,
};

const LEAD: PersonId = PersonId(3);
const SECOND: PersonId = PersonId(1);
const OTHER: EnrollmentId = EnrollmentId(2);

/// Person 3 leads interview 5. Both may mentor coding.
fn with_panel(panel: &[PersonId]) -> Interview {
    Interview { panel: panel.iter().copied().collect(), ..world::interview(5) }
}

fn changing(interview: Interview) -> Act {
    (0, COORDINATOR, Command::Import(Import { changed_interviews: vec![interview], ..Import::default() }))
}

/// From the next version on, any interviewer may mentor.
fn any_mentors() -> Act {
    let mut program = Program { version: Version(3), ..world::program() };
    for step in &mut program.paths.get_mut(&CODING).unwrap().steps {
        step.rules.mentor.who = WhoMentors::AnyInterviewer;
    }
    (0, COORDINATOR, Command::PublishProgram(program))
}

fn after(before: impl IntoIterator<Item = Act>, acts: Vec<Act>) -> Vec<Act> {
    before.into_iter().chain(acts).collect()
}

#[track_caller]
fn refuses(acts: Vec<Act>, mentor: PersonId, exclusion: Exclusion) {
    let draft = drafting_with(SESSION, 5, 0, mentor);
    given(acts).when(COORDINATOR, draft).refused(Refusal::RuleBroken(exclusion));
}

#[test]
fn an_interviewer_on_the_panel_is_occupied() {
    let mut meanwhile = with_panel(&[PersonId(5)]);
    meanwhile.id = InterviewId(8);
    meanwhile.key = world::interview(8).key;
    refuses(after([changing(meanwhile)], enrolled()), LEAD, Exclusion::OwnInterview);
    refuses(after([changing(with_panel(&[PersonId(5)]))], enrolled()), LEAD, Exclusion::LedByTrainee);
}

#[test]
fn only_the_lead_mentors_unless_the_program_says_any_interviewer() {
    let panel = changing(with_panel(&[SECOND]));
    refuses(after([panel.clone()], enrolled()), SECOND, Exclusion::MentorNotLead);
    refuses(after([panel.clone()], enrolled()), PersonId(2), Exclusion::MentorNotThere);
    let with_any = after([any_mentors(), panel], enrolled());
    for mentor in [LEAD, SECOND] {
        let draft = drafting_with(SESSION, 5, 0, mentor);
        assert!(given(with_any.clone()).when(COORDINATOR, draft).outcome.is_ok());
    }
    let not_certified = after([any_mentors(), changing(with_panel(&[PersonId(4)]))], enrolled());
    refuses(not_certified, PersonId(4), Exclusion::MentorNotCertified);
}

/// Two trainees, one of whom is at interview 5 with its second interviewer.
fn two_trainees() -> Vec<Act> {
    let enroll = Command::Enroll { enrollment: OTHER, person: PersonId(7), interview_type: CODING };
    let begun = after([any_mentors(), changing(with_panel(&[SECOND]))], enrolled());
    let drafted = with(begun, (1, COORDINATOR, drafting_with(SESSION, 5, 0, SECOND)));
    let published = with(drafted, (1, COORDINATOR, Command::Publish { sessions: vec![SESSION] }));
    with(published, (1, BYSTANDER, enroll))
}

#[test]
fn all_mentors_of_an_interview_share_its_seats() {
    let session = NewSession {
        id: SessionId(2),
        enrollment: OTHER,
        interview: INTERVIEW,
        step: StepIndex(0),
        mentor: LEAD,
    };
    let draft = Command::DraftPlan { plan: PlanId(2), sessions: vec![session] };
    given(two_trainees()).when(COORDINATOR, draft).refused(Refusal::RuleBroken(Exclusion::NoSeat));
}

fn planned(workspace: &Workspace) -> Plan {
    let (zones, now) = (&DatabaseZones, hours(0));
    let weeks = now..now + Duration::weeks(2);
    plan(&PlanRequest { workspace, zones, now, weeks, policy: Policy::Balanced }, &mut |_| ()).unwrap()
}

#[test]
fn a_plan_chooses_the_mentor_that_allows_more_sessions() {
    let acts = after([any_mentors(), changing(with_panel(&[SECOND]))], enrolled());
    let mut workspace = given(acts).log().workspace().clone();
    // Both shadows must have different mentors, and only this one of the lead's interviews is left.
    let kept = [5, 6, 11].map(InterviewId);
    workspace.interviews.retain(|id, _| kept.contains(id));
    for interview in workspace.interviews.values_mut() {
        interview.lead = LEAD;
    }
    let plan = planned(&workspace);
    let mentors: Vec<PersonId> = plan.sessions.iter().map(|session| session.placement.mentor).collect();
    assert_eq!(mentors.len(), 2, "{mentors:?}");
    assert!(mentors.contains(&SECOND) && mentors.contains(&LEAD));
    assert!(plan.solution.is_proven_best());
}

#[test]
fn a_plan_never_fills_a_panels_seat_twice() {
    let enroll = Command::Enroll { enrollment: OTHER, person: PersonId(7), interview_type: CODING };
    let begun = after([any_mentors(), changing(with_panel(&[SECOND]))], enrolled());
    let mut workspace = given(with(begun, (1, BYSTANDER, enroll))).log().workspace().clone();
    workspace.interviews.retain(|id, _| *id == INTERVIEW);
    let (zones, now) = (&DatabaseZones, hours(0));
    let weeks = now..now + Duration::weeks(2);
    let request = PlanRequest { workspace: &workspace, zones, now, weeks, policy: Policy::Balanced };
    let formulation = formulate(&request);
    let enrollments: BTreeSet<u32> =
        formulation.problem.candidates.iter().map(|candidate| candidate.enrollment).collect();
    assert_eq!(
        (enrollments.len(), formulation.problem.interviews.len()),
        (2, 2),
        "both could go, with either"
    );
    assert_eq!(planned(&workspace).sessions.len(), 1);
}

#[test]
fn a_session_depends_on_its_mentor_and_not_on_the_lead() {
    let led_by_another = Interview { lead: PersonId(2), ..with_panel(&[SECOND]) };
    let stays = given(two_trainees()).when(COORDINATOR, importing(led_by_another.clone()));
    stays.then([Event::InterviewChanged(led_by_another)]);
    let without = with_panel(&[]);
    let cancelled = Event::SessionCancelled { session: SESSION, reason: CancelReason::InterviewerChanged };
    given(two_trainees())
        .when(COORDINATOR, importing(without.clone()))
        .then([Event::InterviewChanged(without), cancelled]);
}

fn importing(interview: Interview) -> Command {
    Command::Import(Import { changed_interviews: vec![interview], ..Import::default() })
}

#[test]
fn an_interview_counts_for_everyone_on_the_panel() {
    let log = given([changing(with_panel(&[PersonId(2)]))]).log();
    let workspace = log.workspace();
    let now = workspace.interviews[&INTERVIEW].end();
    let conducted = |person| record(workspace, &DatabaseZones, person, now).interviews_conducted;
    let before = record(given([]).log().workspace(), &DatabaseZones, PersonId(2), now).interviews_conducted;
    assert_eq!(conducted(PersonId(2)), before + 1);
}

#[test]
fn the_schedule_shows_the_whole_panel_and_finds_each_member() {
    let log = given([changing(with_panel(&[SECOND]))]).log();
    let workspace = log.workspace();
    let names = [LEAD, SECOND].map(|person| workspace.profiles.name(person).to_owned());
    let day = hours(0)..hours(48);
    let found = |text: &str| {
        let choice = Choice { text: text.to_owned(), ..Choice::default() };
        let slots = schedule(workspace, day.clone(), &choice);
        slots.into_iter().find(|slot| slot.interview == INTERVIEW).map(|slot| slot.interviewer_names())
    };
    assert_eq!(found(&names[0]), Some(names.join(", ")));
    assert_eq!(found(&names[1]), Some(names.join(", ")));
}

/// The session at interview 5 could have its other interviewer as the mentor, and at interview 6 either of
/// the two.
#[test]
fn each_interviewer_who_may_mentor_is_an_alternative() {
    let second = PersonId(2);
    let six = Interview { panel: BTreeSet::from([second]), ..world::interview(6) };
    let panels = || [changing(with_panel(&[SECOND])), changing(six.clone())];
    let offered = |acts: Vec<Act>| {
        let log = given(acts).log();
        let by_hand = ByHand::new(log.workspace(), &DatabaseZones, hours(3), Some(SESSION));
        let all = by_hand.other_places().into_iter();
        all.map(|one| {
            let Placement { interview, mentor, .. } = one.placement;
            ((interview.0, mentor), one.obstacle.map(|obstacle| obstacle.exclusion))
        })
        .filter(|((interview, _), _)| [5, 6].contains(interview))
        .collect::<Vec<_>>()
    };
    let any = after([any_mentors()], after(panels(), proposed()));
    assert_eq!(offered(any.clone()), [((5, SECOND), None), ((6, PersonId(1)), None), ((6, second), None)]);
    let leads = vec![((6, PersonId(1)), None), ((5, SECOND), Some(Exclusion::MentorNotLead))];
    assert_eq!(offered(after(panels(), proposed())), leads);

    let session = NewSession {
        id: SessionId(2),
        enrollment: ENROLLMENT,
        interview: INTERVIEW,
        step: StepIndex(0),
        mentor: SECOND,
    };
    let swap = ScheduledSession { plan: PlanId(2), session, instead_of: Some(SESSION) };
    let log = given(with(any, (4, COORDINATOR, Command::ScheduleSession(swap)))).log();
    assert_eq!(log.workspace().sessions[&SessionId(2)].mentor, SECOND);
}
