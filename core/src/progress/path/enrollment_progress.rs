//! Training progress: every step of an enrollment, what is done and with whom, and what comes next.

use crate::{
    model::{
        enrollment::{Enrollment, EnrollmentStatus, StepIndex},
        ids::{EnrollmentId, InterviewTypeId, PersonId, SessionId},
        program::{Step, StepKind},
        session::{Session, SessionState},
    },
    order::Order,
    progress::path::steps,
    workspace::Workspace,
};
use chrono::{DateTime, Utc};

#[derive(Clone, Debug, PartialEq)]
pub struct EnrollmentProgress {
    pub enrollment: EnrollmentId,
    pub person: PersonId,
    pub interview_type: InterviewTypeId,
    pub status: EnrollmentStatus,
    pub steps: Vec<StepProgress>,
}

/// One prep step, one session or the sign-off.
#[derive(Clone, Debug, PartialEq)]
pub struct StepProgress {
    pub step: StepIndex,
    pub kind: StepKind,
    /// The step’s own name, or that of its kind.
    pub name: String,
    /// The number of this session, and of all: (2, 2) for the second of two shadows.
    pub time: (u8, u8),
    pub state: StepState,
}

#[derive(Clone, Debug, PartialEq)]
pub enum StepState {
    Done {
        on: DateTime<Utc>,
        with: Option<PersonId>,
    },
    /// A session that took place and waits for scorecards or review.
    Held(SessionPlace),
    /// A session that is proposed or confirmed.
    Planned(SessionPlace),
    /// What the trainee does or waits for now.
    Next,
    Open,
}

/// A session's time and mentor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SessionPlace {
    pub session: SessionId,
    pub state: SessionState,
    pub mentor: PersonId,
    pub start: DateTime<Utc>,
}

impl EnrollmentProgress {
    pub fn done(&self) -> usize {
        self.steps.iter().filter(|step| matches!(step.state, StepState::Done { .. })).count()
    }

    pub fn is_certified(&self) -> bool {
        self.status == EnrollmentStatus::Certified
    }
}

/// The progress of an enrollment at an instant. A pause is over from its planned end on.
pub fn enrollment_progress(
    workspace: &Workspace,
    enrollment: EnrollmentId,
    at: DateTime<Utc>,
) -> Option<EnrollmentProgress> {
    let enrollment = workspace.enrollments.get(&enrollment)?;
    let status = enrollment.status_at(at);
    let path = workspace.path(enrollment)?;
    let sessions = workspace.sessions_of(enrollment.id);
    let mut steps: Vec<StepProgress> = steps::indexed(path)
        .flat_map(|(index, step)| steps_of(workspace, enrollment, &sessions, index, step, at))
        .collect();
    if status == EnrollmentStatus::Active
        && let Some(next) = steps.iter_mut().find(|step| !matches!(step.state, StepState::Done { .. }))
        && next.state == StepState::Open
    {
        next.state = StepState::Next;
    }
    Some(EnrollmentProgress {
        enrollment: enrollment.id,
        person: enrollment.person,
        interview_type: enrollment.interview_type,
        status,
        steps,
    })
}

fn steps_of(
    workspace: &Workspace,
    enrollment: &Enrollment,
    sessions: &[&Session],
    index: StepIndex,
    step: &Step,
    at: DateTime<Utc>,
) -> Vec<StepProgress> {
    let mut states: Vec<StepState> = match step.kind {
        StepKind::SignOff => enrollment.signed_off.iter().map(|sign_off| signed(sign_off.at)).collect(),
        kind if kind.is_prep() => {
            // Stale prep has to be done again, unless the path is completed.
            let counts = !enrollment.is_running() || !steps::is_stale(enrollment, index, step, at);
            let prepared = enrollment.prepared.get(&index).filter(|_| counts).map(|at| signed(at.time()));
            prepared.into_iter().chain(elsewhere(enrollment, index)).take(1).collect()
        }
        _ => {
            let here = sessions.iter().filter(|session| {
                session.step == index && steps::counts(session) && !session.state().is_draft()
            });
            elsewhere(enrollment, index).chain(here.map(|session| state_of(workspace, session, at))).collect()
        }
    };
    // Done sessions come before planned ones, even if their dates say otherwise.
    states.order_by_key(|state| !matches!(state, StepState::Done { .. }));
    let elsewhere = steps::credited_elsewhere(enrollment, index);
    let times = match step.kind.is_session() {
        true => usize::from(steps::sessions_asked(enrollment, index, step).saturating_add(elsewhere)),
        false => 1,
    };
    states.resize(states.len().max(times), StepState::Open);
    let of = u8::try_from(states.len()).unwrap_or(u8::MAX);
    let numbered = (1..=of).zip(states);
    numbered
        .map(|(time, state)| StepProgress {
            step: index,
            kind: step.kind,
            name: step.name(),
            time: (time, of),
            state,
        })
        .collect()
}

/// Credit for a step without a session here.
fn elsewhere(enrollment: &Enrollment, index: StepIndex) -> impl Iterator<Item = StepState> {
    let credits = enrollment.ledger.credits.iter().filter(move |credit| credit.step == index);
    credits.flat_map(|credit| std::iter::repeat_n(signed(credit.at), credit.times.into()))
}

fn signed(on: DateTime<Utc>) -> StepState {
    StepState::Done { on, with: None }
}

/// The state of a step's session at an instant. A session that is over waits for its scorecards, whether or not anyone confirmed it.
fn state_of(workspace: &Workspace, session: &Session, at: DateTime<Utc>) -> StepState {
    let place = place(workspace, session);
    match session.state() {
        SessionState::Credited => StepState::Done { on: place.start, with: Some(session.mentor) },
        SessionState::Held => StepState::Held(place),
        state if state.is_ahead() && workspace.end_of(session) <= at => StepState::Held(place),
        _ => StepState::Planned(place),
    }
}

/// The time and mentor of a session.
pub fn place(workspace: &Workspace, session: &Session) -> SessionPlace {
    SessionPlace {
        session: session.id,
        state: session.state(),
        mentor: session.mentor,
        start: workspace.start_of(session),
    }
}

/// Whether a person is in training and all of it is paused.
pub fn is_paused(workspace: &Workspace, person: PersonId, at: DateTime<Utc>) -> bool {
    let mut running =
        workspace.enrollments.of(person).filter(|enrollment| enrollment.is_running()).peekable();
    running.peek().is_some() && running.all(|enrollment| enrollment.status_at(at).is_paused())
}

/// The enrollments of one person, active ones first.
pub fn progress_of(workspace: &Workspace, person: PersonId, at: DateTime<Utc>) -> Vec<EnrollmentProgress> {
    let own = workspace.enrollments.of(person);
    let mut enrollments: Vec<_> =
        own.filter_map(|enrollment| enrollment_progress(workspace, enrollment.id, at)).collect();
    enrollments.order_by_key(|progress| (progress.status != EnrollmentStatus::Active, progress.enrollment));
    enrollments
}
