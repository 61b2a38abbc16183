//! A company of three, told act by act: one trainee, one mentor, one interview.

use crate::{drawing::Scene, sample::log_of};
use chrono::{DateTime, Duration, TimeZone, Utc};
use std::collections::{BTreeMap, BTreeSet};
use switchback_core::{
    command::{
        Command, NewCertificate, NewSession, Request, Submission, import::Import,
        interview_by_hand::InterviewDetails, person::Description, scheduling::ScheduledSession,
    },
    log::Log,
    model::{
        actor::Actor,
        enrollment::StepIndex,
        ids::*,
        interview::{CandidateCode, ExternalKey, Interview, InterviewOrigin, InterviewStatus},
        interview_type::InterviewType,
        person::{Presence, Profile},
        program::{
            Path, Program, Step, StepKind, Version,
            rules::{Decider, OnExpiry, PathRules, SignOffRule, StepRules, Validity, Writers},
        },
        scorecard::{Rating, Recommendation, Side, commitment::Salt},
        session::{CancelReason, DeclineReason},
        workspace_kind::WorkspaceKind,
    },
    progress::schedule::to_tell::{ToTell, to_tell},
    zones::Zone,
};

/// An act by an actor, in hours after the first Monday, 8 AM.
pub struct Act {
    pub after: i64,
    pub by: Actor,
    pub command: Command,
}

pub const TRAINEE: Actor = Actor::Member(PersonId(1));
pub const MENTOR: Actor = Actor::Member(PersonId(2));
pub const SESSION: SessionId = SessionId(1);
/// The interview is on Wednesday from 14:00 to 15:00.
pub const AFTER_INTERVIEW: i64 = 55;

/// Six weeks later.
pub const AFTER_EXPIRY: i64 = 24 * 42;

const CODING: InterviewTypeId = InterviewTypeId(1);
pub const ENROLLMENT: EnrollmentId = EnrollmentId(1);
const PEOPLE: [(u64, &str); 3] = [(1, "Tara Ellison"), (2, "Milan Koster"), (3, "Nora Quist")];

/// Hours after Monday, 8 AM.
pub fn hours(hours: i64) -> DateTime<Utc> {
    let monday = Utc.with_ymd_and_hms(2026, 11, 16, 8, 0, 0).single().expect("UTC has every time once");
    monday + Duration::hours(hours)
}

/// The user's own workspace with nothing in it.
pub fn empty() -> Log {
    told([])
}

/// The empty workspace after the given acts.
pub fn told(acts: impl IntoIterator<Item = Act>) -> Log {
    let create = Command::CreateWorkspace {
        workspace: WorkspaceId(1),
        name: "Heron Works".into(),
        kind: WorkspaceKind::Own,
        salt: WorkspaceId(2),
    };
    let acts = [act(-2, Actor::COORDINATOR, create)].into_iter().chain(acts);
    log_of((1..).zip(acts).map(|(id, Act { after, by, command })| Request {
        id: CommandId(id),
        at: hours(after),
        by,
        command,
    }))
}

/// What an actor sees this many hours after the beginning.
pub fn scene(acts: Vec<Act>, after: i64, who: Actor) -> Scene {
    Scene::of(told(acts), hours(after), who)
}

fn act(after: i64, by: Actor, command: Command) -> Act {
    Act { after, by, command }
}

fn then(mut acts: Vec<Act>, next: impl IntoIterator<Item = Act>) -> Vec<Act> {
    acts.extend(next);
    acts
}

/// Three people, one path, one interview.
pub fn founded() -> Vec<Act> {
    vec![act(-1, Actor::COORDINATOR, Command::Import(import())), published(-1, 2, Path::default())]
}

fn published(after: i64, version: u32, path: Path) -> Act {
    let program = Program { version: Version(version), paths: BTreeMap::from([(CODING, path)]) };
    act(after, Actor::COORDINATOR, Command::PublishProgram(program))
}

/// The only allowed shadow needs another, and the third person decides.
pub fn used_up() -> Vec<Act> {
    let only = StepRules { at_most: Some(1), ..StepRules::default() };
    let shadow = Step { rules: only, ..Step::once(StepKind::Shadow) };
    let steps = vec![shadow, Step::once(StepKind::SignOff)];
    let rules = PathRules { decides: Decider::Named(PersonId(3)), ..PathRules::default() };
    let mut acts = not_credited();
    acts[1] = published(-1, 2, Path { steps, rules, ..Path::default() });
    acts
}

/// One of three shadows is approved, one is enough, and the third person decides.
pub fn minimum_reached() -> Vec<Act> {
    let enough = StepRules { at_least: Some(1), ..StepRules::default() };
    let shadow = Step { times: 3, rules: enough, ..Step::once(StepKind::Shadow) };
    let steps = vec![shadow, Step::once(StepKind::SignOff)];
    let rules = PathRules { decides: Decider::Named(PersonId(3)), ..PathRules::default() };
    let mut acts = credited();
    acts[1] = published(-1, 2, Path { steps, rules, ..Path::default() });
    acts
}

/// One shadow is enough, and the mentor says "not yet" to the sign-off.
pub fn held_back() -> Vec<Act> {
    let steps = vec![Step::once(StepKind::Shadow), Step::once(StepKind::SignOff)];
    let mut acts = credited();
    acts[1] = published(-1, 2, Path { steps, ..Path::default() });
    let why = "Weak on test cases.".to_owned();
    let withhold = Command::WithholdApproval { enrollment: ENROLLMENT, why };
    then(acts, [act(AFTER_INTERVIEW + 4, MENTOR, withhold)])
}

/// One shadow is enough, and the third person, who signs off, waits for the mentor's case.
pub fn waits_for_case() -> Vec<Act> {
    let steps = vec![Step::once(StepKind::Shadow), Step::once(StepKind::SignOff)];
    let sign_off = SignOffRule::Named(PersonId(3));
    let rules = PathRules { sign_off, mentor_case: true, ..PathRules::default() };
    let mut acts = credited();
    acts[1] = published(-1, 2, Path { steps, rules, ..Path::default() });
    acts
}

/// The mentor has written the case.
pub fn has_case() -> Vec<Act> {
    let text = "Calm, thorough, asks the candidate to test the code.".to_owned();
    let write = Command::WriteCase { enrollment: ENROLLMENT, text };
    then(waits_for_case(), [act(AFTER_INTERVIEW + 4, MENTOR, write)])
}

/// Certificates are valid for a month and then allow observing only. The mentor leads an interview months
/// later.
pub fn expired() -> Vec<Act> {
    let validity = Validity { months: Some(1), lapses_to: OnExpiry::ObserverOnly, ..Validity::default() };
    let rules = PathRules { validity, ..PathRules::default() };
    let late =
        Interview { id: InterviewId(2), key: ExternalKey(2), start: hours(AFTER_EXPIRY + 24), ..interview() };
    let import = Import { interviews: vec![late], ..Import::default() };
    let path = Path { rules, ..Path::default() };
    then(founded(), [published(1, 3, path), act(2, Actor::COORDINATOR, Command::Import(import))])
}

fn import() -> Import {
    let certificate =
        NewCertificate { id: CertificateId(1), person: PersonId(2), interview_type: CODING, from: None };
    Import {
        interview_types: vec![InterviewType::named(CODING, "Coding")],
        people: PEOPLE.map(|(id, name)| (description(id), Profile::new(name.to_owned(), None))).into(),
        certificates: vec![certificate],
        interviews: vec![interview()],
        ..Import::default()
    }
}

fn description(person: u64) -> Description {
    Description { person: PersonId(person), team: None, zone: Zone::named("Europe/Berlin"), joined: None }
}

fn interview() -> Interview {
    Interview {
        id: InterviewId(1),
        key: ExternalKey(1),
        interview_type: CODING,
        start: hours(54),
        minutes: 60,
        lead: PersonId(2),
        panel: BTreeSet::new(),
        observer_cap: 1,
        candidate: CandidateCode("C-000001".into()),
        status: InterviewStatus::Scheduled,
        source: None,
        origin: InterviewOrigin::File,
    }
}

pub fn enrolled() -> Vec<Act> {
    let enroll = Command::Enroll { enrollment: ENROLLMENT, person: PersonId(1), interview_type: CODING };
    then(founded(), [act(0, TRAINEE, enroll)])
}

/// The trainee has paused their only training.
pub fn paused() -> Vec<Act> {
    let pause = Command::Pause { enrollment: ENROLLMENT, until: Some(hours(24 * 7).date_naive()) };
    then(enrolled(), [act(1, TRAINEE, pause)])
}

/// The trainee has left the company.
pub fn departed() -> Vec<Act> {
    let leave = Command::SetPresence { person: PersonId(1), presence: Presence::Left };
    then(enrolled(), [act(1, Actor::COORDINATOR, leave)])
}

/// Publishing the session was undone.
pub fn proposal_undone() -> Vec<Act> {
    let acts = proposed();
    let last = CommandId(1 + u64::try_from(acts.len()).expect("few acts"));
    then(acts, [act(4, Actor::COORDINATOR, Command::Undo { command: last })])
}

pub fn drafted() -> Vec<Act> {
    let session = NewSession {
        id: SESSION,
        enrollment: ENROLLMENT,
        interview: InterviewId(1),
        step: StepIndex(0),
        mentor: PersonId(2),
    };
    let draft = Command::DraftPlan { plan: PlanId(1), sessions: vec![session] };
    then(enrolled(), [act(1, Actor::COORDINATOR, draft)])
}

pub fn accepted() -> Vec<Act> {
    then(drafted(), [act(2, Actor::COORDINATOR, Command::Accept { sessions: vec![SESSION] })])
}

pub fn proposed() -> Vec<Act> {
    then(drafted(), [act(3, Actor::COORDINATOR, Command::Publish { sessions: vec![SESSION] })])
}

/// Both sides were told about the proposed session.
pub fn people_told() -> Vec<Act> {
    let acts = proposed();
    let people = to_tell(told(proposed()).workspace(), hours(4)).iter().map(ToTell::told).collect();
    then(acts, [act(4, Actor::COORDINATOR, Command::RecordTold { people })])
}

/// Its interview is an hour later than both sides were told.
pub fn moved_after_telling() -> Vec<Act> {
    let changed = Interview { start: hours(55), ..interview() };
    let import = Import { changed_interviews: vec![changed], ..Import::default() };
    then(people_told(), [act(5, Actor::COORDINATOR, Command::Import(import))])
}

/// Its interview was cancelled by hand after both sides were told.
pub fn interview_cancelled() -> Vec<Act> {
    let cancel = Command::CancelInterview { interview: InterviewId(1) };
    then(people_told(), [act(5, Actor::COORDINATOR, cancel)])
}

/// Its interview was moved by an hour by hand, and another one added.
pub fn interviews_changed_by_hand() -> Vec<Act> {
    let details = InterviewDetails { start: hours(55), ..InterviewDetails::of(&interview()) };
    let later = InterviewDetails { start: hours(78), ..details.clone() };
    let change = Command::ChangeInterview { interview: InterviewId(1), details };
    let add = Command::AddInterview { interview: InterviewId(2), interview_type: CODING, details: later };
    then(people_told(), [change, add].map(|command| act(5, Actor::COORDINATOR, command)))
}

/// An interview two days after the first, with the third person.
fn second_interview() -> Import {
    let interview = Interview {
        id: InterviewId(2),
        key: ExternalKey(2),
        start: hours(102),
        lead: PersonId(3),
        ..interview()
    };
    let certificate =
        NewCertificate { id: CertificateId(2), person: PersonId(3), interview_type: CODING, from: None };
    Import { interviews: vec![interview], certificates: vec![certificate], ..Import::default() }
}

fn second_session() -> NewSession {
    NewSession {
        id: SessionId(2),
        enrollment: ENROLLMENT,
        interview: InterviewId(2),
        step: StepIndex(0),
        mentor: PersonId(3),
    }
}

/// Both sides were told, and the coordinator moves the session to the second interview.
pub fn moved_by_hand() -> Vec<Act> {
    let (plan, session) = (PlanId(2), second_session());
    let moving = ScheduledSession { plan, session, instead_of: Some(SESSION) };
    let next = [Command::Import(second_interview()), Command::ScheduleSession(moving)];
    then(people_told(), next.map(|command| act(5, Actor::COORDINATOR, command)))
}

/// A second shadow, two days after the first and with the third person.
pub fn two_proposed() -> Vec<Act> {
    let (import, session) = (second_interview(), second_session());
    let draft = Command::DraftPlan { plan: PlanId(2), sessions: vec![session] };
    let publish = Command::Publish { sessions: vec![SessionId(2)] };
    let next = [Command::Import(import), draft, publish];
    then(proposed(), next.map(|command| act(4, Actor::COORDINATOR, command)))
}

pub fn confirmed() -> Vec<Act> {
    then(proposed(), [act(4, TRAINEE, Command::Confirm { session: SESSION })])
}

pub fn declined() -> Vec<Act> {
    let decline = Command::Decline { session: SESSION, reason: DeclineReason::TooBusyThisWeek };
    then(proposed(), [act(4, TRAINEE, decline)])
}

pub fn cancelled() -> Vec<Act> {
    then(
        confirmed(),
        [act(
            5,
            Actor::COORDINATOR,
            Command::CancelSession { session: SESSION, reason: CancelReason::Coordinator },
        )],
    )
}

pub fn missed() -> Vec<Act> {
    then(confirmed(), [act(AFTER_INTERVIEW, MENTOR, Command::MarkMissed { session: SESSION })])
}

pub fn held() -> Vec<Act> {
    then(confirmed(), [act(AFTER_INTERVIEW, TRAINEE, Command::MarkHeld { session: SESSION })])
}

pub fn one_scorecard() -> Vec<Act> {
    then(held(), [act(AFTER_INTERVIEW + 1, TRAINEE, write(Side::Trainee, Recommendation::Yes))])
}

/// The step requires only the trainee's scorecard, and it is in.
pub fn only_scorecard() -> Vec<Act> {
    only_the_trainee_writes(one_scorecard())
}

/// The same acts, on a path whose step requires only the trainee's scorecard.
pub fn only_the_trainee_writes(mut acts: Vec<Act>) -> Vec<Act> {
    let trainee_only = StepRules { scorecards: Writers::TraineeOnly, ..StepRules::default() };
    let shadow = Step { rules: trainee_only, ..Step::once(StepKind::Shadow) };
    let steps = vec![shadow, Step::once(StepKind::SignOff)];
    acts[1] = published(-1, 2, Path { steps, ..Path::default() });
    acts
}

pub fn both_scorecards() -> Vec<Act> {
    then(one_scorecard(), [act(AFTER_INTERVIEW + 2, MENTOR, write(Side::Mentor, Recommendation::No))])
}

pub fn credited() -> Vec<Act> {
    then(both_scorecards(), [act(AFTER_INTERVIEW + 3, MENTOR, Command::Credit { session: SESSION })])
}

pub fn not_credited() -> Vec<Act> {
    then(both_scorecards(), [act(AFTER_INTERVIEW + 3, MENTOR, Command::DoNotCredit { session: SESSION })])
}

fn write(side: Side, recommendation: Recommendation) -> Command {
    Command::WriteScorecard(Submission {
        session: SESSION,
        side,
        ratings: Rating::ALL[..3].to_vec(),
        recommendation,
        notes: format!("What the {side:?} saw."),
        rubric: None,
        verdict: None,
        salt: Salt(1),
    })
}
