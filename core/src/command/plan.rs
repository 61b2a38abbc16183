//! Drafting, accepting and publishing a plan. Every session is checked against every hard rule, even if it was drafted by hand.

use super::{
    Context, Decided,
    refusal::{Refusal, needed_state::NeededState},
};
use crate::{
    access::{
        drafts::{self, DraftObstacle},
        work::Work,
    },
    fact::event::Event,
    model::{
        enrollment::StepIndex,
        ids::{EnrollmentId, InterviewId, PersonId, PlanId, SessionId},
        session::{DeclineReason, Draft, DraftChange, Pin, Session, SessionState},
    },
    order::{Gather, Order},
    planning::{placement::Placement, rules::RuleContext},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A session that a plan proposes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewSession {
    pub id: SessionId,
    #[serde(rename = "enrolment")]
    pub enrollment: EnrollmentId,
    pub interview: InterviewId,
    pub step: StepIndex,
    /// One of the interview's interviewers.
    pub mentor: PersonId,
}

impl NewSession {
    pub fn at(placement: Placement, id: SessionId) -> Self {
        let Placement { enrollment, interview, step, mentor } = placement;
        Self { id, enrollment, interview, step, mentor }
    }

    pub fn placement(&self) -> Placement {
        let Self { enrollment, interview, step, mentor, .. } = *self;
        Placement { enrollment, interview, step, mentor }
    }
}

/// A new draft replaces the previous one, except for pinned drafts.
pub(super) fn draft(context: &Context, plan: PlanId, sessions: &[NewSession]) -> Decided {
    Work::Plan.by(context.by)?;
    let dropped = replaced_drafts(context);
    if sessions.is_empty() && dropped.is_empty() {
        return Err(Refusal::NothingToDo);
    }
    let mut rule_context = RuleContext::without(context.workspace, context.zones, context.at, &dropped);
    let mut events: Vec<_> =
        dropped.iter().map(|session| Event::DraftDropped { session: *session }).collect();
    for new in in_order(context, sessions)? {
        if let Some(exclusion) = rule_context.exclusion(new.placement()) {
            return Err(Refusal::RuleBroken(exclusion));
        }
        rule_context.place(new.placement());
        let NewSession { id: session, enrollment, interview, step, mentor } = new;
        events.push(Event::SessionDrafted(Draft { session, plan, enrollment, interview, step, mentor }));
    }
    Ok(events)
}

fn replaced_drafts(context: &Context) -> Vec<SessionId> {
    let sessions = context.workspace.sessions.values();
    let replaced = sessions.filter(|session| session.state().is_draft() && session.pin == Pin::Free);
    replaced.map(|session| session.id).collect()
}

/// Sorted by the time of the interview, because a path's steps are taken in order.
fn in_order(context: &Context, sessions: &[NewSession]) -> Result<Vec<NewSession>, Refusal> {
    let mut seen = BTreeSet::new();
    let mut ordered = Vec::with_capacity(sessions.len());
    for new in sessions {
        if context.workspace.sessions.contains_key(&new.id) || !seen.insert(new.id) {
            return Err(Refusal::IdTaken);
        }
        let interview = context.workspace.interviews.get(&new.interview).ok_or(Refusal::UnknownInterview)?;
        ordered.push((interview.start, new.id, *new));
    }
    ordered.order_by_key(|(start, id, _)| (*start, *id));
    Ok(ordered.into_iter().map(|(_, _, new)| new).collect())
}

fn known<'a>(context: &'a Context, session: SessionId) -> Result<&'a Session, Refusal> {
    context.workspace.sessions.get(&session).ok_or(Refusal::UnknownSession)
}

pub(super) fn accept(context: &Context, sessions: &[SessionId]) -> Decided {
    Work::Plan.by(context.by)?;
    let mut events = Vec::new();
    for session in distinct(sessions)? {
        match known(context, session)?.state() {
            SessionState::Drafted => events.push(Event::SessionAccepted { session }),
            SessionState::Accepted => {}
            state => return Err(Refusal::WrongState { state, needed: NeededState::Draft }),
        }
    }
    Ok(events)
}

pub(super) fn set_pin(context: &Context, session: SessionId, pin: Pin) -> Decided {
    Work::Plan.by(context.by)?;
    let known = known(context, session)?;
    if !(known.state().is_draft() || known.state().is_ahead()) {
        return Err(Refusal::WrongState { state: known.state(), needed: NeededState::StillToCome });
    }
    if known.pin == pin {
        return Ok(Vec::new());
    }
    Ok(vec![Event::SessionPinned { session, pin }])
}

/// Drafts that don't change get no event.
pub(super) fn change_drafts(context: &Context, sessions: &[SessionId], change: DraftChange) -> Decided {
    Work::Plan.by(context.by)?;
    distinct(sessions)?;
    let drafts = drafts::drafts(&context.asker(), sessions).map_err(first)?;
    Ok(drafts.into_iter().filter_map(|draft| changed(draft, change)).collect())
}

fn changed(draft: &Session, change: DraftChange) -> Option<Event> {
    let session = draft.id;
    let pin = match change {
        DraftChange::KeepFixed => Pin::Pinned,
        DraftChange::AllowMoving => Pin::Free,
        DraftChange::Remove => {
            return Some(Event::SessionDeclined {
                session,
                reason: DeclineReason::NotInThisPlan,
                responder: None,
            });
        }
    };
    (draft.pin != pin).then_some(Event::SessionPinned { session, pin })
}

/// A command is refused with one reason. `access::drafts` has the reasons of all drafts.
fn first(obstacles: Vec<DraftObstacle>) -> Refusal {
    obstacles.into_iter().next().map_or(Refusal::NothingToDo, |obstacle| obstacle.refusal)
}

/// Also accepts sessions that are only drafted, so that one click publishes the whole plan.
pub(super) fn publish(context: &Context, sessions: &[SessionId]) -> Decided {
    Work::Plan.by(context.by)?;
    distinct(sessions)?;
    let drafts = drafts::publishable(&context.asker(), sessions).map_err(first)?;
    let mut events = Vec::new();
    for draft in drafts {
        let session = draft.id;
        if draft.state() == SessionState::Drafted {
            events.push(Event::SessionAccepted { session });
        }
        events.push(Event::SessionProposed { session });
    }
    Ok(events)
}

fn distinct(sessions: &[SessionId]) -> Result<BTreeSet<SessionId>, Refusal> {
    if sessions.is_empty() { Err(Refusal::NothingToDo) } else { Ok(sessions.iter().copied().into_set()) }
}
