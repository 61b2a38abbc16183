//! Whether a session counts: the review, its reversal, disputes, and who else may review.

use super::{Context, Decided, free_text};
use crate::{
    access,
    fact::event::Event,
    model::{
        ids::{PersonId, SessionId},
        session::DisputeOutcome,
    },
};

/// Approving implies that the two have talked about the session, which saves a click.
pub(super) fn credit(context: &Context, session: SessionId) -> Decided {
    let asker = context.asker();
    let known = access::session::review(&asker, session)?;
    let path = context.workspace.path(known.enrollment(&asker)?);
    let is_asked = path.is_some_and(|path| path.rules.due.debrief.is_some());
    let mut events = Vec::new();
    if is_asked && known.session.course.debriefed.is_none() {
        events.push(Event::Debriefed { session });
    }
    events.push(Event::SessionCredited { session });
    Ok(events)
}

pub(super) fn do_not_credit(context: &Context, session: SessionId) -> Decided {
    access::session::review(&context.asker(), session)?;
    Ok(vec![Event::SessionNotCredited { session }])
}

pub(super) fn reverse(context: &Context, session: SessionId, why: &str) -> Decided {
    access::session::reverse(&context.asker(), session)?;
    Ok(vec![Event::ReviewReversed { session, why: free_text::required(why)? }])
}

pub(super) fn dispute(context: &Context, session: SessionId, why: &str) -> Decided {
    access::session::object(&context.asker(), session)?;
    Ok(vec![Event::SessionDisputed { session, why: free_text::required(why)? }])
}

pub(super) fn settle(context: &Context, session: SessionId, outcome: DisputeOutcome) -> Decided {
    access::session::settle(&context.asker(), session, outcome)?;
    Ok(vec![Event::DisputeSettled { session, outcome }])
}

pub(super) fn ask_second(context: &Context, session: SessionId, reviewer: PersonId) -> Decided {
    let asker = context.asker();
    let known = access::session::ask_second(&asker, session)?;
    access::session::second_reviewer(&asker, &known, reviewer)?;
    if known.session.course.second_reviewer == Some(reviewer) || known.session.mentor == reviewer {
        return Ok(Vec::new());
    }
    Ok(vec![Event::SecondReviewerAsked { session, reviewer }])
}
