//! The life of a published session: confirmed or declined, held or missed.

use super::{Context, Decided};
use crate::{
    access,
    fact::event::Event,
    model::{
        ids::SessionId,
        response::{PersonResponses, Response},
        session::{CancelReason, DeclineReason},
    },
    order::Gather,
    refusal::Refusal,
};
use std::collections::BTreeSet;

pub(super) fn confirm(context: &Context, session: SessionId) -> Decided {
    access::session::confirm(&context.asker(), session)?;
    Ok(vec![Event::SessionConfirmed { session, responder: None }])
}

/// Confirms several sessions, each by the rule for a single one.
pub(super) fn confirm_all(context: &Context, sessions: &[SessionId]) -> Decided {
    let distinct: BTreeSet<_> = sessions.iter().copied().into_set();
    if distinct.is_empty() {
        return Err(Refusal::NothingToDo);
    }
    let mut events = Vec::new();
    for session in distinct {
        events.extend(confirm(context, session)?);
    }
    Ok(events)
}

/// A published session is declined for a reason that a person gives.
pub(super) fn decline(context: &Context, session: SessionId, reason: DeclineReason) -> Decided {
    let known = access::session::decline(&context.asker(), session)?;
    let is_removed = known.session.state().is_draft() && reason == DeclineReason::NotInThisPlan;
    if !is_removed && !DeclineReason::GIVEN.contains(&reason) {
        return Err(Refusal::EvidenceMissing);
    }
    Ok(vec![Event::SessionDeclined { session, reason, responder: None }])
}

/// Enters each response with the same effect as if the person had given it themselves.
pub(super) fn enter_responses(context: &Context, entered: &PersonResponses) -> Decided {
    let responder = Some(entered.person);
    let mut seen = BTreeSet::new();
    let mut events = Vec::new();
    for said in &entered.responses {
        access::session::respond(&context.asker(), entered.person, said)?;
        let session = said.session;
        if seen.insert(session) {
            events.push(match said.response {
                Response::Confirm => Event::SessionConfirmed { session, responder },
                Response::Decline(reason) => Event::SessionDeclined { session, reason, responder },
            });
        }
    }
    if events.is_empty() { Err(Refusal::NothingToDo) } else { Ok(events) }
}

pub(super) fn cancel(context: &Context, session: SessionId, reason: CancelReason) -> Decided {
    access::session::cancel(&context.asker(), session)?;
    if !CancelReason::GIVEN.contains(&reason) {
        return Err(Refusal::EvidenceMissing);
    }
    Ok(vec![Event::SessionCancelled { session, reason }])
}

pub(super) fn mark_held(context: &Context, session: SessionId) -> Decided {
    access::session::report(&context.asker(), session)?;
    Ok(vec![Event::SessionHeld { session }])
}

pub(super) fn mark_missed(context: &Context, session: SessionId) -> Decided {
    access::session::report(&context.asker(), session)?;
    Ok(vec![Event::SessionMissed { session }])
}
