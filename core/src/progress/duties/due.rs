//! When each duty is due, and how overdue it is.

use crate::{
    model::{
        enrollment::Enrollment,
        ids::{EnrollmentId, PersonId, SessionId},
        program::{Path, rules::DueHours},
        reminder::Subject,
    },
    progress::duties::{duty::Duty, working_time},
    workspace::Workspace,
    zones::Zones,
};
use chrono::{DateTime, Utc};

/// Working hours that hold where a path says nothing.
pub const USUAL: DueHours =
    DueHours { answer: Some(16), scorecard: Some(8), review: Some(8), debrief: None, sign_off: Some(16) };

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Due {
    pub subject: Subject,
    pub person: PersonId,
    pub since: DateTime<Utc>,
    pub at: DateTime<Utc>,
    /// Whether the path itself says so; otherwise it is the usual time.
    pub is_ruled: bool,
}

impl Due {
    pub fn is_late(&self, now: DateTime<Utc>) -> bool {
        self.at < now
    }
}

/// When a duty is due; `None` if nobody is reminded of it, or it has no hours.
pub fn due(workspace: &Workspace, zones: &dyn Zones, person: PersonId, owed: Duty) -> Option<Due> {
    let subject = owed.task.subject()?;
    let rules = path(workspace, subject).map(|path| path.rules.due).unwrap_or_default();
    let own = hours(&rules, subject);
    let hours = own.or_else(|| hours(&USUAL, subject))?;
    let known = workspace.people.get(&person)?;
    let at = working_time::after(zones, known, owed.since, hours);
    Some(Due { subject, person, since: owed.since, at, is_ruled: own.is_some() })
}

fn hours(rules: &DueHours, subject: Subject) -> Option<u16> {
    match subject {
        Subject::Answer(_) => rules.answer,
        Subject::Write(..) => rules.scorecard,
        // One talk and one press: the earlier of the two due times counts.
        Subject::Review(_) => rules.review.into_iter().chain(rules.debrief).min(),
        Subject::SignOff(_) => rules.sign_off,
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
        Subject::Answer(session) | Subject::Write(session, _) | Subject::Review(session) => {
            of_session(session)?
        }
        Subject::SignOff(enrollment) | Subject::Prepare(enrollment, _) => enrollment,
    };
    workspace.enrollments.get(&enrollment)
}
