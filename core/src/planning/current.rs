//! Whether what was said of a plan still holds.

use crate::{
    model::{
        ids::PlanId,
        session::{Pin, Session},
    },
    workspace::Workspace,
};

/// Whether a plan is the last one in the workspace: it hasn't been undone or removed, and no other plan has replaced it.
/// `is_empty` is whether it had no sessions, and so only reasons.
pub fn is_current(workspace: &Workspace, plan: PlanId, is_empty: bool) -> bool {
    let taken = || workspace.sessions.values().filter(|session| session.state().takes_seat());
    let is_own = |session: &Session| session.plan == plan;
    // A plan keeps the pinned drafts of the previous one.
    let is_of_another =
        |session: &Session| session.state().is_draft() && session.pin == Pin::Free && session.plan != plan;
    let has_own = taken().any(is_own);
    (is_empty || has_own) && !taken().any(is_of_another)
}
