//! Everything that a screen shows about one session.

use crate::{
    model::{
        enrollment::StepIndex,
        ids::{EnrollmentId, InterviewId, InterviewTypeId, PersonId, SessionId},
        interview::CandidateCode,
        program::{Step, StepKind},
        session::{Pin, Session, SessionState},
    },
    order::Order,
    progress::path::steps,
    workspace::Workspace,
};
use chrono::{DateTime, Utc};

#[derive(Clone, Debug, PartialEq)]
pub struct SessionCard {
    pub session: SessionId,
    pub enrollment: EnrollmentId,
    pub interview: InterviewId,
    pub state: SessionState,
    /// When it reached its current state.
    pub since: DateTime<Utc>,
    pub pin: Pin,
    pub start: DateTime<Utc>,
    pub minutes: u16,
    pub trainee: PersonId,
    pub trainee_name: String,
    pub mentor: PersonId,
    pub mentor_name: String,
    /// The other interviewers there, the lead first.
    pub other_interviewers: Vec<NamedInterviewer>,
    pub interview_type: InterviewTypeId,
    pub type_name: String,
    pub kind: StepKind,
    /// The name of its step, or that of the step's kind.
    pub step_name: String,
    /// The number of this session of the step, and of all.
    pub time: (u8, u8),
    pub candidate: CandidateCode,
}

/// An interviewer with their name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedInterviewer {
    pub id: PersonId,
    pub name: String,
}

impl SessionCard {
    /// Whether the session can still be cancelled or moved at an instant.
    pub fn is_open(&self, at: DateTime<Utc>) -> bool {
        self.state.is_open(self.start, at)
    }

    pub fn names_of_other_interviewers(&self) -> Vec<&str> {
        self.other_interviewers.iter().map(|interviewer| interviewer.name.as_str()).collect()
    }
}

/// The card of a session, or `None` if something that it refers to doesn't exist.
pub fn session_card(workspace: &Workspace, session: SessionId) -> Option<SessionCard> {
    let session = workspace.sessions.get(&session)?;
    card(workspace, session)
}

/// The name of a step of an enrollment's path, or `None` if it has no such step.
pub fn step_name(workspace: &Workspace, enrollment: EnrollmentId, step: StepIndex) -> Option<String> {
    let path = workspace.path(workspace.enrollments.get(&enrollment)?)?;
    step.of(&path.steps).map(Step::name)
}

/// The cards of all matching sessions, by start.
pub fn session_cards(workspace: &Workspace, choice: impl Fn(&Session) -> bool) -> Vec<SessionCard> {
    let chosen = workspace.sessions.values().filter(|session| choice(session));
    let mut cards: Vec<_> = chosen.filter_map(|session| card(workspace, session)).collect();
    cards.order_by_key(|card| (card.start, card.session));
    cards
}

fn card(workspace: &Workspace, session: &Session) -> Option<SessionCard> {
    let enrollment = workspace.enrollments.get(&session.enrollment)?;
    let interview = workspace.interviews.get(&session.interview)?;
    let path = workspace.path(enrollment)?;
    let step = session.step.of(&path.steps);
    let kind = step.map(|step| step.kind).or(session.course.beyond)?;
    let others = interview.interviewers().filter(|person| *person != session.mentor);
    let times = step.map_or(1, |step| steps::sessions_asked(enrollment, session.step, step).max(1));
    Some(SessionCard {
        session: session.id,
        enrollment: enrollment.id,
        interview: interview.id,
        state: session.state(),
        since: session.since(),
        pin: session.pin,
        start: interview.start,
        minutes: interview.minutes,
        trainee: enrollment.person,
        trainee_name: workspace.profiles.name(enrollment.person).to_owned(),
        mentor: session.mentor,
        mentor_name: workspace.profiles.name(session.mentor).to_owned(),
        other_interviewers: others
            .map(|id| NamedInterviewer { id, name: workspace.profiles.name(id).to_owned() })
            .collect(),
        interview_type: interview.interview_type,
        type_name: workspace.type_name(interview.interview_type).to_owned(),
        kind,
        step_name: step.map_or_else(|| kind.to_string(), Step::name),
        time: (time(workspace, session), times),
        candidate: interview.candidate.clone(),
    })
}

/// The session's number among those that count for its step, by start.
fn time(workspace: &Workspace, session: &Session) -> u8 {
    let start = (workspace.start_of(session), session.id);
    let before = workspace.sessions.of(session.enrollment).filter(|other| {
        other.step == session.step && steps::counts(other) && (workspace.start_of(other), other.id) < start
    });
    u8::try_from(before.count() + 1).unwrap_or(u8::MAX)
}
