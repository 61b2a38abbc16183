//! Changes that others have made to a person's published sessions.

use crate::{
    model::{
        ids::{PersonId, SessionId},
        session::{CancelReason, Session, SessionState},
    },
    order::Order,
    workspace::Workspace,
    zones::later,
};
use chrono::{DateTime, Duration, Utc};

/// How many days a change is shown.
pub const TOLD_DAYS: i64 = 7;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionChange {
    pub session: SessionId,
    pub at: DateTime<Utc>,
    pub kind: ChangeKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    Declined,
    Cancelled(CancelReason),
    Missed,
    /// A review that asks for another session, for its trainee.
    NeedsAnother,
    Moved {
        from: DateTime<Utc>,
    },
}

/// The recent changes to a person's sessions, as trainee or mentor, without their own, the newest first.
pub fn changes(workspace: &Workspace, person: PersonId, now: DateTime<Utc>) -> Vec<SessionChange> {
    let is_recent = |change: &SessionChange| later(change.at, Duration::days(TOLD_DAYS)) >= now;
    let sessions = workspace.sessions.values();
    let changes = sessions.filter_map(|session| change(workspace, session, person, now));
    let mut changes: Vec<_> = changes.filter(is_recent).collect();
    changes.order_by_key(|change| (std::cmp::Reverse(change.at), change.session));
    changes
}

fn change(
    workspace: &Workspace,
    session: &Session,
    person: PersonId,
    now: DateTime<Utc>,
) -> Option<SessionChange> {
    let is_trainee = workspace.trainee_of(session) == Some(person);
    let was_published = session.history.changes().any(|change| change.state == SessionState::Proposed);
    if !was_published || !is_trainee && session.mentor != person {
        return None;
    }
    let (kind, at) = match session.state() {
        SessionState::Declined(_) => {
            let is_own = session.course.declined.is_some_and(|declined| declined.by.is(person));
            (!is_own).then_some((ChangeKind::Declined, session.since()))?
        }
        SessionState::Cancelled(CancelReason::EnrollmentEnded) if is_trainee => return None,
        SessionState::Cancelled(reason) => (ChangeKind::Cancelled(reason), session.since()),
        SessionState::Missed => (ChangeKind::Missed, session.since()),
        SessionState::NotCredited if is_trainee => (ChangeKind::NeedsAnother, session.since()),
        state if state.is_ahead() && workspace.start_of(session) > now => {
            let moved = session.course.moved?;
            (ChangeKind::Moved { from: moved.from }, moved.at)
        }
        _ => return None,
    };
    Some(SessionChange { session: session.id, at, kind })
}
