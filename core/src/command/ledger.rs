//! Exceptions to the path: credit from elsewhere, an additional session, an additional attempt, fewer sessions.

use super::{Context, Decided, following, free_text, refusal::Refusal};
use crate::{
    access,
    fact::event::Event,
    model::{
        enrollment::{CreditBasis, StepIndex},
        ids::EnrollmentId,
        program::StepKind,
        session::{CancelReason, Session},
    },
    progress::path::steps,
};
use serde::Deserialize;
use serde::Serialize;

/// Sessions of a kind that were done elsewhere. They count for the open steps of that kind, in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewCredit {
    #[serde(rename = "enrolment")]
    pub enrollment: EnrollmentId,
    pub kind: StepKind,
    pub times: u8,
    pub evidence: String,
}

pub(super) fn give_credit(
    context: &Context,
    enrollment: EnrollmentId,
    index: StepIndex,
    times: u8,
    basis: CreditBasis,
    evidence: &str,
) -> Decided {
    let (known, step) = access::enrollment::give_credit(&context.asker(), enrollment, index)?;
    let evidence = free_text::required(evidence)?;
    let open = if step.kind.is_session() {
        let done = steps::credited(context.workspace, known, index);
        steps::sessions_asked(known, index, step).saturating_sub(done)
    } else if step.kind.is_prep() {
        u8::from(!steps::is_prepared(known, index))
    } else {
        return Err(Refusal::SignOffNotCredited);
    };
    if times == 0 || times > open {
        return Err(Refusal::StepAlreadyDone);
    }
    let mut events = vec![Event::StepCreditGiven { enrollment, step: index, times, basis, evidence }];
    let asked = steps::sessions_asked(known, index, step).saturating_sub(times);
    events.extend(surplus(context, enrollment, index, asked));
    Ok(events)
}

/// Gives credit for a file's earlier sessions of a kind to the open steps of that kind. Any that no step needs are left out.
pub(super) fn credit_kind(context: &Context, credit: &NewCredit) -> Decided {
    let NewCredit { enrollment, kind, mut times, evidence } = credit.clone();
    let known = context.workspace.enrollments.get(&enrollment).ok_or(Refusal::UnknownEnrollment)?;
    let path = context.workspace.path(known).ok_or(Refusal::NoPath)?;
    let mut events = Vec::new();
    for (index, step) in steps::indexed(path).filter(|(_, step)| step.kind == kind) {
        let open = steps::sessions_asked(known, index, step)
            .saturating_sub(steps::credited(context.workspace, known, index))
            .min(times);
        if open > 0 {
            events.extend(give_credit(context, enrollment, index, open, CreditBasis::Elsewhere, &evidence)?);
            times -= open;
        }
    }
    Ok(events)
}

/// Cancels the sessions ahead that the step no longer needs, the latest first, which frees their seats.
fn surplus(context: &Context, enrollment: EnrollmentId, index: StepIndex, asked: u8) -> Vec<Event> {
    let sessions = context.workspace.sessions_of(enrollment);
    let counting: Vec<_> =
        sessions.into_iter().filter(|session| session.step == index && steps::counts(session)).collect();
    let too_many = counting.len().saturating_sub(asked.into());
    let is_open = |session: &&Session| following::is_open(context, session);
    let ahead = counting.into_iter().rev().filter(is_open);
    let reason = CancelReason::StepGone;
    ahead.take(too_many).map(|session| Event::SessionCancelled { session: session.id, reason }).collect()
}

/// Declares the approved sessions enough, and cancels those still ahead.
pub(super) fn shorten_step(context: &Context, enrollment: EnrollmentId, index: StepIndex) -> Decided {
    let (known, _) = access::enrollment::shorten_step(&context.asker(), enrollment, index)?;
    let here = steps::credited(context.workspace, known, index);
    let enough = here.saturating_add(steps::credited_elsewhere(known, index));
    let mut events = vec![Event::StepShortened { enrollment, step: index, enough }];
    events.extend(surplus(context, enrollment, index, here));
    Ok(events)
}

/// Adds a session to a step, beyond those that the path requires.
pub(super) fn add_session(context: &Context, enrollment: EnrollmentId, index: StepIndex) -> Decided {
    let (known, step) = access::enrollment::add_session(&context.asker(), enrollment, index)?;
    let most = step.rules.at_most.unwrap_or(u8::MAX);
    if steps::asked_in_all(known, index, step) >= most {
        return Err(Refusal::NoMoreSessions(most));
    }
    Ok(vec![Event::SessionAdded { enrollment, step: index }])
}

/// Allows one more session after the step's sessions are used up.
pub(super) fn grant_attempt(context: &Context, enrollment: EnrollmentId, index: StepIndex) -> Decided {
    access::enrollment::grant_attempt(&context.asker(), enrollment, index)?;
    Ok(vec![Event::AttemptGranted { enrollment, step: index }])
}
