//! Drafting, accepting and publishing a plan. Every session is checked against every hard rule, also one
//! drafted by hand.

use super::{
    Context, Decided,
    refusal::{Refusal, needed_state::NeededState},
};
use crate::{
    access::work::Work,
    fact::event::Event,
    model::{
        enrollment::StepIndex,
        ids::{EnrollmentId, InterviewId, PersonId, PlanId, SessionId},
        session::{Draft, Pin, Session, SessionState},
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

/// A new draft takes the place of the one before; pinned drafts stay.
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

/// By the day of the interview, because a path's steps are taken in order.
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

/// Publishing also accepts sessions that are only drafted, so that one press publishes the whole plan.
pub(super) fn publish(context: &Context, sessions: &[SessionId]) -> Decided {
    Work::Plan.by(context.by)?;
    let mut published = Vec::new();
    for session in distinct(sessions)? {
        let known = known(context, session)?;
        if !known.state().is_draft() {
            return Err(Refusal::WrongState { state: known.state(), needed: NeededState::Draft });
        }
        published.push(known);
    }
    published.order_by_key(|session| (context.workspace.start_of(session), session.id));
    still_hold(context, &published)?;
    let mut events = Vec::new();
    for session in published {
        let id = session.id;
        if session.state() == SessionState::Drafted {
            events.push(Event::SessionAccepted { session: id });
        }
        events.push(Event::SessionProposed { session: id });
    }
    Ok(events)
}

/// Things change between drafting and publishing: the rules are held against the workspace as it is now.
fn still_hold(context: &Context, sessions: &[&Session]) -> Result<(), Refusal> {
    let drafts: Vec<_> = context
        .workspace
        .sessions
        .values()
        .filter(|session| session.state().is_draft())
        .map(|session| session.id)
        .collect();
    let mut rule_context = RuleContext::without(context.workspace, context.zones, context.at, &drafts);
    for session in sessions {
        let placement = session.placement();
        if let Some(exclusion) = rule_context.exclusion(placement) {
            return Err(Refusal::RuleBroken(exclusion));
        }
        rule_context.place(placement);
    }
    Ok(())
}

fn distinct(sessions: &[SessionId]) -> Result<BTreeSet<SessionId>, Refusal> {
    if sessions.is_empty() { Err(Refusal::NothingToDo) } else { Ok(sessions.iter().copied().into_set()) }
}
