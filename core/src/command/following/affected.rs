//! The sessions at an interview that was moved or otherwise changed, and is ahead.

use super::{asked_again, sequence};
use crate::{
    command::Context,
    fact::event::Event,
    model::{
        enrollment::StepIndex,
        ids::{InterviewId, SessionId},
        interview::Interview,
        session::{CancelReason, Session, SessionState},
    },
    order::{Gather, Order},
    planning::{exclusion::Exclusion, placement::Placement, rules::RuleContext},
};
use std::collections::BTreeSet;

/// A session at a changed interview, and what follows for it.
pub(in crate::command) struct AffectedSession<'a> {
    pub session: &'a Session,
    /// The rule that it breaks now.
    pub exclusion: Option<Exclusion>,
    pub events: Vec<Event>,
}

/// The drafts and published sessions at an interview that are still to come.
pub(super) fn open_sessions<'a>(
    context: &Context<'a>,
    interview: InterviewId,
) -> impl Iterator<Item = &'a Session> + use<'a> {
    let sessions = context.workspace.sessions.values();
    sessions.filter(move |session| {
        session.interview == interview && (session.state().is_draft() || session.state().is_ahead())
    })
}

/// Proposes sessions that still fit at a moved interview again, and cancels the others. If only the order of a path's steps is
/// broken, assigns its steps again by date.
pub(in crate::command) fn affected_sessions<'a>(
    context: &Context<'a>,
    known: &Interview,
    changed: &Interview,
) -> Vec<AffectedSession<'a>> {
    let mut sessions: Vec<_> = open_sessions(context, changed.id).collect();
    if sessions.is_empty() {
        return Vec::new();
    }
    // If there are fewer seats, the trainees who confirmed keep theirs.
    sessions
        .order_by_key(|session| (session.state() != SessionState::Confirmed, session.since(), session.id));
    let moved = known.interval() != changed.interval();
    let mut waiting: BTreeSet<_> = sessions.iter().map(|session| session.id).into_set();
    let ids: Vec<_> = waiting.iter().copied().collect();
    let mut rule_context = RuleContext::without(context.workspace, context.zones, context.at, &ids);
    let mut affected = Vec::new();
    for session in sessions {
        let exclusion = match known.start == changed.start {
            // Its people know the time, so the notice doesn't apply again.
            true => rule_context.exclusion_once_told(session.placement()),
            false => rule_context.exclusion(session.placement()),
        };
        let Some(steps) = steps_after(context, session, exclusion, &waiting) else {
            let reason = exclusion.map_or(CancelReason::InterviewChanged, |broken| reason(broken, moved));
            let events = vec![Event::SessionCancelled { session: session.id, reason }];
            affected.push(AffectedSession { session, exclusion, events });
            continue;
        };
        let step =
            steps.iter().find(|(other, _)| other.id == session.id).map_or(session.step, |(_, step)| *step);
        rule_context.place(Placement { step, ..session.placement() });
        waiting.remove(&session.id);
        let asked = if steps.is_empty() && moved { asked_again(session) } else { None };
        let stands = steps.into_iter().flat_map(|(other, step)| sequence::stands_for(other, step));
        affected.push(AffectedSession {
            session,
            exclusion: None,
            events: asked.into_iter().chain(stands).collect(),
        });
    }
    affected
}

/// The sessions that get another step so that the session can stay: none if it breaks no rule. `None` if it can't stay.
fn steps_after<'a>(
    context: &Context<'a>,
    session: &'a Session,
    exclusion: Option<Exclusion>,
    waiting: &BTreeSet<SessionId>,
) -> Option<Vec<(&'a Session, StepIndex)>> {
    match exclusion {
        None => Some(Vec::new()),
        Some(Exclusion::OutOfOrder) => sequence::by_date(context, session, waiting),
        Some(_) => None,
    }
}

fn reason(broken: Exclusion, moved: bool) -> CancelReason {
    match broken {
        Exclusion::MentorNotThere | Exclusion::MentorNotLead => CancelReason::InterviewerChanged,
        _ if moved => CancelReason::InterviewMoved,
        _ => CancelReason::InterviewChanged,
    }
}
