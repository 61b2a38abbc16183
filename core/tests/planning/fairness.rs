//! No starvation: a trainee with one possible interview a week gets a session even if others keep enrolling.

use super::{
    random::{Random, cases},
    world,
};
use chrono::{DateTime, Datelike, Duration, TimeZone, Utc};
use std::collections::{BTreeMap, BTreeSet};
use switchback_core::{
    model::{
        actor::Actor,
        certificate::{Certificate, Evidence},
        enrollment::{CreditBasis, Enrollment, EnrollmentStatus, StepCredit, StepIndex},
        history::History,
        hours::{Span, WeeklyHours},
        ids::{
            CertificateId, EnrollmentId, InterviewId, InterviewTypeId, PersonId, PlanId, SessionId,
            WorkspaceId,
        },
        interview::{CandidateCode, ExternalKey, Interview, InterviewOrigin, InterviewStatus},
        interview_type::InterviewType,
        person::{Person, WeeklyLimits},
        program::{Path, Program, Step, StepKind, Version},
        scorecard::Scorecards,
        session::{Pin, Session, SessionState},
        workspace_kind::WorkspaceKind,
    },
    planning::{
        Plan,
        formulation::{Formulation, formulate},
        placement::Placement,
        plan_request::PlanRequest,
        planned_session::PlannedSession,
        points::Policy,
        reasons::{Preference, Reason},
    },
    workspace::{About, Workspace},
    zones::{DatabaseZones, Zone},
};

const CODING: InterviewTypeId = InterviewTypeId(1);
const MENTORS: u64 = 3;
const WEEKS: i64 = 26;

/// In weeks, as stated in `docs/planning.md` for paths with up to four sessions.
fn passed_over_at_most(policy: Policy) -> i64 {
    match policy {
        Policy::Balanced | Policy::LongestWaiting => 13,
        Policy::NearestToDone | Policy::ScarcestType => 21,
    }
}

fn monday(week: i64) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 1, 5, 6, 0, 0).unwrap() + Duration::weeks(week)
}

/// A person who can attend only the interviews within the given hours.
fn person(id: u64, hours: WeeklyHours) -> Person {
    Person {
        id: PersonId(id),
        team: None,
        zone: Zone::named("UTC"),
        joined: None,
        hours,
        changes: BTreeMap::new(),
        busy: BTreeMap::new(),
        limits: WeeklyLimits { as_trainee: 2, as_mentor: 9 },
        hosting: Default::default(),
        presence: Default::default(),
        tags: Default::default(),
        preferences: Default::default(),
        roles: Default::default(),
    }
}

fn interview(id: u64, start: DateTime<Utc>, mentor: u64) -> Interview {
    Interview {
        id: InterviewId(id),
        key: ExternalKey(id),
        interview_type: CODING,
        start,
        minutes: 60,
        lead: PersonId(mentor),
        panel: BTreeSet::new(),
        observer_cap: 1,
        candidate: CandidateCode("C-1".into()),
        status: InterviewStatus::Scheduled,
        source: None,
        origin: InterviewOrigin::File,
    }
}

/// Three interviews a week, each with one seat: on Tuesday, Wednesday and Friday.
fn company() -> Workspace {
    let mut workspace = Workspace {
        about: Some(About {
            id: WorkspaceId(1),
            name: "Test".into(),
            kind: WorkspaceKind::Own,
            salt: WorkspaceId(2),
            created: monday(-10),
        }),
        ..Workspace::default()
    };
    workspace.interview_types.insert(CODING, InterviewType::named(CODING, "Coding"));
    let paths = BTreeMap::from([(CODING, Path::default())]);
    workspace.programs.insert(Version(1), Program { version: Version(1), paths });
    for id in 1..=MENTORS {
        workspace.people.insert(PersonId(id), person(id, WeeklyHours::weekdays(0, 1440)));
        let evidence = Evidence::Recorded(Actor::COORDINATOR);
        let certificate = Certificate::new(CertificateId(id), PersonId(id), CODING, monday(-10), evidence);
        workspace.certificates.insert(certificate.id, certificate);
    }
    for week in 0..WEEKS + 8 {
        for (slot, day) in [1, 2, 4].into_iter().enumerate() {
            let id = (week as u64 * 3) + slot as u64;
            let mentor = 1 + (id + week as u64) % MENTORS;
            let start = monday(week) + Duration::days(day) + Duration::hours(4);
            workspace.interviews.insert(InterviewId(id), interview(id, start, mentor));
        }
    }
    workspace
}

fn enroll(workspace: &mut Workspace, id: u64, week: i64, hours: WeeklyHours) {
    workspace.people.insert(PersonId(100 + id), person(100 + id, hours));
    let enrollment = Enrollment {
        id: EnrollmentId(id),
        person: PersonId(100 + id),
        interview_type: CODING,
        version: Version(1),
        history: History::new(EnrollmentStatus::Active, monday(week)),
        prepared: BTreeMap::new(),
        signed_off: None,
        variant: Default::default(),
        ledger: Default::default(),
    };
    workspace.enrollments.insert(enrollment.id, enrollment);
}

fn wednesdays() -> WeeklyHours {
    WeeklyHours(std::array::from_fn(|day| if day == 2 { vec![Span::new(0, 1440)] } else { Vec::new() }))
}

fn hold(workspace: &mut Workspace, placement: Placement) {
    let id = SessionId(workspace.sessions.len() as u64 + 1);
    let session = Session {
        id,
        plan: PlanId(1),
        enrollment: placement.enrollment,
        interview: placement.interview,
        step: placement.step,
        mentor: placement.mentor,
        history: History::new(SessionState::Credited, monday(0)),
        pin: Pin::Free,
        scorecards: Scorecards::default(),
        course: Default::default(),
    };
    workspace.sessions.insert(id, session);
}

/// Simulates half a year in which nearly every week more trainees enroll than there are seats. Returns the
/// longest streak of weeks in which a trainee who can only come on Wednesdays was passed over for one who had
/// waited less.
fn longest_passed_over(seed: u64, policy: Policy) -> i64 {
    let mut random = Random::new(seed);
    let mut workspace = company();
    let mut passed: BTreeMap<EnrollmentId, i64> = BTreeMap::new();
    let mut longest = 0;
    for week in 0..WEEKS {
        for place in 0..1 + u64::from(random.one_in(3)) {
            let hours = if random.one_in(6) { wednesdays() } else { WeeklyHours::weekdays(0, 1440) };
            enroll(&mut workspace, 1 + week as u64 * 2 + place, week, hours);
        }
        let weeks = monday(week)..monday(week + 2);
        let (zones, now) = (&DatabaseZones, monday(week));
        let request = PlanRequest { workspace: &workspace, zones, now, weeks, policy };
        let plan = world::plan(&request);
        let (served, waiting) = this_week(&formulate(&request), &plan, week);
        for (enrollment, waited) in waiting {
            let over = served.iter().any(|other| *other < waited);
            let streak = passed.entry(enrollment).or_default();
            *streak = if over { *streak + 1 } else { 0 };
            longest = longest.max(*streak);
        }
        for session in plan.sessions.iter().filter(|session| session.start < monday(week + 1)) {
            hold(&mut workspace, session.placement);
        }
    }
    longest
}

/// Returns how long the trainees served on this week's Wednesday had waited, and the wait of each enrollment
/// that had a possible session and got none this week.
fn this_week(formulation: &Formulation, plan: &Plan, week: i64) -> (Vec<i64>, Vec<(EnrollmentId, i64)>) {
    let waited = formulation.starting_points.iter().map(|known| known.weeks_waited);
    let standings: BTreeMap<_, _> = formulation.enrollments.iter().copied().zip(waited).collect();
    let sessions: Vec<_> = plan.sessions.iter().filter(|session| session.start < monday(week + 1)).collect();
    let taken: BTreeSet<_> = sessions.iter().map(|session| session.placement.enrollment).collect();
    let wednesday = |session: &&&PlannedSession| session.start.weekday().num_days_from_monday() == 2;
    let served =
        sessions.iter().filter(wednesday).map(|session| standings[&session.placement.enrollment]).collect();
    let next = formulation.problem.candidates.iter().filter(|candidate| candidate.step == 0);
    let could: BTreeSet<_> =
        next.map(|candidate| formulation.enrollments[candidate.enrollment as usize]).collect();
    let waiting = could.into_iter().filter(|enrollment| !taken.contains(enrollment));
    (served, waiting.map(|enrollment| (enrollment, standings[&enrollment])).collect())
}

#[test]
fn no_trainee_is_passed_over_longer_than_documented() {
    for seed in 0..cases(1, 300) {
        let longest = longest_passed_over(seed, Policy::Balanced);
        assert!(longest <= passed_over_at_most(Policy::Balanced), "seed {seed}: {longest} weeks");
    }
}

/// Only the Wednesday mentor hosts first sessions, so a trainee who attends on Wednesday can go on to two
/// more. That is worth more than a trainee who only has Wednesdays.
fn with_one_guide() -> Workspace {
    let mut workspace = company();
    let mut first = Step::once(StepKind::Shadow);
    first.rules.mentor.tag = Some("guides".into());
    let reverse = Step { times: 2, ..Step::once(StepKind::ReverseShadow) };
    let path = Path { steps: vec![first, reverse, Step::once(StepKind::SignOff)], ..Path::default() };
    let program = Program { version: Version(1), paths: BTreeMap::from([(CODING, path)]) };
    workspace.programs.insert(Version(1), program);
    for interview in workspace.interviews.values_mut() {
        interview.lead = PersonId(1 + interview.id.0 % MENTORS);
        // One day after another: Wednesday, Thursday, Friday.
        let day = (interview.id.0 % MENTORS) as i64 + 2;
        interview.start =
            monday((interview.id.0 / MENTORS) as i64) + Duration::days(day) + Duration::hours(day);
    }
    if let Some(guide) = workspace.people.get_mut(&PersonId(1)) {
        guide.tags.insert("guides".into());
    }
    workspace
}

#[test]
fn a_trainee_of_low_value_is_served_even_if_others_are_always_worth_more() {
    for policy in Policy::ALL {
        let mut workspace = with_one_guide();
        enroll(&mut workspace, 1_000, 0, wednesdays());
        let waits = (0..WEEKS).find(|week| {
            // New trainees may take on a whole path at once.
            enroll(&mut workspace, 1 + *week as u64, *week, WeeklyHours::weekdays(0, 1440));
            workspace.people.values_mut().for_each(|known| known.limits.as_trainee = 3);
            let (zones, now, weeks) = (&DatabaseZones, monday(*week), monday(*week)..monday(*week + 1));
            let plan = world::plan(&PlanRequest { workspace: &workspace, zones, now, weeks, policy });
            plan.sessions.iter().for_each(|session| hold(&mut workspace, session.placement));
            plan.sessions.iter().any(|session| session.placement.enrollment == EnrollmentId(1_000))
        });
        assert!(waits.is_some_and(|weeks| weeks <= passed_over_at_most(policy)), "{policy}: {waits:?}");
    }
}

#[test]
fn equal_trainees_all_get_a_first_session_before_any_gets_a_second() {
    for trainees in 1..=7 {
        for weeks in 1..=3 {
            let mut workspace = company();
            for id in 1..=trainees {
                enroll(&mut workspace, id, 0, WeeklyHours::weekdays(0, 1440));
            }
            let (zones, now) = (&DatabaseZones, monday(0));
            let policy = Policy::Balanced;
            let request =
                PlanRequest { workspace: &workspace, zones, now, weeks: now..monday(weeks), policy };
            let plan = world::plan(&request);
            let seats = 3 * weeks as u64;
            let served: BTreeSet<_> =
                plan.sessions.iter().map(|session| session.placement.enrollment).collect();
            assert_eq!(served.len() as u64, seats.min(trainees), "{trainees} trainees, {seats} seats");
        }
    }
}

/// Giving one of the others' seats to the trainee who is left out would let just as many advance.
#[test]
fn a_trainee_left_out_gets_no_reason_that_more_would_advance() {
    let mut workspace = company();
    for id in 1..=6 {
        enroll(&mut workspace, id, 0, WeeklyHours::weekdays(0, 1440));
    }
    let (zones, now) = (&DatabaseZones, monday(0));
    let policy = Policy::Balanced;
    let plan = world::plan(&PlanRequest { workspace: &workspace, zones, now, weeks: now..monday(1), policy });
    let left_out: Vec<_> = plan.reasons.iter().filter(|reasons| !reasons.advances).collect();
    assert_eq!(left_out.len(), 3);
    for reasons in left_out {
        let said: Vec<_> = reasons.parts.iter().map(|(reason, _)| *reason).collect();
        assert_eq!(said, [Reason::SeatTo(Preference::Others)]);
    }
    // For trainees who have a session, the seat they miss is another's only session, so it does let more
    // advance.
    let advancing = plan.reasons.iter().filter(|reasons| reasons.advances);
    let said: Vec<_> =
        advancing.flat_map(|reasons| reasons.parts.iter().map(|(reason, _)| *reason)).collect();
    assert!(said.contains(&Reason::SeatTo(Preference::MoreAdvance)), "{said:?}");
}

/// Two trainees compete for one seat. Returns the reasons given to the trainee who doesn't get it.
fn said_to_the_other(first: impl Fn(&mut Enrollment), second: impl Fn(&mut Enrollment)) -> Vec<Reason> {
    let mut workspace = company();
    workspace.interviews.retain(|id, _| *id == InterviewId(0));
    for (id, change) in [(1, &first as &dyn Fn(&mut Enrollment)), (2, &second)] {
        enroll(&mut workspace, id, 0, WeeklyHours::weekdays(0, 1440));
        change(workspace.enrollments.get_mut(&EnrollmentId(id)).unwrap());
    }
    let (zones, now, policy) = (&DatabaseZones, monday(0), Policy::Balanced);
    let plan = world::plan(&PlanRequest { workspace: &workspace, zones, now, weeks: now..monday(1), policy });
    assert_eq!(plan.sessions[0].placement.enrollment, EnrollmentId(1));
    let reasons = plan.reasons.iter().find(|reasons| reasons.enrollment == EnrollmentId(2)).unwrap();
    reasons.parts.iter().map(|(reason, _)| *reason).collect()
}

#[test]
fn the_reason_is_the_one_preference_that_would_change_the_decision() {
    let waits = |known: &mut Enrollment| {
        known.history = History::new(EnrollmentStatus::Active, monday(-1));
    };
    let is_nearer = |known: &mut Enrollment| {
        known.ledger.credits.push(StepCredit {
            step: StepIndex(0),
            times: 2,
            basis: CreditBasis::Elsewhere,
            evidence: "Led many".into(),
            by: Actor::COORDINATOR,
            at: monday(0),
            beyond: None,
        });
    };
    let to = |preference| vec![Reason::SeatTo(preference)];
    assert_eq!(said_to_the_other(waits, |_| ()), to(Preference::WaitingLonger));
    assert_eq!(said_to_the_other(is_nearer, |_| ()), to(Preference::NearerCertificate));
    let both = |known: &mut Enrollment| {
        waits(known);
        is_nearer(known);
    };
    assert_eq!(said_to_the_other(both, |_| ()), to(Preference::Others), "either alone would be enough");
}
