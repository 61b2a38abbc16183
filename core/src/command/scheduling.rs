//! Sessions that the coordinator schedules by hand: additional ones, or one in place of another.

use super::{Context, Decided, NewSession, refusal::Refusal};
use crate::{
    access::{self, work::Work},
    fact::event::Event,
    model::{
        ids::{PlanId, SessionId},
        session::{CancelReason, Draft, Pin, Session, SessionState},
    },
    planning::alternatives::ByHand,
};
use serde::{Deserialize, Serialize};

/// A session that is scheduled by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScheduledSession {
    pub plan: PlanId,
    pub session: NewSession,
    /// The session that it replaces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead_of: Option<SessionId>,
}

/// A session in place of a draft becomes a draft that later plans keep. All others are published at once: the trainee can
/// respond, and the people concerned are still to be told.
pub(super) fn schedule(context: &Context, scheduled: &ScheduledSession) -> Decided {
    Work::Plan.by(context.by)?;
    let ScheduledSession { plan, session: new, instead_of } = *scheduled;
    let before = instead_of.map(|session| access::session::cancel(&context.asker(), session));
    let before = before.transpose()?.map(|known| known.session);
    if context.workspace.sessions.contains_key(&new.id) {
        return Err(Refusal::IdTaken);
    }
    if before.is_some_and(|before| before.placement() == new.placement()) {
        return Err(Refusal::NothingToDo);
    }
    let by_hand = ByHand::new(context.workspace, context.zones, context.at, instead_of);
    if let Some(exclusion) = by_hand.exclusion(new.placement()) {
        return Err(Refusal::RuleBroken(exclusion));
    }
    let NewSession { id: session, enrollment, interview, step, mentor } = new;
    let draft = Event::SessionDrafted(Draft { session, plan, enrollment, interview, step, mentor });
    let leaves = before.map(|before| leaves(before, &new));
    Ok(leaves.into_iter().chain([draft]).chain(becomes(session, before)).collect())
}

/// The event that removes the replaced session. A trainee who loses a seat still needs a session.
fn leaves(before: &Session, new: &NewSession) -> Event {
    let session = before.id;
    if before.state().is_draft() {
        return Event::DraftDropped { session };
    }
    let is_same = before.enrollment == new.enrollment;
    let reason = if is_same { CancelReason::Replaced } else { CancelReason::Coordinator };
    Event::SessionCancelled { session, reason }
}

/// The events that take the new session as far as the one that it replaces.
fn becomes(session: SessionId, before: Option<&Session>) -> Vec<Event> {
    let accepted = Event::SessionAccepted { session };
    let pinned = Event::SessionPinned { session, pin: Pin::Pinned };
    match before.map(|before| (before.state(), before.pin)) {
        Some((SessionState::Drafted, _)) => vec![pinned],
        Some((SessionState::Accepted, _)) => vec![accepted, pinned],
        Some((_, Pin::Pinned)) => vec![accepted, Event::SessionProposed { session }, pinned],
        _ => vec![accepted, Event::SessionProposed { session }],
    }
}
