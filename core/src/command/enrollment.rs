//! Beginning, preparing, pausing and leaving a path.

use crate::{
    access,
    command::{Context, Decided, following, refusal::Refusal},
    fact::event::Event,
    model::{
        enrollment::StepIndex,
        ids::{EnrollmentId, InterviewTypeId, PersonId},
        session::CancelReason,
    },
    progress::path::steps,
    zones,
};
use chrono::NaiveDate;
use serde::Deserialize;
use serde::Serialize;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewEnrollment {
    pub id: EnrollmentId,
    pub person: PersonId,
    pub interview_type: InterviewTypeId,
}

pub(super) fn enroll(
    context: &Context,
    enrollment: EnrollmentId,
    person: PersonId,
    interview_type: InterviewTypeId,
) -> Decided {
    if context.workspace.enrollments.contains_key(&enrollment) {
        return Err(Refusal::IdTaken);
    }
    let (version, variant) = access::enrollment::enroll_in(&context.asker(), person, interview_type)?;
    Ok(vec![Event::Enrolled { enrollment, person, interview_type, version, variant }])
}

pub(super) fn prepare(context: &Context, enrollment: EnrollmentId, step: StepIndex) -> Decided {
    let known = access::enrollment::prepare(&context.asker(), enrollment)?;
    let path = context.workspace.path(known).ok_or(Refusal::NoPath)?;
    let kind = step.of(&path.steps).ok_or(Refusal::StepUnknown)?.kind;
    if !kind.is_prep() {
        return Err(Refusal::StepNotPrep);
    }
    let is_stale = steps::stale_prep(path, known, context.at) == Some(step);
    if steps::is_prepared(known, step) && !is_stale {
        return Err(Refusal::StepAlreadyDone);
    }
    Ok(vec![Event::StepPrepared { enrollment, step }])
}

/// A pause ends by resuming, or automatically when the day `until` begins.
pub(super) fn pause(context: &Context, enrollment: EnrollmentId, until: Option<NaiveDate>) -> Decided {
    let known = access::enrollment::pause(&context.asker(), enrollment)?;
    let person = context.workspace.people.get(&known.person).ok_or(Refusal::UnknownPerson)?;
    let until = until.map(|day| zones::midnight(context.zones, &person.zone, day));
    if until.is_some_and(|until| until <= context.at) {
        return Err(Refusal::PauseEndsBefore);
    }
    Ok(ending(context, enrollment, Event::EnrollmentPaused { enrollment, until }))
}

pub(super) fn resume(context: &Context, enrollment: EnrollmentId) -> Decided {
    access::enrollment::resume(&context.asker(), enrollment)?;
    Ok(vec![Event::EnrollmentResumed { enrollment }])
}

pub(super) fn withdraw(context: &Context, enrollment: EnrollmentId) -> Decided {
    access::enrollment::withdraw(&context.asker(), enrollment)?;
    Ok(ending(context, enrollment, Event::EnrollmentWithdrawn { enrollment }))
}

/// Cancels the sessions still to come, which frees their seats.
fn ending(context: &Context, enrollment: EnrollmentId, event: Event) -> Vec<Event> {
    let mut events = vec![event];
    for session in context.workspace.sessions_of(enrollment) {
        if following::is_open(context, session) {
            let reason = CancelReason::EnrollmentEnded;
            events.push(Event::SessionCancelled { session: session.id, reason });
        }
    }
    events
}
