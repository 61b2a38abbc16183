//! Scenarios: given earlier acts, when a command is given, then these events or this refusal follow.

use crate::{
    merge::recovers,
    play::{decide, founded, take},
    world::{self, CODING},
};
use chrono::{DateTime, Duration, Utc};
use switchback_core::{
    command::{
        Command, Decision, NewSession, Request, Submission,
        refusal::{Refusal, needed_state::NeededState},
    },
    fact::event::Event,
    log::Log,
    model::{
        actor::Actor,
        enrollment::StepIndex,
        ids::*,
        interview_type::RubricVersion,
        scorecard::{
            Rating, Recommendation, ScorecardContent, Side, commitment::Salt, record::ScorecardRecord,
        },
    },
};

mod renaming;
mod replanning;
mod attention;
mod certificate;
mod ending_early;
mod enrollment;
mod expiry;
mod first_plan;
mod history;
mod import;
mod interview_by_hand;
mod merged_types;
mod person;
mod ledger;
mod mailing;
mod own_times;
mod pace;
mod panel;
mod reminder;
mod plan;
mod program;
mod responding;
mod retakes;
mod review;
mod roles;
mod rubric;
mod rules;
mod scheduling;
mod scorecard;
mod session;
mod sign_off;
mod telling;
mod undo;

/// An act by an actor, in hours after the first Monday at 8:00.
pub type Act = (i64, Actor, Command);

pub const COORDINATOR: Actor = Actor::COORDINATOR;
/// Enrolled in coding; works in Berlin.
pub const TRAINEE: Actor = Actor::Member(PersonId(5));
/// Leads interview 5, on Tuesday at two.
pub const MENTOR: Actor = Actor::Member(PersonId(3));
pub const BYSTANDER: Actor = Actor::Member(PersonId(7));

pub const ENROLLMENT: EnrollmentId = EnrollmentId(1);
pub const SESSION: SessionId = SessionId(1);
pub const INTERVIEW: InterviewId = InterviewId(5);
pub const CERTIFICATE: CertificateId = CertificateId(100);
pub const NOBODY: PersonId = PersonId(99);
const SALT: Salt = Salt(77);

pub struct Given {
    log: Log,
    hours: i64,
}

pub struct Outcome {
    log: Log,
    at: DateTime<Utc>,
    outcome: Result<Vec<Event>, Refusal>,
}

pub fn hours(hours: i64) -> DateTime<Utc> {
    world::first_day() + Duration::hours(hours)
}

fn request(number: usize, (after, by, command): Act) -> Request {
    Request { id: CommandId(100 + number as u64), at: hours(after), by, command }
}

/// Every decision in a scenario can be merged into a copy without it.
fn done(before: Log, decision: &Decision) -> Log {
    let mut after = before.clone();
    take(&mut after, decision);
    if !decision.entries.is_empty() {
        recovers(&before, &after);
    }
    after
}

/// The founded company and the acts since. The commands get the ids 100, 101, and so on.
pub fn given(acts: impl IntoIterator<Item = Act>) -> Given {
    let mut given = Given { log: founded(), hours: 0 };
    for (number, act) in acts.into_iter().enumerate() {
        given.hours = act.0;
        let request = request(number, act);
        let decision = decide(&given.log, &request).unwrap_or_else(|refusal| panic!("{refusal} {request:?}"));
        given.log = done(given.log, &decision);
    }
    given
}

impl Given {
    /// This many hours later.
    pub fn later(self, hours: i64) -> Self {
        Self { hours: self.hours + hours, ..self }
    }

    pub fn log(self) -> Log {
        self.log
    }

    #[must_use]
    pub fn when(self, by: Actor, command: Command) -> Outcome {
        let request = request(900, (self.hours, by, command));
        let decision = decide(&self.log, &request);
        let mut log = self.log;
        let outcome = decision.map(|decision| {
            log = done(log.clone(), &decision);
            decision.entries.into_iter().map(|entry| entry.event).collect()
        });
        Outcome { log, at: request.at, outcome }
    }
}

impl Outcome {
    #[track_caller]
    pub fn then(self, events: impl IntoIterator<Item = Event>) {
        assert_eq!(self.outcome, Ok(events.into_iter().collect()));
    }

    #[track_caller]
    pub fn refused(self, refusal: Refusal) {
        assert_eq!(self.outcome, Err(refusal));
    }

    pub fn time(&self) -> DateTime<Utc> {
        self.at
    }

    pub fn log(self) -> Log {
        self.log
    }
}

pub fn enrolled() -> Vec<Act> {
    let enroll = Command::Enroll { enrollment: ENROLLMENT, person: PersonId(5), interview_type: CODING };
    vec![(0, TRAINEE, enroll)]
}

pub fn drafting(session: SessionId, interview: u64, step: u8) -> Command {
    drafting_with(session, interview, step, world::mentor_of(InterviewId(interview)))
}

pub fn drafting_with(session: SessionId, interview: u64, step: u8, mentor: PersonId) -> Command {
    let interview = InterviewId(interview);
    let session =
        NewSession { id: session, enrollment: ENROLLMENT, interview, step: StepIndex(step), mentor };
    Command::DraftPlan { plan: PlanId(1), sessions: vec![session] }
}

pub fn drafted() -> Vec<Act> {
    with(enrolled(), (1, COORDINATOR, drafting(SESSION, INTERVIEW.0, 0)))
}

pub fn proposed() -> Vec<Act> {
    with(drafted(), (2, COORDINATOR, Command::Publish { sessions: vec![SESSION] }))
}

/// The interview is on Tuesday from 14:00 to 15:00, 30 hours after the beginning.
pub fn held() -> Vec<Act> {
    with(proposed(), (32, TRAINEE, Command::MarkHeld { session: SESSION }))
}

pub fn written() -> Vec<Act> {
    let one = with(held(), (33, TRAINEE, writing(SESSION, Side::Trainee)));
    with(one, (34, MENTOR, writing(SESSION, Side::Mentor)))
}

pub fn credited() -> Vec<Act> {
    with(written(), (35, MENTOR, Command::Credit { session: SESSION }))
}

pub fn with(mut acts: Vec<Act>, act: Act) -> Vec<Act> {
    acts.push(act);
    acts
}

/// All four sessions of the path, credited: interviews 5, 6, 17 and 18 of persons 3, 1, 3 and 1.
pub fn finished_path() -> Vec<Act> {
    let seats = [(1, 5, 0), (2, 6, 0), (3, 17, 1), (4, 18, 1)];
    let mut acts = enrolled();
    for (number, interview, step) in seats {
        let session = SessionId(number);
        let known = world::interview(interview);
        let mentor = Actor::Member(known.lead);
        let start = (known.start - hours(0)).num_hours();
        acts.extend([
            (start - 14, COORDINATOR, drafting(session, interview, step)),
            (start - 13, COORDINATOR, Command::Publish { sessions: vec![session] }),
            (start + 1, TRAINEE, writing(session, Side::Trainee)),
            (start + 1, mentor, writing(session, Side::Mentor)),
            (start + 2, mentor, Command::Credit { session }),
        ]);
    }
    acts
}

pub fn writing(session: SessionId, side: Side) -> Command {
    let ratings = Rating::ALL[..3].to_vec();
    let notes = " Well done. ".to_owned();
    Command::WriteScorecard(Submission {
        session,
        side,
        ratings,
        recommendation: Recommendation::Yes,
        notes,
        rubric: None,
        verdict: None,
        salt: SALT,
    })
}

/// The record that [`writing`] stores outside the log.
pub fn record(session: SessionId, side: Side) -> ScorecardRecord {
    let (ratings, notes) = (Rating::ALL[..3].to_vec(), "Well done.".to_owned());
    let content = ScorecardContent { ratings, recommendation: Recommendation::Yes, notes, verdict: None };
    ScorecardRecord { session, side, rubric: RubricVersion(0), salt: SALT, content }
}
