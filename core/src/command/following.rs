//! The effects that a changed interview or person has on sessions.

use super::Context;
use crate::{
    fact::event::Event,
    model::{
        ids::{InterviewId, PersonId},
        interview::Interview,
        session::{CancelReason, Session, SessionState},
    },
    order::{Gather, Order},
    planning::{exclusion::Exclusion, placement::Placement, rules::RuleContext},
};
use std::collections::BTreeSet;

mod sequence;

pub(super) use sequence::stands_for;

/// Whether a session can still be cancelled.
pub(super) fn is_open(context: &Context, session: &Session) -> bool {
    session.is_open(context.workspace.start_of(session), context.at)
}

/// Proposes sessions that still fit at a moved interview again, and cancels the others. If only the order of a path's steps is
/// broken, assigns its steps again by date. The interviews in `context` have their times after the whole change, and `known` is
/// this one before it. A correction of an interview that has begun takes nothing from the people who were there.
pub(super) fn changed_interview(context: &Context, known: &Interview, changed: &Interview) -> Vec<Event> {
    if known.start <= context.at && changed.start <= context.at {
        return if changed.is_scheduled() { Vec::new() } else { cancelled_interview(context, changed.id) };
    }
    let at_it = |session: &&Session| {
        session.interview == changed.id && (session.state().is_draft() || session.state().is_ahead())
    };
    let mut sessions: Vec<_> = context.workspace.sessions.values().filter(at_it).collect();
    if sessions.is_empty() {
        return Vec::new();
    }
    // If there are fewer seats, the trainees who confirmed keep theirs.
    sessions
        .order_by_key(|session| (session.state() != SessionState::Confirmed, session.since(), session.id));
    if !changed.is_scheduled() {
        return cancelled(sessions, CancelReason::InterviewCancelled);
    }
    let moved = known.start != changed.start || known.minutes != changed.minutes;
    let reason = |exclusion| match exclusion {
        Exclusion::MentorNotThere | Exclusion::MentorNotLead => CancelReason::InterviewerChanged,
        _ if moved => CancelReason::InterviewMoved,
        _ => CancelReason::InterviewChanged,
    };
    let mut waiting: BTreeSet<_> = sessions.iter().map(|session| session.id).into_set();
    let ids: Vec<_> = waiting.iter().copied().collect();
    let mut rule_context = RuleContext::without(context.workspace, context.zones, context.at, &ids);
    let mut events = Vec::new();
    for session in sessions {
        let exclusion = rule_context.exclusion(session.placement());
        let steps = match exclusion {
            None => Some(Vec::new()),
            Some(Exclusion::OutOfOrder) => sequence::by_date(context, session, &waiting),
            Some(_) => None,
        };
        let Some(steps) = steps else {
            let reason = exclusion.map_or(CancelReason::InterviewChanged, reason);
            events.push(Event::SessionCancelled { session: session.id, reason });
            continue;
        };
        let step =
            steps.iter().find(|(other, _)| other.id == session.id).map_or(session.step, |(_, step)| *step);
        rule_context.place(Placement { step, ..session.placement() });
        waiting.remove(&session.id);
        if steps.is_empty() && moved {
            events.extend(asked_again(session));
        }
        events.extend(steps.into_iter().flat_map(|(other, step)| sequence::stands_for(other, step)));
    }
    events
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
