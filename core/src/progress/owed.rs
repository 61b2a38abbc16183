//! What each person owes, most urgent first: the one list that answers "what is my next thing?".

use super::steps;
use crate::{
    model::{
        enrolment::{Enrolment, EnrolmentStatus, StepIndex},
        ids::{EnrolmentId, PersonId, SessionId},
        programme::StepKind,
        scorecard::Side,
        session::{Session, SessionState},
    },
    workspace::Workspace,
};
use chrono::{DateTime, Utc};

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Owed {
    pub task: Task,
    /// Since when it is owed; for what lies ahead, when it begins.
    pub since: DateTime<Utc>,
}

/// In the order of urgency: first what others wait for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Task {
    /// A proposed session wants a yes or a no.
    Answer(SessionId),
    /// A session took place and this side's scorecard is missing.
    Write(SessionId, Side),
    /// Both scorecards are in; the mentor says whether it counts.
    Review(SessionId),
    /// Everything is credited; somebody certified signs off.
    SignOff(EnrolmentId),
    /// A prep step before the first session.
    Prepare(EnrolmentId, StepIndex, StepKind),
    /// A confirmed session that lies ahead, on this side.
    Attend(SessionId, Side),
    /// A published session that the trainee has not answered yet.
    Expect(SessionId),
}

impl Task {
    /// Whether there is something to do now, rather than a date to keep.
    pub fn is_due(self) -> bool {
        !matches!(self, Self::Attend(..) | Self::Expect(..))
    }

    fn urgency(self) -> u8 {
        match self {
            Self::Answer(_) => 0,
            Self::Review(_) => 1,
            Self::Write(..) => 2,
            Self::SignOff(_) => 3,
            Self::Prepare(..) => 4,
            Self::Attend(..) => 5,
            Self::Expect(_) => 6,
        }
    }
}

/// All that a person owes or expects at this time.
pub fn owed(workspace: &Workspace, person: PersonId, now: DateTime<Utc>) -> Vec<Owed> {
    let mut owed: Vec<Owed> = workspace
        .sessions
        .values()
        .filter_map(|session| of_session(workspace, session, person, now))
        .collect();
    owed.extend(
        workspace.enrolments.values().filter_map(|enrolment| of_enrolment(workspace, enrolment, person)),
    );
    owed.sort_by_key(|owed| (owed.task.urgency(), owed.since));
    owed
}

fn of_session(
    workspace: &Workspace,
    session: &Session,
    person: PersonId,
    now: DateTime<Utc>,
) -> Option<Owed> {
    let side = side_of(workspace, session, person)?;
    let start = workspace.start_of(session);
    let ahead = start > now;
    let task = match (session.state, side) {
        (SessionState::Proposed, Side::Trainee) if ahead => Task::Answer(session.id),
        (SessionState::Proposed, Side::Mentor) if ahead => Task::Expect(session.id),
        (SessionState::Confirmed, side) if ahead => Task::Attend(session.id, side),
        (SessionState::Proposed | SessionState::Confirmed, side) => Task::Write(session.id, side),
        (SessionState::Held, side) if session.scorecards.of(side).is_none() => Task::Write(session.id, side),
        (SessionState::Held, Side::Mentor) if session.scorecards.opened().is_some() => {
            Task::Review(session.id)
        }
        _ => return None,
    };
    let since = if task.is_due() && !ahead { session.since.max(start) } else { start };
    Some(Owed { task, since })
}

/// Which side of a session a person is on.
pub fn side_of(workspace: &Workspace, session: &Session, person: PersonId) -> Option<Side> {
    if workspace.trainee_of(session) == Some(person) {
        Some(Side::Trainee)
    } else {
        (session.mentor == person).then_some(Side::Mentor)
    }
}

fn of_enrolment(workspace: &Workspace, enrolment: &Enrolment, person: PersonId) -> Option<Owed> {
    if enrolment.status != EnrolmentStatus::Active {
        return None;
    }
    if enrolment.person == person {
        let path = workspace.path(enrolment)?;
        let step = steps::missing_prep(path, enrolment)?;
        let kind = step.of(&path.steps)?.kind;
        return Some(Owed { task: Task::Prepare(enrolment.id, step, kind), since: enrolment.since });
    }
    let ready = ready_since(workspace, enrolment)?;
    (approver(workspace, enrolment) == Some(person))
        .then_some(Owed { task: Task::SignOff(enrolment.id), since: ready })
}

/// Since when an enrolment waits for nothing but its sign-off.
pub fn ready_since(workspace: &Workspace, enrolment: &Enrolment) -> Option<DateTime<Utc>> {
    if enrolment.status != EnrolmentStatus::Active
        || steps::missing_before_sign_off(workspace, enrolment).is_some()
    {
        return None;
    }
    let last = workspace.sessions_of(enrolment.id).into_iter().rfind(|session| steps::counts(session));
    Some(last.map_or(enrolment.since, |session| session.since))
}

/// Who is asked to sign off: the mentor who saw the trainee last. Anybody certified may.
pub fn approver(workspace: &Workspace, enrolment: &Enrolment) -> Option<PersonId> {
    let sessions = workspace.sessions_of(enrolment.id);
    let last = sessions.into_iter().rfind(|session| session.state == SessionState::Credited)?;
    Some(last.mentor)
}
