//! Sessions that took place keep their interviews in the past.

use crate::{
    model::{ids::InterviewId, interview::Interview, session::Session},
    progress::path::steps::is_attempt,
    workspace::Workspace,
};
use chrono::{DateTime, Utc};

/// The sessions at an interview that took place, reviewed or not.
pub fn sessions(workspace: &Workspace, interview: InterviewId) -> impl Iterator<Item = &Session> {
    let at_it = move |session: &&Session| session.interview == interview && is_attempt(session.state());
    workspace.sessions.values().filter(at_it)
}

/// Whether an interview can be moved to `start`: not beyond the time at which one of its sessions was recorded as having taken
/// place. A past interview with nothing recorded can be moved to any time.
pub fn can_start(workspace: &Workspace, known: &Interview, start: DateTime<Utc>) -> bool {
    start <= known.start
        || sessions(workspace, known.id).filter_map(recorded).all(|recorded| start <= recorded)
}

/// Whether any session is recorded as having taken place before its interview starts.
pub fn any_before_start(workspace: &Workspace) -> bool {
    let mut took_place = workspace.sessions.values().filter(|session| is_attempt(session.state()));
    took_place.any(|session| recorded(session).is_some_and(|recorded| recorded < workspace.start_of(session)))
}

/// When it was first recorded that the session took place.
fn recorded(session: &Session) -> Option<DateTime<Utc>> {
    session.history.changes().find(|change| is_attempt(change.state)).map(|change| change.at)
}
