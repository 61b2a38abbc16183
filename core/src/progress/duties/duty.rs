//! Each person's tasks, most urgent first. This list answers "what comes next for me?".

use crate::{
    model::{
        enrollment::{Enrollment, StepIndex},
        ids::{EnrollmentId, PersonId, SessionId},
        program::StepKind,
        reminder::Subject,
        scorecard::Side,
        session::{Session, SessionState},
    },
    order::{Gather, Order},
    progress::{path::steps, scorecards::pair, sign_off::approval},
    workspace::Workspace,
};
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Duty {
    pub task: Task,
    /// Since when it has been a task. For an upcoming date, when it begins.
    pub since: DateTime<Utc>,
}

/// In the order of urgency: what others wait for comes first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Task {
    /// A proposed session is to be confirmed or declined.
    Respond(SessionId),
    /// A session took place and this side's scorecard is missing.
    Write(SessionId, Side),
    /// The scorecards are in, and the mentor approves the session or asks for another.
    Review(SessionId),
    /// Every step is done, and a certified interviewer signs off.
    SignOff(EnrollmentId),
    /// Every step is done, and the last mentor writes the case for the approvers.
    WriteCase(EnrollmentId),
    /// A step's sessions are used up, and this person decides how training continues.
    Decide(EnrollmentId, StepIndex),
    /// A step's minimum is reached, and this person may end it early.
    EndEarly(EnrollmentId, StepIndex),
    /// A prep step before the first session.
    Prepare(EnrollmentId, StepIndex, StepKind),
    /// A confirmed session ahead, for this side.
    Attend(SessionId, Side),
    /// A published session that the trainee hasn't responded to.
    Expect(SessionId),
}

impl Task {
    /// Whether there is something to do now, rather than a date ahead.
    pub fn is_due(self) -> bool {
        !matches!(self, Self::Attend(..) | Self::Expect(..))
    }

    /// The subject of a reminder; `None` for a date ahead.
    pub fn subject(self) -> Option<Subject> {
        Some(match self {
            Self::Respond(session) => Subject::Respond(session),
            Self::Write(session, side) => Subject::Write(session, side),
            Self::Review(session) => Subject::Review(session),
            Self::SignOff(enrollment) => Subject::SignOff(enrollment),
            Self::Prepare(enrollment, step, _) => Subject::Prepare(enrollment, step),
            Self::WriteCase(enrollment) => Subject::Case(enrollment),
            Self::Decide(..) | Self::EndEarly(..) | Self::Attend(..) | Self::Expect(_) => return None,
        })
    }

    fn urgency(self) -> u8 {
        match self {
            Self::Respond(_) => 0,
            Self::Review(_) => 1,
            Self::Write(..) => 2,
            Self::SignOff(_) | Self::WriteCase(_) => 3,
            Self::Decide(..) => 4,
            Self::Prepare(..) => 5,
            Self::EndEarly(..) => 6,
            Self::Attend(..) => 7,
            Self::Expect(_) => 8,
        }
    }
}

/// Everyone's tasks and dates at this time, in no particular order.
pub fn of_everyone(workspace: &Workspace, now: DateTime<Utc>) -> Vec<(PersonId, Duty)> {
    let mut all = Vec::new();
    for session in workspace.sessions.values() {
        all.extend(of_all_at(workspace, session, now));
    }
    for enrollment in workspace.enrollments.values().filter(|known| workspace.continues(known, now)) {
        // The decider is often one of the approvers.
        let mut people = BTreeSet::from([enrollment.person]);
        people.extend(approval::decider(workspace, enrollment));
        people.extend(approval::case_author(workspace, enrollment));
        people.extend(approval::pending_approvers(workspace, enrollment));
        let of = |person: PersonId| Some((person, of_enrollment(workspace, enrollment, person, now)?));
        all.extend(people.into_iter().filter_map(of));
    }
    all
}

/// The tasks and dates of one session at this time.
pub fn of_one_session(
    workspace: &Workspace,
    session: SessionId,
    now: DateTime<Utc>,
) -> Vec<(PersonId, Duty)> {
    workspace.sessions.get(&session).map(|session| of_all_at(workspace, session, now)).unwrap_or_default()
}

fn of_all_at(workspace: &Workspace, session: &Session, now: DateTime<Utc>) -> Vec<(PersonId, Duty)> {
    if !may_be_a_task(session) {
        return Vec::new();
    }
    let people = [workspace.trainee_of(session), Some(session.mentor), session.course.second_reviewer];
    let people: BTreeSet<PersonId> = people.into_iter().flatten().into_set();
    let of = |person: PersonId| Some((person, of_session(workspace, session, person, now)?));
    people.into_iter().filter_map(of).collect()
}

/// A person's tasks and dates at this time.
pub fn duties_of(workspace: &Workspace, person: PersonId, now: DateTime<Utc>) -> Vec<Duty> {
    let mut duties: Vec<Duty> = workspace
        .sessions
        .values()
        .filter(|session| may_be_a_task(session))
        .filter_map(|session| of_session(workspace, session, person, now))
        .collect();
    duties.extend(
        workspace
            .enrollments
            .values()
            .filter_map(|enrollment| of_enrollment(workspace, enrollment, person, now)),
    );
    duties.order_by_key(|duty| (duty.task.urgency(), duty.since));
    duties
}

/// Whether a session can lead to a task. Most sessions are long over.
fn may_be_a_task(session: &Session) -> bool {
    matches!(session.state(), SessionState::Proposed | SessionState::Confirmed | SessionState::Held)
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
            .then_some(Duty { task: Task::Review(session.id), since: reviewable_since(workspace, session) });
    };
    let start = workspace.start_of(session);
    let ahead = start > now;
    let task = match (session.state(), side) {
        (SessionState::Proposed, Side::Trainee) if ahead => Task::Respond(session.id),
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
    let since = match task {
        Task::Write(..) => writable_since(workspace, session),
        Task::Review(_) => reviewable_since(workspace, session),
        _ => start,
    };
    Some(Duty { task, since })
}

/// When a scorecard became due: at the end of the interview, or when a session that was marked as not happened was reopened.
fn writable_since(workspace: &Workspace, session: &Session) -> DateTime<Utc> {
    let end = workspace.end_of(session);
    held_again(session, |before| before == SessionState::Missed).map_or(end, |again| again.max(end))
}

/// When a review became due: when the last scorecard was submitted, or an earlier review was reversed.
fn reviewable_since(workspace: &Workspace, session: &Session) -> DateTime<Utc> {
    let submitted = session.scorecards.iter().map(|card| card.submitted).max();
    let again = held_again(session, |before| !before.is_ahead());
    let known = submitted.max(again).unwrap_or(session.since());
    known.max(workspace.end_of(session))
}

/// When it last returned to `Held` from a matching state.
fn held_again(session: &Session, from: impl Fn(SessionState) -> bool) -> Option<DateTime<Utc>> {
    let pairs = session.history.changes().zip(session.history.changes().skip(1));
    let again = pairs.filter(|(before, now)| now.state == SessionState::Held && from(before.state));
    again.last().map(|(_, now)| now.at)
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
    if !workspace.continues(enrollment, now) {
        return None;
    }
    if enrollment.person == person {
        let path = workspace.path(enrollment)?;
        let step = steps::prep_due(workspace, enrollment, now)?;
        let kind = step.of(&path.steps)?.kind;
        return Some(Duty { task: Task::Prepare(enrollment.id, step, kind), since: enrollment.since() });
    }
    if let Some(step) = steps::undecided(workspace, enrollment)
        && approval::decider(workspace, enrollment) == Some(person)
    {
        return Some(Duty { task: Task::Decide(enrollment.id, step), since: enrollment.since() });
    }
    if let Some(step) = steps::minimum_reached(workspace, enrollment)
        && approval::decider(workspace, enrollment) == Some(person)
    {
        return Some(Duty { task: Task::EndEarly(enrollment.id, step), since: enrollment.since() });
    }
    let ready = ready_since(workspace, enrollment, now)?;
    if approval::lacks_case(workspace, enrollment) {
        let is_author = approval::case_author(workspace, enrollment) == Some(person);
        return is_author.then_some(Duty { task: Task::WriteCase(enrollment.id), since: ready });
    }
    approval::pending_approvers(workspace, enrollment)
        .contains(&person)
        .then_some(Duty { task: Task::SignOff(enrollment.id), since: ready })
}

/// Since when only the sign-off of an enrollment is missing.
pub fn ready_since(
    workspace: &Workspace,
    enrollment: &Enrollment,
    now: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    let is_stale = |path| steps::stale_prep(path, enrollment, now).is_some();
    if !workspace.continues(enrollment, now)
        || steps::missing_before_sign_off(workspace, enrollment).is_some()
        || workspace.path(enrollment).is_none_or(is_stale)
    {
        return None;
    }
    Some(steps::done_since(workspace, enrollment).unwrap_or(enrollment.since()))
}
