//! The effects that a changed interview or person has on sessions.

use super::Context;
use crate::{
    fact::event::Event,
    model::{
        ids::{InterviewId, PersonId},
        interview::Interview,
        session::{CancelReason, Session, SessionState},
    },
};

mod affected;
mod sequence;

pub(super) use affected::affected_sessions;
pub(super) use sequence::stands_for;

/// Whether a session can still be cancelled.
pub(super) fn is_open(context: &Context, session: &Session) -> bool {
    session.is_open(context.workspace.start_of(session), context.at)
}

/// What follows for the sessions at a changed interview. The interviews in `context` have their times after the whole change, and
/// `known` is this one before it. A correction of an interview that has begun takes nothing from the people who were there.
pub(super) fn changed_interview(context: &Context, known: &Interview, changed: &Interview) -> Vec<Event> {
    if known.start <= context.at && changed.start <= context.at {
        return if changed.is_scheduled() { Vec::new() } else { cancelled_interview(context, changed.id) };
    }
    if !changed.is_scheduled() {
        let open = affected::open_sessions(context, changed.id).collect();
        return cancelled(open, CancelReason::InterviewCancelled);
    }
    affected_sessions(context, known, changed).into_iter().flat_map(|one| one.events).collect()
}

/// Asks the trainee again if they confirmed the session before it changed.
pub(super) fn asked_again(session: &Session) -> Option<Event> {
    (session.state() == SessionState::Confirmed).then_some(Event::SessionProposed { session: session.id })
}

/// If the schedule reports only afterwards that an interview was cancelled, its sessions didn't happen. The trainee may dispute
/// that.
pub(super) fn cancelled_interview(context: &Context, interview: InterviewId) -> Vec<Event> {
    let at_it = context.workspace.sessions.values().filter(|session| session.interview == interview);
    let (open, begun): (Vec<_>, Vec<_>) = at_it.partition(|session| is_open(context, session));
    let mut events = cancelled(open, CancelReason::InterviewCancelled);
    let unsettled = begun.into_iter().filter(|session| session.state().is_ahead());
    events.extend(unsettled.map(|session| Event::SessionMissed { session: session.id }));
    events
}

/// Cancels the sessions ahead of a person who has left, as trainee or as mentor.
pub(super) fn left_person(context: &Context, person: PersonId) -> Vec<Event> {
    let concerns = |session: &&Session| {
        is_open(context, session)
            && (session.mentor == person || context.workspace.trainee_of(session) == Some(person))
    };
    cancelled(context.workspace.sessions.values().filter(concerns).collect(), CancelReason::PersonLeft)
}

fn cancelled(sessions: Vec<&Session>, reason: CancelReason) -> Vec<Event> {
    sessions.into_iter().map(|session| Event::SessionCancelled { session: session.id, reason }).collect()
}
