//! Plans: drafts, publishing, re-planning, and sessions that were scheduled by hand.

use super::Recovery;
use crate::{
    command::{Command, NewSession, replanning::ChangedPlan, scheduling::ScheduledSession},
    fact::event::Event,
    model::{
        enrollment::StepIndex,
        ids::{PlanId, SessionId},
        session::{CancelReason, DeclineReason, Draft, DraftChange, Pin},
    },
};

pub fn commands(recovery: &Recovery, first: &Event) -> Vec<Command> {
    match *first {
        Event::SessionDrafted(_) | Event::DraftDropped { .. } if is_draft(recovery.events()) => {
            vec![Command::DraftPlan { plan: plan(recovery), sessions: new_sessions(recovery) }]
        }
        Event::SessionDrafted(_) | Event::DraftDropped { .. } => {
            by_hand(recovery).into_iter().chain([again(recovery)]).collect()
        }
        Event::SessionStepChanged { .. }
        | Event::SessionCancelled { reason: CancelReason::PlannedAgain, .. } => vec![again(recovery)],
        Event::SessionCancelled { .. } => by_hand(recovery).into_iter().collect(),
        Event::SessionAccepted { .. } | Event::SessionProposed { .. } => vec![publishing(recovery)],
        Event::SessionPinned { session, pin } => {
            let change = if pin == Pin::Pinned { DraftChange::KeepFixed } else { DraftChange::AllowMoving };
            let sessions = pinned(recovery);
            vec![Command::SetPin { session, pin }, Command::ChangeDrafts { sessions, change }]
        }
        Event::SessionDeclined { reason: DeclineReason::NotInThisPlan, .. } => {
            vec![Command::ChangeDrafts { sessions: removed(recovery), change: DraftChange::Remove }]
        }
        _ => Vec::new(),
    }
}

/// Whether drafts were only added and dropped.
fn is_draft(events: &[Event]) -> bool {
    events.iter().all(|event| matches!(event, Event::SessionDrafted(_) | Event::DraftDropped { .. }))
}

/// The id of the plan from its new sessions. If there are none, any id will do.
fn plan(recovery: &Recovery) -> PlanId {
    drafted(recovery).first().map_or(PlanId(recovery.record.command.0), |draft| draft.plan)
}

fn by_hand(recovery: &Recovery) -> Option<Command> {
    let [session] = new_sessions(recovery)[..] else { return None };
    let instead_of = leaving(recovery.events());
    Some(Command::ScheduleSession(ScheduledSession { plan: plan(recovery), session, instead_of }))
}

fn again(recovery: &Recovery) -> Command {
    Command::PlanAgain(ChangedPlan {
        plan: plan(recovery),
        called_off: cancelled(recovery, CancelReason::PlannedAgain),
        becoming: becoming(recovery),
        sessions: new_sessions(recovery),
    })
}

fn publishing(recovery: &Recovery) -> Command {
    let proposed = recovery.each(|event| match event {
        Event::SessionProposed { session } => Some(*session),
        _ => None,
    });
    let accepted = recovery.each(|event| match event {
        Event::SessionAccepted { session } => Some(*session),
        _ => None,
    });
    if proposed.is_empty() {
        Command::Accept { sessions: accepted }
    } else {
        Command::Publish { sessions: proposed }
    }
}

fn drafted(recovery: &Recovery) -> Vec<Draft> {
    recovery.each(|event| match event {
        Event::SessionDrafted(draft) => Some(*draft),
        _ => None,
    })
}

fn new_sessions(recovery: &Recovery) -> Vec<NewSession> {
    let new = |draft| {
        let Draft { session: id, enrollment, interview, step, mentor, .. } = draft;
        NewSession { id, enrollment, interview, step, mentor }
    };
    drafted(recovery).into_iter().map(new).collect()
}

/// The session that was replaced by the one scheduled by hand.
fn leaving(events: &[Event]) -> Option<SessionId> {
    match events.first()? {
        Event::DraftDropped { session } | Event::SessionCancelled { session, .. } => Some(*session),
        _ => None,
    }
}

fn cancelled(recovery: &Recovery, because: CancelReason) -> Vec<SessionId> {
    recovery.each(|event| match event {
        Event::SessionCancelled { session, reason } if *reason == because => Some(*session),
        _ => None,
    })
}

fn becoming(recovery: &Recovery) -> Vec<(SessionId, StepIndex)> {
    recovery.each(|event| match event {
        Event::SessionStepChanged { session, step } => Some((*session, *step)),
        _ => None,
    })
}

fn pinned(recovery: &Recovery) -> Vec<SessionId> {
    recovery.each(|event| match event {
        Event::SessionPinned { session, .. } => Some(*session),
        _ => None,
    })
}

fn removed(recovery: &Recovery) -> Vec<SessionId> {
    recovery.each(|event| match event {
        Event::SessionDeclined { session, .. } => Some(*session),
        _ => None,
    })
}
