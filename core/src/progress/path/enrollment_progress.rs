//! An enrolment's path as a climb: every stop, what is done and with whom, and the one next thing.

use crate::{
    model::{
        enrollment::{Enrolment, EnrolmentStatus, StepIndex},
        ids::{EnrolmentId, InterviewTypeId, PersonId, SessionId},
        program::{Step, StepKind},
        session::{Session, SessionState},
    },
    progress::path::steps,
    workspace::Workspace,
};
use chrono::{DateTime, Utc};

#[derive(Clone, Debug, PartialEq)]
pub struct Climb {
    pub enrolment: EnrolmentId,
    pub person: PersonId,
    pub interview_type: InterviewTypeId,
    pub status: EnrolmentStatus,
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
        self.status == EnrolmentStatus::Certified
    }
}

pub fn climb(workspace: &Workspace, enrolment: EnrolmentId) -> Option<Climb> {
    let enrolment = workspace.enrolments.get(&enrolment)?;
    let path = workspace.path(enrolment)?;
    let sessions = workspace.sessions_of(enrolment.id);
    let mut stops: Vec<Stop> = steps::indexed(path)
        .flat_map(|(index, step)| stops_of(workspace, enrolment, &sessions, index, step))
        .collect();
    if enrolment.status == EnrolmentStatus::Active
        && let Some(next) = stops.iter_mut().find(|stop| !matches!(stop.state, StopState::Done { .. }))
        && next.state == StopState::Open
    {
        next.state = StopState::Next;
    }
    Some(Climb {
        enrolment: enrolment.id,
        person: enrolment.person,
        interview_type: enrolment.interview_type,
        status: enrolment.status,
        stops,
    })
}

fn stops_of(
    workspace: &Workspace,
    enrolment: &Enrolment,
    sessions: &[&Session],
    index: StepIndex,
    step: &Step,
) -> Vec<Stop> {
    let mut states: Vec<StopState> = match step.kind {
        StepKind::SignOff => enrolment.signed_off.iter().map(|sign_off| signed(sign_off.at)).collect(),
        kind if kind.is_prep() => {
            let prepared = enrolment.prepared.get(&index).map(|at| prepared(*at));
            prepared.into_iter().chain(elsewhere(enrolment, index)).take(1).collect()
        }
        _ => {
            let here = sessions.iter().filter(|session| {
                session.step == index && steps::counts(session) && !session.state.is_draft()
            });
            elsewhere(enrolment, index).chain(here.map(|session| state_of(workspace, session))).collect()
        }
    };
    // What is done stands before what is planned, whatever the calendar says.
    states.sort_by_key(|state| !matches!(state, StopState::Done { .. }));
    let elsewhere = steps::credited_elsewhere(enrolment, index);
    let times = match step.kind.is_session() {
        true => usize::from(steps::sessions_asked(enrolment, index, step).saturating_add(elsewhere)),
        false => 1,
    };
    states.resize(states.len().max(times), StopState::Open);
    let of = u8::try_from(states.len()).unwrap_or(u8::MAX);
    let numbered = (1..=of).zip(states);
    numbered.map(|(time, state)| Stop { step: index, kind: step.kind, time: (time, of), state }).collect()
}

/// What counts for a step without a session here.
fn elsewhere(enrolment: &Enrolment, index: StepIndex) -> impl Iterator<Item = StopState> {
    let credits = enrolment.ledger.credits.iter().filter(move |credit| credit.step == index);
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
    let own = workspace.enrolments.values().filter(|enrolment| enrolment.person == person);
    let mut climbs: Vec<_> = own.filter_map(|enrolment| climb(workspace, enrolment.id)).collect();
    climbs.sort_by_key(|climb| (climb.status != EnrolmentStatus::Active, climb.enrolment));
    climbs
}
