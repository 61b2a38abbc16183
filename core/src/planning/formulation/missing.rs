//! The sessions that an enrollment still needs.

use crate::{
    model::{
        enrollment::{Enrollment, StepIndex},
        program::{Path, StepKind},
    },
    planning::{
        problem::{Kind, Need},
        rules::RuleContext,
    },
    progress::path::steps,
};

fn kind(kind: StepKind) -> Option<Kind> {
    match kind {
        StepKind::Shadow => Some(Kind::Shadow),
        StepKind::HalfShadow => Some(Kind::HalfShadow),
        StepKind::ReverseShadow => Some(Kind::ReverseShadow),
        _ => None,
    }
}

/// Returns the missing session in the problem's terms, or `None` for a step that isn't a session.
pub(super) fn need(path: &Path, index: StepIndex) -> Option<Need> {
    let step = index.of(&path.steps)?;
    // The problem can't express a number of mentors between one and all. Requiring each to differ satisfies every such
    // rule, together with the exclusions of `mentors`.
    let different_mentors = step.mentors_needed() > 1;
    Some(Need { step: index.0, kind: kind(step.kind)?, different_mentors })
}

/// Returns the sessions that are neither done nor published nor fixed, in the path's order.
pub(super) fn of(context: &RuleContext, enrollment: &Enrollment, path: &Path) -> Vec<StepIndex> {
    let mut missing = steps::required_sessions_of(path, enrollment);
    for placed in context.placed(enrollment.id) {
        if let Some(place) = missing.iter().position(|step| *step == placed.step) {
            missing.remove(place);
        }
    }
    missing
}
