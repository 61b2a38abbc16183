//! What happens to sessions: drafts, new states, scorecards, reviews and their reversal.

use super::{Fit, Noun, OddityKind, add_indexed};
use crate::{
    fact::entry::Entry,
    model::{
        enrollment::DroppedDraft,
        ids::SessionId,
        interview::Interview,
        scorecard::{Scorecard, Side},
        session::{Course, DisputeOutcome, Draft, Moved, Reversal, Session, SessionState},
    },
    workspace::Workspace,
};
use chrono::{DateTime, Utc};

pub(super) fn write(workspace: &mut Workspace, session: SessionId, side: Side, scorecard: Scorecard) -> Fit {
    let known = workspace.sessions.get_mut(&session);
    let known = known.ok_or(OddityKind::Missing(Noun::Session))?;
    *known.scorecards.of_mut(side) = Some(scorecard);
    if known.state() == SessionState::Held { Ok(()) } else { Err(OddityKind::OutOfOrder) }
}

pub(super) fn change_course(
    workspace: &mut Workspace,
    session: SessionId,
    change: impl FnOnce(&mut Course),
) -> Fit {
    let known = workspace.sessions.get_mut(&session);
    change(&mut known.ok_or(OddityKind::Missing(Noun::Session))?.course);
    Ok(())
}

pub(super) fn reverse(workspace: &mut Workspace, entry: &Entry, session: SessionId, why: &str) -> Fit {
    let known = workspace.sessions.get_mut(&session).ok_or(OddityKind::Missing(Noun::Session))?;
    let was_credited = known.state() == SessionState::Credited;
    let reversal = Reversal { by: entry.by, at: entry.at, why: why.to_owned(), was_credited };
    known.course.reversals.push(reversal);
    let reviewed = was_credited || known.state() == SessionState::NotCredited;
    change_state(known, SessionState::Held, entry.at);
    if reviewed { Ok(()) } else { Err(OddityKind::OutOfOrder) }
}

pub(super) fn settle(
    workspace: &mut Workspace,
    entry: &Entry,
    session: SessionId,
    outcome: DisputeOutcome,
) -> Fit {
    let known = workspace.sessions.get_mut(&session).ok_or(OddityKind::Missing(Noun::Session))?;
    if outcome == DisputeOutcome::Reopened {
        change_state(known, SessionState::Held, entry.at);
    }
    known.course.dispute.as_mut().ok_or(OddityKind::OutOfOrder)?.outcome = Some(outcome);
    Ok(())
}

pub(super) fn draft(workspace: &mut Workspace, entry: &Entry, draft: Draft) -> Fit {
    add_indexed(&mut workspace.sessions, draft.session, Session::drafted(draft, entry.at), Noun::Session)?;
    let fits = workspace.enrollments.contains_key(&draft.enrollment)
        && workspace.interviews.contains_key(&draft.interview);
    if fits { Ok(()) } else { Err(OddityKind::Missing(Noun::Interview)) }
}

/// Records the earlier time of an interview for the people who know about its sessions.
pub(super) fn keep_move(workspace: &mut Workspace, entry: &Entry, before: &Interview, start: DateTime<Utc>) {
    if before.start == start || before.start <= entry.at {
        return;
    }
    let moved = Moved { from: before.start, at: entry.at, by: Some(entry.by) };
    let at_it = workspace.sessions.values_mut().filter(|session| session.interview == before.id);
    for session in at_it.filter(|session| session.state().is_ahead()) {
        session.course.moved = Some(moved);
    }
}

/// Removes a dropped draft from the sessions, so that no view shows it. Its enrollment keeps when it was drafted and dropped.
pub(super) fn drop_draft(workspace: &mut Workspace, entry: &Entry, id: SessionId) -> Fit {
    let session = workspace.sessions.remove(&id).ok_or(OddityKind::Missing(Noun::Session))?;
    if let Some(enrollment) = workspace.enrollments.get_mut(&session.enrollment) {
        let drafted = session.history.first().at;
        enrollment.ledger.dropped.push(DroppedDraft { session: id, drafted, dropped: entry.at });
    }
    Ok(())
}

pub(super) fn move_session(
    workspace: &mut Workspace,
    entry: &Entry,
    session: SessionId,
    to: SessionState,
) -> Fit {
    let session = workspace.sessions.get_mut(&session).ok_or(OddityKind::Missing(Noun::Session))?;
    let follows = follows(session.state(), to);
    change_state(session, to, entry.at);
    if follows { Ok(()) } else { Err(OddityKind::OutOfOrder) }
}

/// A dispute is about the state before the change.
fn change_state(session: &mut Session, to: SessionState, at: DateTime<Utc>) {
    session.history.push(to, at);
    if let Some(dispute) = &mut session.course.dispute {
        dispute.outdated = true;
    }
}

/// Whether a state can come directly after another. This only detects oddities, and refuses nothing.
fn follows(from: SessionState, to: SessionState) -> bool {
    use SessionState::{
        Accepted, Cancelled, Confirmed, Credited, Declined, Drafted, Held, Missed, NotCredited, Proposed,
    };
    match to {
        Drafted => false,
        Accepted => from == Drafted,
        // The trainee is asked again about a confirmed session whose interview moved.
        Proposed => matches!(from, Accepted | Confirmed),
        Confirmed => from == Proposed,
        Declined(_) => matches!(from, Drafted | Accepted | Proposed | Confirmed),
        Cancelled(_) => matches!(from, Drafted | Accepted | Proposed | Confirmed),
        Held | Missed => matches!(from, Proposed | Confirmed),
        Credited | NotCredited => from == Held,
    }
}
