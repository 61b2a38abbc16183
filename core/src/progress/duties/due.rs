//! When each task is due, and whether it is late.

use crate::{
    model::{
        enrollment::Enrollment,
        ids::{EnrollmentId, PersonId, SessionId},
        program::{Path, rules::DueHours},
        reminder::Subject,
        session::Session,
    },
    progress::duties::{
        duty::{Duty, Task},
        working_time,
    },
    workspace::Workspace,
    zones::Zones,
};
use chrono::{DateTime, Duration, Utc};

/// The default working hours for paths that don't set any.
pub const USUAL: DueHours =
    DueHours { response: Some(16), scorecard: Some(8), review: Some(8), debrief: None, sign_off: Some(16) };

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Due {
    pub subject: Subject,
    pub person: PersonId,
    pub since: DateTime<Utc>,
    pub at: DateTime<Utc>,
    /// Whether the path sets the time; otherwise it is the default.
    pub is_ruled: bool,
}

impl Due {
    pub fn is_late(&self, now: DateTime<Utc>) -> bool {
        self.at < now
    }
}

/// When a person's task is due; `None` for an upcoming date, or without a time limit.
pub fn due(workspace: &Workspace, zones: &dyn Zones, person: PersonId, duty: Duty) -> Option<Due> {
    let subject = duty.task.subject()?;
    let rules = path(workspace, subject).map(|path| path.rules.due).unwrap_or_default();
    let own = hours(&rules, subject);
    let hours = own.or_else(|| hours(&USUAL, subject))?;
    let known = workspace.people.get(&person)?;
    let asked = match duty.task {
        Task::Respond(session) => workspace.sessions.get(&session),
        _ => None,
    };
    let since = asked.map_or(duty.since, |session| session.since());
    let at = working_time::after(zones, known, since, hours);
    let at = match asked {
        Some(session) => at.min(last_answer(workspace, session)).max(since),
        None => at,
    };
    Some(Due { subject, person, since, at, is_ruled: own.is_some() })
}

/// The latest time for a response that leaves everyone the notice that the path promises. A response is only of use before the
/// session anyway.
pub fn last_answer(workspace: &Workspace, session: &Session) -> DateTime<Utc> {
    let start = workspace.start_of(session);
    let path = workspace.enrollments.get(&session.enrollment).and_then(|known| workspace.path(known));
    let notice = Duration::hours(path.map_or(0, |path| path.notice_hours).into());
    start.checked_sub_signed(notice).unwrap_or(start)
}

fn hours(rules: &DueHours, subject: Subject) -> Option<u16> {
    match subject {
        Subject::Respond(_) => rules.response,
        Subject::Write(..) => rules.scorecard,
        // The debrief and the review are one task, due at the earlier of the two times.
        Subject::Review(_) => rules.review.into_iter().chain(rules.debrief).min(),
        Subject::SignOff(_) | Subject::Case(_) => rules.sign_off,
        Subject::Prepare(..) => None,
    }
}

/// The path that a subject is about.
pub fn path(workspace: &Workspace, subject: Subject) -> Option<&Path> {
    workspace.path(enrollment(workspace, subject)?)
}

pub fn enrollment(workspace: &Workspace, subject: Subject) -> Option<&Enrollment> {
    let of_session = |session: SessionId| workspace.sessions.get(&session).map(|session| session.enrollment);
    let enrollment: EnrollmentId = match subject {
        Subject::Respond(session) | Subject::Write(session, _) | Subject::Review(session) => {
            of_session(session)?
        }
        Subject::SignOff(enrollment) | Subject::Case(enrollment) | Subject::Prepare(enrollment, _) => {
            enrollment
        }
    };
    workspace.enrollments.get(&enrollment)
}
