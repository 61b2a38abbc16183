//! Random companies, small enough for rules to collide.

use super::random::Random;
use chrono::{DateTime, Days, Duration, Utc};
use std::collections::BTreeMap;
use switchback_core::{
    model::{
        actor::Actor,
        certificate::{Certificate, Evidence},
        enrollment::{Enrollment, EnrollmentStatus, StepIndex},
        history::History,
        hours::{Interval, Span, WeeklyHours},
        ids::{
            CertificateId, EnrollmentId, InterviewId, InterviewTypeId, PersonId, PlanId, SessionId, SourceId,
            WorkspaceId,
        },
        interview::{CandidateCode, ExternalKey, Interview, InterviewOrigin, InterviewStatus},
        interview_type::InterviewType,
        person::{Hosting, Person, Presence, WeeklyLimits},
        preferences::{Most, Preferences},
        program::{Path, Program, Step, StepKind, Version, rules::WhoMentors},
        scorecard::Scorecards,
        session::{CancelReason, DeclineReason, Pin, Session, SessionState},
        workspace_kind::WorkspaceKind,
    },
    planning::{
        Plan,
        plan::{self},
        plan_request::PlanRequest,
        points::Policy,
    },
    workspace::{About, Workspace},
    zones::{DatabaseZones, Zone},
};

pub const ZONES: [&str; 4] = ["UTC", "Europe/Berlin", "America/Los_Angeles", "Asia/Kolkata"];

/// A Wednesday. Berlin's clocks go back on the following Sunday.
pub fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_792_580_400, 0).unwrap()
}

pub fn weeks(count: i64) -> std::ops::Range<DateTime<Utc>> {
    now()..now() + Duration::weeks(count)
}

pub struct Size {
    pub people: u64,
    pub interviews: u64,
    pub enrollments: u64,
    pub sessions: u64,
}

/// Plans the next two weeks.
pub fn request(workspace: &Workspace) -> PlanRequest<'_> {
    let (now, weeks) = (now(), weeks(2));
    PlanRequest { workspace, zones: &DatabaseZones, now, weeks, policy: Policy::Balanced }
}

/// The final plan.
pub fn plan(request: &PlanRequest) -> Plan {
    plan::plan(request, &mut |_| ()).unwrap()
}

pub fn workspace(random: &mut Random, size: &Size) -> Workspace {
    let mut workspace = Workspace {
        about: Some(About {
            id: WorkspaceId(1),
            name: "Test".into(),
            kind: WorkspaceKind::Own,
            salt: WorkspaceId(2),
            created: now() - Duration::weeks(50),
        }),
        ..Workspace::default()
    };
    let types = 1 + random.below(3);
    for id in 0..types {
        let id = InterviewTypeId(id);
        workspace.interview_types.insert(id, InterviewType::named(id, format!("Type {id}")));
    }
    workspace.programs.insert(Version(1), program(random, types));
    for id in 0..size.people {
        workspace.people.insert(PersonId(id), person(random, PersonId(id)));
    }
    for id in 0..size.people {
        let interview_type = InterviewTypeId(random.below(types));
        let from = now() - Duration::weeks(40);
        let evidence = Evidence::Recorded(Actor::COORDINATOR);
        let certificate = Certificate::new(CertificateId(id), PersonId(id), interview_type, from, evidence);
        if !random.one_in(3) {
            workspace.certificates.insert(certificate.id, certificate);
        }
    }
    for id in 0..size.interviews {
        let interview = interview(random, InterviewId(id), types, size.people);
        workspace.interviews.insert(interview.id, interview);
    }
    for id in 0..size.enrollments {
        let enrollment = enrollment(random, EnrollmentId(id), types, size.people);
        workspace.enrollments.insert(enrollment.id, enrollment);
    }
    for id in 0..size.sessions {
        add_session(random, &mut workspace, SessionId(id));
    }
    workspace
}

fn program(random: &mut Random, types: u64) -> Program {
    let path = |random: &mut Random| {
        let mut steps = Vec::new();
        if random.one_in(4) {
            steps.push(Step::once(StepKind::Reading));
        }
        for kind in [StepKind::Shadow, StepKind::ReverseShadow] {
            let times = 1 + random.below(3) as u8;
            let mut step = Step { times, different_mentors: !random.one_in(3), ..Step::once(kind) };
            if random.one_in(8) {
                step.rules.distinct_mentors = Some(1 + random.below(4) as u8);
            }
            if random.one_in(2) {
                step.rules.mentor.who = WhoMentors::AnyInterviewer;
            }
            steps.push(step);
        }
        steps.push(Step::once(StepKind::SignOff));
        let hours_between_sessions = random.pick(&[0, 1, 24, 48]);
        let mut path =
            Path { steps, hours_between_sessions, notice_hours: random.pick(&[0, 24]), ..Path::default() };
        path.rules.never_same_pair = random.one_in(8);
        path.rules.observers = random.pick(&[None, None, None, Some(1)]);
        path
    };
    let paths = (0..types).map(|id| (InterviewTypeId(id), path(random))).collect();
    Program { version: Version(1), paths }
}

fn person(random: &mut Random, id: PersonId) -> Person {
    let from = random.pick(&[0, 8 * 60, 9 * 60 + 30]);
    let to = random.pick(&[13 * 60, 18 * 60, 24 * 60]);
    let busy = (0..random.below(6)).map(|_| {
        let start = now() + Duration::minutes(30 * random.below(14 * 48) as i64);
        Interval { start, end: start + Duration::minutes(30 * (1 + random.below(8) as i64)) }
    });
    let busy = BTreeMap::from([(SourceId(id.0), busy.collect())]);
    let mut changes = BTreeMap::new();
    if random.one_in(3) {
        let day = now().date_naive() + Days::new(random.below(14));
        changes.insert(day, if random.one_in(2) { Vec::new() } else { vec![Span::new(600, 900)] });
    }
    let hours = if random.one_in(4) {
        WeeklyHours(std::array::from_fn(|_| vec![Span::new(0, 1440)]))
    } else {
        WeeklyHours::weekdays(from, to)
    };
    Person {
        id,
        team: None,
        zone: Zone::named(random.pick(&ZONES)),
        joined: None,
        hours,
        changes,
        busy,
        limits: WeeklyLimits {
            as_trainee: random.pick(&[0, 1, 2, 2, 3]),
            as_mentor: random.pick(&[0, 1, 2, 3]),
        },
        hosting: if random.one_in(10) { Hosting::Declines } else { Hosting::Hosts },
        presence: if random.one_in(20) { Presence::Left } else { Presence::Here },
        tags: Default::default(),
        preferences: preferences(random),
        roles: Default::default(),
    }
}

fn preferences(random: &mut Random) -> Preferences {
    if !random.one_in(4) {
        return Preferences::default();
    }
    let mut most = |sessions: &[Option<u8>], minutes: &[Option<u16>]| Most {
        sessions: random.pick(sessions),
        minutes: random.pick(minutes),
    };
    let most_a_day = most(&[None, None, Some(1)], &[None, None, Some(60)]);
    let most_a_week = most(&[None, None, Some(1), Some(2)], &[None, None, Some(75), Some(120)]);
    Preferences { most_a_day, most_a_week, ..Preferences::default() }
}

fn interview(random: &mut Random, id: InterviewId, types: u64, people: u64) -> Interview {
    let minute = random.pick(&[0, 0, 15, 30, 45]);
    let start = now() + Duration::hours(random.below(24 * 14) as i64 - 24) + Duration::minutes(minute);
    Interview {
        id,
        key: ExternalKey(id.0),
        interview_type: InterviewTypeId(random.below(types)),
        start: start + Duration::seconds(if random.one_in(20) { 17 } else { 0 }),
        minutes: random.pick(&[30, 45, 60, 60, 90]),
        lead: PersonId(random.below(people)),
        panel: (0..random.pick(&[0, 0, 0, 1, 2])).map(|_| PersonId(random.below(people))).collect(),
        observer_cap: random.pick(&[0, 1, 1, 1, 2]),
        candidate: CandidateCode(format!("C{id}")),
        status: if random.one_in(10) { InterviewStatus::Cancelled } else { InterviewStatus::Scheduled },
        source: None,
        origin: InterviewOrigin::File,
    }
}

fn enrollment(random: &mut Random, id: EnrollmentId, types: u64, people: u64) -> Enrollment {
    let prepared = if random.one_in(5) {
        BTreeMap::new()
    } else {
        BTreeMap::from([(StepIndex(0), DateTime::UNIX_EPOCH.into())])
    };
    let (person, interview_type) = (PersonId(random.below(people)), InterviewTypeId(random.below(types)));
    let since = now() - Duration::days(random.below(100) as i64);
    let paused = EnrollmentStatus::Paused { until: None };
    let status = if random.one_in(10) { paused } else { EnrollmentStatus::Active };
    Enrollment {
        id,
        person,
        interview_type,
        version: Version(1),
        history: History::new(status, since),
        prepared,
        signed_off: None,
        variant: Default::default(),
        ledger: Default::default(),
    }
}

/// Adds a session in any state that a log could hold, whether or not the rules would have allowed it.
fn add_session(random: &mut Random, workspace: &mut Workspace, id: SessionId) {
    use SessionState::{
        Accepted, Cancelled, Confirmed, Credited, Declined, Drafted, Held, Missed, NotCredited, Proposed,
    };
    let enrollment = EnrollmentId(random.below(workspace.enrollments.len() as u64));
    let interview = InterviewId(random.below(workspace.interviews.len() as u64));
    let Some(enrolled) = workspace.enrollments.get(&enrollment) else { return };
    let path = workspace.path(enrolled).unwrap();
    let step = StepIndex(random.below(path.steps.len() as u64) as u8);
    if !path.steps[usize::from(step.0)].kind.is_session() {
        return;
    }
    let states = [
        Drafted,
        Accepted,
        Proposed,
        Confirmed,
        Held,
        Credited,
        NotCredited,
        Declined(DeclineReason::CannotMakeIt),
        Missed,
        Cancelled(CancelReason::Coordinator),
    ];
    let session = Session {
        id,
        plan: PlanId(0),
        enrollment,
        interview,
        step,
        mentor: workspace.interviews[&interview].lead,
        history: History::new(random.pick(&states), now() - Duration::days(3)),
        pin: if random.one_in(3) { Pin::Pinned } else { Pin::Free },
        scorecards: Scorecards::default(),
        course: Default::default(),
    };
    workspace.sessions.insert(id, session);
}
