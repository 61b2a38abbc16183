//! An enrollment's path as a climb: every stop, what is done and with whom, and the one next thing.

use crate::{
    model::{
        enrollment::{Enrollment, EnrollmentStatus, StepIndex},
        ids::{EnrollmentId, InterviewTypeId, PersonId, SessionId},
        program::{Step, StepKind},
        session::{Session, SessionState},
    },
    progress::path::steps,
    workspace::Workspace,
};
use chrono::{DateTime, Utc};

#[derive(Clone, Debug, PartialEq)]
pub struct Climb {
    pub enrollment: EnrollmentId,
    pub person: PersonId,
    pub interview_type: InterviewTypeId,
    pub status: EnrollmentStatus,
    pub stops: Vec<Stop>,
}

/// One prep step, one session or the sign-off.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    pub step: StepIndex,
    pub kind: StepKind,
    /// Which time this is, of how many: (2, 2) for the second of two shadows.
    pub time: (u8, u8),
    pub state: StopState,
}

#[derive(Clone, Debug, PartialEq)]
pub enum StopState {
    Done {
        on: DateTime<Utc>,
        with: Option<PersonId>,
    },
    /// A session that took place and waits for scorecards or review.
    Held(Place),
    /// A session that is proposed or confirmed.
    Planned(Place),
    /// What the climber does or waits for now.
    Next,
    Open,
}

/// A session's time and mentor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    pub session: SessionId,
    pub state: SessionState,
    pub mentor: PersonId,
    pub start: DateTime<Utc>,
}

impl Climb {
    pub fn done(&self) -> usize {
        self.stops.iter().filter(|stop| matches!(stop.state, StopState::Done { .. })).count()
    }

    pub fn is_certified(&self) -> bool {
        self.status == EnrollmentStatus::Certified
    }
}

pub fn climb(workspace: &Workspace, enrollment: EnrollmentId) -> Option<Climb> {
    let enrollment = workspace.enrollments.get(&enrollment)?;
    let path = workspace.path(enrollment)?;
    let sessions = workspace.sessions_of(enrollment.id);
    let mut stops: Vec<Stop> = steps::indexed(path)
        .flat_map(|(index, step)| stops_of(workspace, enrollment, &sessions, index, step))
        .collect();
    if enrollment.status == EnrollmentStatus::Active
        && let Some(next) = stops.iter_mut().find(|stop| !matches!(stop.state, StopState::Done { .. }))
        && next.state == StopState::Open
    {
        next.state = StopState::Next;
    }
    Some(Climb {
        enrollment: enrollment.id,
        person: enrollment.person,
        interview_type: enrollment.interview_type,
        status: enrollment.status,
        stops,
    })
}

fn stops_of(
    workspace: &Workspace,
    enrollment: &Enrollment,
    sessions: &[&Session],
    index: StepIndex,
    step: &Step,
) -> Vec<Stop> {
    let mut states: Vec<StopState> = match step.kind {
        StepKind::SignOff => enrollment.signed_off.iter().map(|sign_off| signed(sign_off.at)).collect(),
        kind if kind.is_prep() => {
            let prepared = enrollment.prepared.get(&index).map(|at| prepared(*at));
            prepared.into_iter().chain(elsewhere(enrollment, index)).take(1).collect()
        }
        _ => {
            let here = sessions.iter().filter(|session| {
                session.step == index && steps::counts(session) && !session.state.is_draft()
            });
            elsewhere(enrollment, index).chain(here.map(|session| state_of(workspace, session))).collect()
        }
    };
    // What is done stands before what is planned, whatever the calendar says.
    states.sort_by_key(|state| !matches!(state, StopState::Done { .. }));
    let elsewhere = steps::credited_elsewhere(enrollment, index);
    let times = match step.kind.is_session() {
        true => usize::from(steps::sessions_asked(enrollment, index, step).saturating_add(elsewhere)),
        false => 1,
    };
    states.resize(states.len().max(times), StopState::Open);
    let of = u8::try_from(states.len()).unwrap_or(u8::MAX);
    let numbered = (1..=of).zip(states);
    numbered.map(|(time, state)| Stop { step: index, kind: step.kind, time: (time, of), state }).collect()
}

/// What counts for a step without a session here.
fn elsewhere(enrollment: &Enrollment, index: StepIndex) -> impl Iterator<Item = StopState> {
    let credits = enrollment.ledger.credits.iter().filter(move |credit| credit.step == index);
    credits.flat_map(|credit| std::iter::repeat_n(signed(credit.at), credit.times.into()))
}

fn signed(on: DateTime<Utc>) -> StopState {
    StopState::Done { on, with: None }
}

fn prepared(at: i64) -> StopState {
    StopState::Done { on: DateTime::from_timestamp(at, 0).unwrap_or_default(), with: None }
}

fn state_of(workspace: &Workspace, session: &Session) -> StopState {
    let place = place(workspace, session);
    match session.state {
        SessionState::Credited => StopState::Done { on: place.start, with: Some(session.mentor) },
        SessionState::Held => StopState::Held(place),
        _ => StopState::Planned(place),
    }
}

/// Where and with whom a session is.
pub fn place(workspace: &Workspace, session: &Session) -> Place {
    Place {
        session: session.id,
        state: session.state,
        mentor: session.mentor,
        start: workspace.start_of(session),
    }
}

/// The climbs of one person, those under way first.
pub fn climbs_of(workspace: &Workspace, person: PersonId) -> Vec<Climb> {
    let own = workspace.enrollments.values().filter(|enrollment| enrollment.person == person);
    let mut climbs: Vec<_> = own.filter_map(|enrollment| climb(workspace, enrollment.id)).collect();
    climbs.sort_by_key(|climb| (climb.status != EnrollmentStatus::Active, climb.enrollment));
    climbs
}
