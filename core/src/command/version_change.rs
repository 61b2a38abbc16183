//! Moving people in training to the newest version of the program.

use crate::{
    access::work::Work,
    command::{Context, Decided, refusal::Refusal},
    fact::event::Event,
    model::{ids::EnrollmentId, session::CancelReason},
    order::Gather,
    progress::path::version_change,
};
use std::collections::BTreeSet;

/// Cancels the sessions ahead for which the new path has no step. Everything that was earned is kept.
pub(super) fn to_newest(context: &Context, enrollments: &[EnrollmentId]) -> Decided {
    Work::EditProgram.by(context.by)?;
    let enrollments: BTreeSet<_> = enrollments.iter().into_set();
    if enrollments.is_empty() {
        return Err(Refusal::NothingToDo);
    }
    let mut events = Vec::new();
    for id in enrollments {
        let known = context.workspace.enrollments.get(id).ok_or(Refusal::UnknownEnrollment)?;
        if !known.is_running() {
            return Err(Refusal::NotActive);
        }
        let to = version_change::to_newest(context.workspace, known, context.at)
            .ok_or(Refusal::NothingToMoveTo)?;
        let reason = CancelReason::StepGone;
        events.extend(
            to.called_off.iter().map(|session| Event::SessionCancelled { session: *session, reason }),
        );
        let version_change::VersionChange { enrollment, to: version, variant, steps, .. } = to;
        events.push(Event::EnrollmentMoved { enrollment, version, variant, steps });
    }
    Ok(events)
}
