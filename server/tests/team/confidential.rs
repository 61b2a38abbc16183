//! A company in which every text that is hidden from some people is a marker. Its past is decided here, because the clock of a
//! server shows only the present.

use crate::{device::Device, mail, process::Server};
use chrono::{DateTime, DurationRound as _, TimeDelta, Utc};
use serde_json::{Value, from_str};
use std::collections::{BTreeMap, BTreeSet};
use switchback_core::{
    command::{Command, NewCertificate, NewSession, Request, Submission, decide, import::Import},
    export::workspace_file,
    fact::line::Line,
    log::{Log, written::WrittenLog},
    model::{
        actor::Actor,
        enrollment::{CreditBasis, StepIndex},
        hours::{Span, WeeklyHours},
        ids::{
            CertificateId, CommandId, EnrollmentId, InterviewId, InterviewTypeId, PersonId, PlanId,
            SessionId, WorkspaceId,
        },
        interview::{CandidateCode, ExternalKey, Interview, InterviewOrigin, InterviewStatus},
        interview_type::InterviewType,
        person::WeeklyLimits,
        preferences::{Pause, Preferences},
        program::{Path, Program, Step, StepKind, Version, rules::PathRules},
        record::RecordChange,
        scorecard::{Rating, Recommendation, Side, commitment::Salt},
        session::DeclineReason,
        workspace_kind::WorkspaceKind,
    },
    zones::DatabaseZones,
};

pub const MENTOR: PersonId = PersonId(1);
/// Reviews the first session a second time.
pub const SECOND: PersonId = PersonId(2);
/// Certified, and without a session: may sign off who is ready.
pub const APPROVER: PersonId = PersonId(3);
/// Ready for the sign-off.
pub const READY: PersonId = PersonId(4);
/// In the middle of the training.
pub const LEARNER: PersonId = PersonId(5);
pub const BYSTANDER: PersonId = PersonId(6);

const PEOPLE: [PersonId; 6] = [MENTOR, SECOND, APPROVER, READY, LEARNER, BYSTANDER];
const CODING: InterviewTypeId = InterviewTypeId(1);
/// Numbers so large that their ids don't occur elsewhere by chance.
const SALT: WorkspaceId = WorkspaceId(0x51a1_7d0e_5a17_9999);
pub const DRAFT: SessionId = SessionId(0x0d2a_f75e_5510_7777);
pub const ENROLLMENTS: [EnrollmentId; 2] =
    [EnrollmentId(0x1e4d_011e_d000_4444), EnrollmentId(0x1e4d_011e_d000_5555)];

/// Everyone who could read something.
pub const READERS: [Actor; 8] = [
    Actor::COORDINATOR,
    Actor::LEADER,
    Actor::Member(MENTOR),
    Actor::Member(SECOND),
    Actor::Member(APPROVER),
    Actor::Member(READY),
    Actor::Member(LEARNER),
    Actor::Member(BYSTANDER),
];

/// A text that only these people may read.
pub struct Secret {
    pub text: String,
    pub readers: &'static [Actor],
}

/// What `docs/access.md` calls the evidence for the sign-off, and the open scorecards, of the person who is ready.
const EVIDENCE: &[Actor] = &[
    Actor::COORDINATOR,
    Actor::LEADER,
    Actor::Member(READY),
    Actor::Member(MENTOR),
    Actor::Member(SECOND),
    Actor::Member(APPROVER),
];
const OPEN: &[Actor] = &[
    Actor::COORDINATOR,
    Actor::Member(READY),
    Actor::Member(MENTOR),
    Actor::Member(SECOND),
    Actor::Member(APPROVER),
];
/// Both sides of a session, and the coordinator.
const PARTIES: &[Actor] = &[Actor::COORDINATOR, Actor::Member(LEARNER), Actor::Member(MENTOR)];
const RECORD: &[Actor] = &[Actor::COORDINATOR, Actor::LEADER, Actor::Member(LEARNER)];
const COORDINATORS: &[Actor] = &[Actor::COORDINATOR];

/// Every hidden text in the company, with its readers by `docs/access.md`.
pub fn secrets(log: &Log) -> Vec<Secret> {
    let secret = |text: &str, readers| Secret { text: text.to_owned(), readers };
    let notes: [(&str, &'static [Actor]); 4] = [
        ("open-notes-of-the-trainee", OPEN),
        ("open-notes-of-the-mentor", OPEN),
        ("sealed-notes-of-the-trainee", &[Actor::Member(LEARNER)]),
        ("sealed-notes-of-the-mentor", &[Actor::Member(MENTOR)]),
    ];
    // Nothing says them in clear, not even to those who may read them.
    let in_clear = notes.iter().map(|(notes, _)| secret(notes, &[]));
    let stored = notes.iter().map(|(notes, readers)| secret(&stored(log, notes), readers));
    in_clear.chain(stored).chain(other_secrets()).collect()
}

/// Returns the text that a scorecard with these notes is stored as.
fn stored(log: &Log, notes: &str) -> String {
    let mut texts =
        log.workspace().records().changes().into_iter().filter(
            |change| matches!(change, RecordChange::Scorecard(record) if record.content.notes == notes),
        );
    texts.next().and_then(|change| change.text()).unwrap()
}

fn other_secrets() -> Vec<Secret> {
    let secret = |text: &str, readers| Secret { text: text.to_owned(), readers };
    vec![
        secret("case-of-the-mentor", EVIDENCE),
        secret("credit-of-the-ready", EVIDENCE),
        secret("why-withheld", EVIDENCE),
        secret("why-disputed", PARTIES),
        secret("why-reversed", PARTIES),
        secret("prefer_another_mentor", &[Actor::COORDINATOR, Actor::Member(LEARNER), Actor::Member(SECOND)]),
        secret("credit-of-the-learner", RECORD),
        secret("2031-03-07", &[Actor::COORDINATOR, Actor::Member(LEARNER)]),
        secret("candidate-of-the-draft", &[Actor::COORDINATOR, Actor::LEADER, Actor::Member(APPROVER)]),
        secret(&DRAFT.to_string(), COORDINATORS),
        secret(&SALT.to_string(), COORDINATORS),
    ]
}

/// Tells a log from the past.
struct Story {
    log: Log,
    at: DateTime<Utc>,
    next: u64,
}

impl Story {
    fn give(&mut self, by: Actor, command: Command) {
        self.next += 1;
        let request = Request { id: CommandId(self.next), at: self.at, by, command };
        let decision = decide(&self.log, &DatabaseZones, &request)
            .unwrap_or_else(|refusal| panic!("{refusal}: {request:?}"));
        self.log.append(decision.entries.into_iter().map(Line::from));
        decision.records.into_iter().for_each(|change| self.log.keep_record(change));
    }

    fn coordinate(&mut self, command: Command) {
        self.give(Actor::COORDINATOR, command);
    }

    /// Drafts a session at a new interview, which starts at this time.
    fn draft(&mut self, session: NewSession, start: DateTime<Utc>, candidate: &str) {
        let interview = Interview {
            id: session.interview,
            key: ExternalKey(session.interview.0),
            interview_type: CODING,
            start,
            minutes: 60,
            lead: session.mentor,
            panel: Default::default(),
            observer_cap: 1,
            candidate: CandidateCode(candidate.to_owned()),
            status: InterviewStatus::Scheduled,
            source: None,
            origin: InterviewOrigin::File,
        };
        self.coordinate(Command::Import(Import { interviews: vec![interview], ..Import::default() }));
        self.coordinate(Command::DraftPlan { plan: PlanId(session.id.0), sessions: vec![session] });
    }

    /// A published session with the mentor, three hours later. It is over on return.
    fn session(&mut self, number: u64, enrollment: EnrollmentId) -> SessionId {
        let session = new_session(SessionId(number), enrollment, MENTOR);
        let id = session.id;
        let start = self.at + TimeDelta::hours(3);
        self.draft(session, start, &format!("C-{number:06}"));
        self.coordinate(Command::Publish { sessions: vec![id] });
        self.at = start + TimeDelta::hours(2);
        id
    }

    fn write(&mut self, session: SessionId, side: Side, by: PersonId, notes: &str) {
        let submission = Submission {
            session,
            side,
            ratings: Rating::ALL[..3].to_vec(),
            recommendation: Recommendation::Yes,
            notes: notes.to_owned(),
            rubric: None,
            verdict: None,
            salt: Salt(self.next.into()),
        };
        self.give(Actor::Member(by), Command::WriteScorecard(submission));
    }

    fn write_both(&mut self, session: SessionId, trainee: PersonId, notes: [&str; 2]) {
        self.write(session, Side::Trainee, trainee, notes[0]);
        self.write(session, Side::Mentor, MENTOR, notes[1]);
    }
}

fn new_session(id: SessionId, enrollment: EnrollmentId, mentor: PersonId) -> NewSession {
    NewSession { id, enrollment, interview: InterviewId(id.0 + 1_000), step: StepIndex(0), mentor }
}

fn credit(enrollment: EnrollmentId, times: u8, evidence: &str) -> Command {
    let (step, basis) = (StepIndex(0), CreditBasis::Elsewhere);
    Command::GiveCredit { enrollment, step, times, basis, evidence: evidence.to_owned() }
}

/// The company before the first session. Everyone works around the clock.
fn found(story: &mut Story) {
    let name = "Small".to_owned();
    let kind = WorkspaceKind::Own;
    story.coordinate(Command::CreateWorkspace { workspace: WorkspaceId(1), name, kind, salt: SALT });
    let certified = (1..).zip([MENTOR, SECOND, APPROVER]);
    let certificates = certified.map(|(id, person)| NewCertificate {
        id: CertificateId(id),
        person,
        interview_type: CODING,
        from: None,
    });
    story.coordinate(Command::Import(Import {
        interview_types: vec![InterviewType::named(CODING, "Coding")],
        people: PEOPLE.map(|person| (mail::description(person), mail::profile(&person.to_string()))).to_vec(),
        certificates: certificates.collect(),
        ..Import::default()
    }));
    let shadows = Step { times: 9, ..Step::once(StepKind::Shadow) };
    let path = Path {
        steps: vec![shadows, Step::once(StepKind::SignOff)],
        hours_between_sessions: 1,
        notice_hours: 1,
        rules: PathRules { mentor_case: true, ..PathRules::default() },
    };
    let paths = BTreeMap::from([(CODING, path)]);
    story.coordinate(Command::PublishProgram(Program { version: Version(2), paths }));
    for person in PEOPLE {
        let hours = WeeklyHours([(); 7].map(|()| vec![Span::new(0, 24 * 60)]));
        let limits = WeeklyLimits { as_trainee: 50, as_mentor: 50 };
        story.coordinate(Command::SetHours { person, hours, prefer: None });
        story.coordinate(Command::SetLimits { person, limits });
    }
    for (enrollment, person) in ENROLLMENTS.into_iter().zip([READY, LEARNER]) {
        story.coordinate(Command::Enroll { enrollment, person, interview_type: CODING });
    }
}

fn train_the_ready(story: &mut Story) {
    let enrollment = ENROLLMENTS[0];
    let session = story.session(101, enrollment);
    story.write_both(session, READY, ["open-notes-of-the-trainee", "open-notes-of-the-mentor"]);
    let mentor = Actor::Member(MENTOR);
    story.give(mentor, Command::AskSecondReviewer { session, reviewer: SECOND });
    story.give(mentor, Command::Credit { session });
    story.coordinate(credit(enrollment, 8, "credit-of-the-ready"));
    story.give(mentor, Command::WriteCase { enrollment, text: "case-of-the-mentor".to_owned() });
    let why = "why-withheld".to_owned();
    story.give(Actor::Member(SECOND), Command::WithholdApproval { enrollment, why });
}

fn train_the_learner(story: &mut Story) {
    let (enrollment, mentor, learner) = (ENROLLMENTS[1], Actor::Member(MENTOR), Actor::Member(LEARNER));
    let session = story.session(201, enrollment);
    story.write(session, Side::Trainee, LEARNER, "sealed-notes-of-the-trainee");
    let session = story.session(202, enrollment);
    story.write(session, Side::Mentor, MENTOR, "sealed-notes-of-the-mentor");
    let session = story.session(203, enrollment);
    story.write_both(session, LEARNER, ["", ""]);
    story.give(mentor, Command::DoNotCredit { session });
    story.give(learner, Command::Dispute { session, why: "why-disputed".to_owned() });
    let session = story.session(204, enrollment);
    story.write_both(session, LEARNER, ["", ""]);
    story.give(mentor, Command::Credit { session });
    story.give(mentor, Command::ReverseReview { session, why: "why-reversed".to_owned() });
    let session = new_session(SessionId(205), enrollment, SECOND);
    let id = session.id;
    story.draft(session, story.at + TimeDelta::hours(3), "C-000205");
    story.coordinate(Command::Publish { sessions: vec![id] });
    story.give(learner, Command::Decline { session: id, reason: DeclineReason::PreferAnotherMentor });
    story.coordinate(credit(enrollment, 1, "credit-of-the-learner"));
    let day = "2031-03-07".parse().unwrap();
    let preferences = Preferences { pause: Some(Pause { from: day, until: day }), ..Preferences::default() };
    story.give(learner, Command::SetPreferences { person: LEARNER, preferences });
}

/// The session that is still to come, of which its people are told, and the draft, of which they are not.
pub const NEXT: SessionId = SessionId(206);

fn plan(story: &mut Story) {
    let soon = (Utc::now() + TimeDelta::days(3)).duration_trunc(TimeDelta::hours(1)).unwrap();
    story.draft(new_session(NEXT, ENROLLMENTS[1], MENTOR), soon, "C-000206");
    story.coordinate(Command::Publish { sessions: vec![NEXT] });
    let draft = new_session(DRAFT, ENROLLMENTS[1], APPROVER);
    story.draft(draft, soon + TimeDelta::days(2), "candidate-of-the-draft");
}

/// Returns the log of the company.
pub fn log() -> Log {
    let at = (Utc::now() - TimeDelta::days(30)).duration_trunc(TimeDelta::hours(1)).unwrap();
    let mut story = Story { log: Log::default(), at, next: 1_000 };
    for chapter in [found, train_the_ready, train_the_learner, plan] {
        chapter(&mut story);
    }
    story.log
}

/// Starts the workspace of an empty server from a log.
pub fn begin(server: &Server, coordinator: &mut Device, log: &Log) {
    let lines = log.lines().iter().map(Line::write).collect();
    let written = WrittenLog { base: None, lines, records: log.workspace().records() };
    let file: Value = from_str(&workspace_file::write(&written, &BTreeSet::new(), Utc::now())).unwrap();
    let answer = server.put("/v1/workspace", Some(coordinator.token()), &file);
    assert_eq!(answer.status, 201, "{answer:?}");
    coordinator.sync();
}
