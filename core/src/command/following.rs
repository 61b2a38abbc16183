//! What a change of an interview or a person means for the sessions that stand on it.

use super::Context;
use crate::{
    event::Event,
    model::{
        ids::{InterviewId, PersonId},
        interview::Interview,
        session::{CancelReason, Session, SessionState},
    },
    planning::rules::{Facts, Placement},
};

/// Whether a session can still be called off.
fn is_open(session: &Session) -> bool {
    session.state.is_ahead() || session.state.is_draft()
}

/// Sessions that still fit at a moved interview are asked about again; the others fall through.
pub(super) fn changed_interview(context: &Context, known: &Interview, changed: &Interview) -> Vec<Event> {
    let at_it = |session: &&Session| session.interview == changed.id && is_open(session);
    let mut sessions: Vec<_> = context.workspace.sessions.values().filter(at_it).collect();
    if sessions.is_empty() {
        return Vec::new();
    }
    // Where seats are fewer now, those who said yes keep theirs.
    sessions.sort_by_key(|session| (session.state != SessionState::Confirmed, session.since, session.id));
    if known.interviewer != changed.interviewer {
        return cancelled(sessions, CancelReason::InterviewerChanged);
    }
    if !changed.is_scheduled() {
        return cancelled(sessions, CancelReason::InterviewCancelled);
    }
    let moved = known.start != changed.start || known.minutes != changed.minutes;
    let reason = if moved { CancelReason::InterviewMoved } else { CancelReason::InterviewChanged };
    let mut workspace = context.workspace.clone();
    workspace.interviews.insert(changed.id, changed.clone());
    let ids: Vec<_> = sessions.iter().map(|session| session.id).collect();
    let mut facts = Facts::without(&workspace, context.zones, context.at, &ids);
    let mut events = Vec::new();
    for session in sessions {
        let Session { id, enrolment, interview, step, .. } = *session;
        let placement = Placement { enrolment, interview, step };
        if facts.exclusion(placement).is_some() {
            events.push(Event::SessionCancelled { session: id, reason });
            continue;
        }
        facts.place(placement);
        if moved && session.state == SessionState::Confirmed {
            events.push(Event::SessionProposed { session: id });
        }
    }
    events
}

pub(super) fn cancelled_interview(context: &Context, interview: InterviewId) -> Vec<Event> {
    let sessions = context.workspace.sessions.values();
    let at_it = sessions.filter(|session| session.interview == interview && is_open(session)).collect();
    cancelled(at_it, CancelReason::InterviewCancelled)
}

/// Somebody left: neither their own sessions nor those with them as mentor can take place.
pub(super) fn left_person(context: &Context, person: PersonId) -> Vec<Event> {
    let concerns = |session: &&Session| {
        is_open(session)
            && (session.mentor == person || context.workspace.trainee_of(session) == Some(person))
    };
    cancelled(context.workspace.sessions.values().filter(concerns).collect(), CancelReason::PersonLeft)
}

fn cancelled(sessions: Vec<&Session>, reason: CancelReason) -> Vec<Event> {
    sessions.into_iter().map(|session| Event::SessionCancelled { session: session.id, reason }).collect()
}
