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

/// The missing session as the problem has it; `None` for a step that is no session.
pub(super) fn need(path: &Path, index: StepIndex) -> Option<Need> {
    let step = index.of(&path.steps)?;
    // The problem knows no number of mentors in between: asking each to differ keeps every such rule, beside
    // what `mentors` keeps away.
    let different_mentors = step.mentors_needed() > 1;
    Some(Need { step: index.0, kind: kind(step.kind)?, different_mentors })
}

/// The sessions that are neither done nor published nor pinned, in the path's order.
pub(super) fn of(context: &RuleContext, enrollment: &Enrollment, path: &Path) -> Vec<StepIndex> {
    let mut missing = steps::required_sessions_of(path, enrollment);
    for placed in context.placed(enrollment.id) {
        if let Some(place) = missing.iter().position(|step| *step == placed.step) {
            missing.remove(place);
        }
    }
    missing
}
