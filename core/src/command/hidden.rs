//! What a person can't see is decided like what doesn't exist, so that no refusal tells them that it exists.

use super::Command;
use crate::{
    access::{asker::Asker, scope::Scope, seen},
    model::{actor::Actor, enrollment::Enrollment, session::Session},
    workspace::Workspace,
};

/// The workspace as the asker sees it, if the command is about a session or an enrollment that they can't see.
pub(super) fn held_instead(asker: &Asker, command: &Command) -> Option<Workspace> {
    if matches!(asker.by, Actor::Coordinator(_) | Actor::Server) {
        return None;
    }
    let about = command.about();
    let mut sessions = about.sessions.iter().filter_map(|id| asker.workspace.sessions.get(id));
    let mut enrollments = about.enrollments.iter().filter_map(|id| asker.workspace.enrollments.get(id));
    let is_hidden =
        sessions.any(|known| !seen::session(asker, known)) || enrollments.any(|known| !is_seen(asker, known));
    is_hidden.then(|| Scope::of(asker).workspace(asker.workspace))
}

/// Whether the asker knows who is in training for what.
fn is_seen(asker: &Asker, enrollment: &Enrollment) -> bool {
    let is_seen = |session: &Session| seen::session(asker, session);
    seen::progress(asker, enrollment) || asker.workspace.sessions.of(enrollment.id).any(is_seen)
}
