//! The duties of each person, most urgent first: the one list that answers "what is next for me?".

use crate::{
    model::{
        enrollment::{Enrollment, StepIndex},
        ids::{EnrollmentId, PersonId, SessionId},
        program::StepKind,
        reminder::Subject,
        scorecard::Side,
        session::{Session, SessionState},
    },
    progress::{certificates::approval, path::steps, scorecards::pair},
    workspace::Workspace,
};
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Duty {
    pub task: Task,
    /// Since when it is duties_of; for what lies ahead, when it begins.
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
    SignOff(EnrollmentId),
    /// A prep step before the first session.
    Prepare(EnrollmentId, StepIndex, StepKind),
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

    /// What a reminder of it is about; `None` for a date to keep.
    pub fn subject(self) -> Option<Subject> {
        Some(match self {
            Self::Answer(session) => Subject::Answer(session),
            Self::Write(session, side) => Subject::Write(session, side),
            Self::Review(session) => Subject::Review(session),
            Self::SignOff(enrollment) => Subject::SignOff(enrollment),
            Self::Prepare(enrollment, step, _) => Subject::Prepare(enrollment, step),
            Self::Attend(..) | Self::Expect(_) => return None,
        })
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

/// The duties and upcoming sessions of everybody at this time, in no order.
pub fn of_everybody(workspace: &Workspace, now: DateTime<Utc>) -> Vec<(PersonId, Duty)> {
    let mut all = Vec::new();
    for session in workspace.sessions.values() {
        let people = [workspace.trainee_of(session), Some(session.mentor), session.course.second_reviewer];
        let people: BTreeSet<PersonId> = people.into_iter().flatten().collect();
        let of = |person: PersonId| Some((person, of_session(workspace, session, person, now)?));
        all.extend(people.into_iter().filter_map(of));
    }
    for enrollment in workspace.enrollments.values().filter(|enrollment| enrollment.is_active(now)) {
        let of = |person: PersonId| Some((person, of_enrollment(workspace, enrollment, person, now)?));
        all.extend(of(enrollment.person));
        all.extend(approval::owed_by(workspace, enrollment).into_iter().filter_map(of));
    }
    all
}

/// The duties and upcoming sessions of a person at this time.
pub fn duties_of(workspace: &Workspace, person: PersonId, now: DateTime<Utc>) -> Vec<Duty> {
    let mut duties_of: Vec<Duty> = workspace
        .sessions
        .values()
        .filter_map(|session| of_session(workspace, session, person, now))
        .collect();
    duties_of.extend(
        workspace
            .enrollments
            .values()
            .filter_map(|enrollment| of_enrollment(workspace, enrollment, person, now)),
    );
    duties_of.sort_by_key(|duties_of| (duties_of.task.urgency(), duties_of.since));
    duties_of
}

fn of_session(
    workspace: &Workspace,
    session: &Session,
    person: PersonId,
    now: DateTime<Utc>,
) -> Option<Duty> {
    let Some(side) = side_of(workspace, session, person) else {
        let asked = session.course.second_reviewer == Some(person);
        return (asked && may_be_reviewed(workspace, session))
            .then_some(Duty { task: Task::Review(session.id), since: session.since() });
    };
    let start = workspace.start_of(session);
    let ahead = start > now;
    let task = match (session.state(), side) {
        (SessionState::Proposed, Side::Trainee) if ahead => Task::Answer(session.id),
        (SessionState::Proposed, Side::Mentor) if ahead => Task::Expect(session.id),
        (SessionState::Confirmed, side) if ahead => Task::Attend(session.id, side),
        (SessionState::Proposed | SessionState::Confirmed, side) if pair::asks(workspace, session, side) => {
            Task::Write(session.id, side)
        }
        (SessionState::Held, side) if pair::awaited(workspace, session).contains(&side) => {
            Task::Write(session.id, side)
        }
        (SessionState::Held, Side::Mentor) if may_be_reviewed(workspace, session) => Task::Review(session.id),
        _ => return None,
    };
    let since = if task.is_due() && !ahead { session.since().max(start) } else { start };
    Some(Duty { task, since })
}

fn may_be_reviewed(workspace: &Workspace, session: &Session) -> bool {
    session.state() == SessionState::Held && pair::all_in(workspace, session)
}

/// Which side of a session a person is on.
pub fn side_of(workspace: &Workspace, session: &Session, person: PersonId) -> Option<Side> {
    if workspace.trainee_of(session) == Some(person) {
        Some(Side::Trainee)
    } else {
        (session.mentor == person).then_some(Side::Mentor)
    }
}

fn of_enrollment(
    workspace: &Workspace,
    enrollment: &Enrollment,
    person: PersonId,
    now: DateTime<Utc>,
) -> Option<Duty> {
    if !enrollment.is_active(now) {
        return None;
    }
    if enrollment.person == person {
        let path = workspace.path(enrollment)?;
        let step = steps::prep_due(workspace, enrollment, now)?;
        let kind = step.of(&path.steps)?.kind;
        return Some(Duty { task: Task::Prepare(enrollment.id, step, kind), since: enrollment.since() });
    }
    let ready = ready_since(workspace, enrollment, now)?;
    approval::owed_by(workspace, enrollment)
        .contains(&person)
        .then_some(Duty { task: Task::SignOff(enrollment.id), since: ready })
}

/// Since when an enrollment waits for nothing but its sign-off.
pub fn ready_since(
    workspace: &Workspace,
    enrollment: &Enrollment,
    now: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    let is_stale = |path| steps::stale_prep(path, enrollment, now).is_some();
    if !enrollment.is_active(now)
        || steps::missing_before_sign_off(workspace, enrollment).is_some()
        || workspace.path(enrollment).is_none_or(is_stale)
    {
        return None;
    }
    let last = workspace.sessions_of(enrollment.id).into_iter().rfind(|session| steps::counts(session));
    Some(last.map_or(enrollment.since(), |session| session.since()))
}
