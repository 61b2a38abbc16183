//! What becomes of a published session: confirmed or declined, held or missed.

use super::{Context, Decided, refusal::Refusal};
use crate::{
    fact::event::Event,
    model::{
        ids::{PersonId, SessionId},
        session::{CancelReason, DeclineReason, Session, SessionState},
    },
};

pub(super) struct Known<'a> {
    pub session: &'a Session,
    pub trainee: PersonId,
}

pub(super) fn known<'a>(context: &'a Context, session: SessionId) -> Result<Known<'a>, Refusal> {
    let session = context.workspace.sessions.get(&session).ok_or(Refusal::UnknownSession)?;
    let trainee = context.workspace.trainee_of(session).ok_or(Refusal::UnknownEnrollment)?;
    Ok(Known { session, trainee })
}

impl Known<'_> {
    fn wanted(&self, fits: bool, wanted: &'static str) -> Result<(), Refusal> {
        if fits { Ok(()) } else { Err(Refusal::WrongState { state: self.session.state(), wanted }) }
    }

    fn only_either(&self, context: &Context) -> Result<(), Refusal> {
        let either = context.by.acts_for(self.trainee) || context.by.is(self.session.mentor);
        if either { Ok(()) } else { Err(Refusal::NotYours) }
    }
}

fn has_begun(context: &Context, session: &Session) -> bool {
    context.workspace.start_of(session) <= context.at
}

pub(super) fn confirm(context: &Context, session: SessionId) -> Decided {
    let known = known(context, session)?;
    if !context.by.acts_for(known.trainee) {
        return Err(Refusal::OnlyTheTrainee);
    }
    known.wanted(known.session.state() == SessionState::Proposed, "a proposed session")?;
    if has_begun(context, known.session) {
        return Err(Refusal::AlreadyOver);
    }
    Ok(vec![Event::SessionConfirmed { session }])
}

pub(super) fn decline(context: &Context, session: SessionId, reason: DeclineReason) -> Decided {
    let known = known(context, session)?;
    if known.session.state().is_draft() {
        context.only_coordinator()?;
    } else {
        known.only_either(context)?;
        known.wanted(known.session.state().is_ahead(), "a proposed or confirmed session")?;
        if has_begun(context, known.session) {
            return Err(Refusal::AlreadyOver);
        }
    }
    Ok(vec![Event::SessionDeclined { session, reason }])
}

pub(super) fn cancel(context: &Context, session: SessionId) -> Decided {
    context.only_coordinator()?;
    let known = known(context, session)?;
    let open = known.session.state().is_ahead() || known.session.state().is_draft();
    known.wanted(open, "a session that is still to come")?;
    Ok(vec![Event::SessionCancelled { session, reason: CancelReason::Coordinator }])
}

/// A session that was proposed and never answered was held all the same if both say so by writing.
fn after<'a>(context: &'a Context, session: SessionId) -> Result<Known<'a>, Refusal> {
    let known = known(context, session)?;
    known.only_either(context)?;
    known.wanted(known.session.state().is_ahead(), "a proposed or confirmed session")?;
    if has_begun(context, known.session) { Ok(known) } else { Err(Refusal::NotOver) }
}

pub(super) fn mark_held(context: &Context, session: SessionId) -> Decided {
    after(context, session)?;
    Ok(vec![Event::SessionHeld { session }])
}

pub(super) fn mark_missed(context: &Context, session: SessionId) -> Decided {
    after(context, session)?;
    Ok(vec![Event::SessionMissed { session }])
}
