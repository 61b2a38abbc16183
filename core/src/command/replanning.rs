//! Publishing a changed plan: some published sessions are cancelled, some get another step, others are new.

use crate::{
    access::work::Work,
    command::{
        Context, Decided, NewSession, following,
        refusal::{Refusal, needed_state::NeededState},
    },
    fact::event::Event,
    model::{
        enrollment::StepIndex,
        ids::{PlanId, SessionId},
        session::{CancelReason, Draft, Pin, Session},
    },
    order::Order,
    planning::{
        placement::Placement,
        replanning::{Cause, Change, Outcome, Repair},
        rules::RuleContext,
    },
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The changes to a published plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedPlan {
    pub plan: PlanId,
    pub called_off: Vec<SessionId>,
    /// Sessions that stay in place and get another step of their path.
    pub becoming: Vec<(SessionId, StepIndex)>,
    pub sessions: Vec<NewSession>,
}

impl ChangedPlan {
    /// The command for a repair; `fresh` returns an id for each new session.
    pub fn of(plan: PlanId, repair: &Repair, mut fresh: impl FnMut() -> SessionId) -> Self {
        let mut changed = Self { plan, called_off: Vec::new(), becoming: Vec::new(), sessions: Vec::new() };
        for Change { session, outcome, cause } in repair.changes.iter().copied() {
            // Lost sessions are cancelled already.
            let stands = !matches!(cause, Cause::Lost(_));
            if stands && !matches!(outcome, Outcome::Becomes(_)) {
                changed.called_off.push(session);
            }
            match outcome {
                Outcome::Becomes(Placement { step, .. }) => changed.becoming.push((session, step)),
                Outcome::Moves(placement) => changed.sessions.push(NewSession::at(placement, fresh())),
                Outcome::Ends => {}
            }
        }
        changed
    }
}

/// A session after the change, not yet checked.
enum After<'a> {
    Becoming(&'a Session, StepIndex),
    New(NewSession),
}

/// Checks the changes against every rule, as if they had been planned from the beginning.
pub(super) fn publish(context: &Context, changed: &ChangedPlan) -> Decided {
    Work::Plan.by(context.by)?;
    let called_off = distinct(changed.called_off.iter().copied())?;
    let becoming = distinct(changed.becoming.iter().map(|(session, _)| *session))?;
    if called_off.is_empty() && becoming.is_empty() && changed.sessions.is_empty() {
        return Err(Refusal::NothingToDo);
    }
    if !called_off.is_disjoint(&becoming) {
        return Err(Refusal::IdTaken);
    }
    let touched: Vec<_> = called_off.union(&becoming).copied().collect();
    for session in &touched {
        if ahead(context, *session)?.pin == Pin::Pinned {
            return Err(Refusal::KeptFixed);
        }
    }
    let reason = CancelReason::PlannedAgain;
    let mut events: Vec<_> =
        called_off.iter().map(|session| Event::SessionCancelled { session: *session, reason }).collect();
    let mut rule_context = RuleContext::without(context.workspace, context.zones, context.at, &touched);
    for after in in_order(context, changed)? {
        let placement = after.placement();
        if let Some(exclusion) = rule_context.exclusion(placement) {
            return Err(Refusal::RuleBroken(exclusion));
        }
        rule_context.place(placement);
        match after {
            After::Becoming(session, step) => events.extend(following::stands_for(session, step)),
            After::New(NewSession { id: session, enrollment, interview, step, mentor }) => {
                let plan = changed.plan;
                events.push(Event::SessionDrafted(Draft {
                    session,
                    plan,
                    enrollment,
                    interview,
                    step,
                    mentor,
                }));
                events.push(Event::SessionAccepted { session });
                events.push(Event::SessionProposed { session });
            }
        }
    }
    Ok(events)
}

fn distinct(ids: impl Iterator<Item = SessionId>) -> Result<BTreeSet<SessionId>, Refusal> {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err(Refusal::IdTaken);
        }
    }
    Ok(seen)
}

fn ahead<'a>(context: &Context<'a>, session: SessionId) -> Result<&'a Session, Refusal> {
    let known = context.workspace.sessions.get(&session).ok_or(Refusal::UnknownSession)?;
    if !known.state().is_ahead() {
        return Err(Refusal::WrongState { state: known.state(), needed: NeededState::ProposedOrConfirmed });
    }
    if context.workspace.start_of(known) <= context.at { Err(Refusal::AlreadyOver) } else { Ok(known) }
}

/// Sorted by the time of the interview, because a path's steps are taken in order.
fn in_order<'a>(context: &Context<'a>, changed: &ChangedPlan) -> Result<Vec<After<'a>>, Refusal> {
    let mut after = Vec::new();
    for (session, step) in &changed.becoming {
        after.push(After::Becoming(ahead(context, *session)?, *step));
    }
    distinct(changed.sessions.iter().map(|new| new.id))?;
    for new in &changed.sessions {
        if context.workspace.sessions.contains_key(&new.id) {
            return Err(Refusal::IdTaken);
        }
        after.push(After::New(*new));
    }
    let start = |after: &After| {
        context.workspace.interviews.get(&after.placement().interview).map(|known| known.start)
    };
    after.order_by_key(|after| (start(after), after.placement()));
    Ok(after)
}

impl After<'_> {
    fn placement(&self) -> Placement {
        match self {
            Self::Becoming(session, step) => Placement { step: *step, ..session.placement() },
            Self::New(new) => new.placement(),
        }
    }
}
