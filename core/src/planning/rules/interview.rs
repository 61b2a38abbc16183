//! Rules about the enrollment and the interview themselves.

use super::{PlacementDetails, RuleContext};
use crate::{
    model::person::{Hosting, Presence},
    progress::path::steps,
};

pub(super) fn enrollment_is_active(context: &RuleContext, details: &PlacementDetails) -> bool {
    details.enrollment_context.enrollment.is_active(context.now)
        && details.enrollment_context.trainee.presence == Presence::Here
}

pub(super) fn prep_is_done(_: &RuleContext, details: &PlacementDetails) -> bool {
    steps::missing_prep_before(
        details.enrollment_context.path,
        details.enrollment_context.enrollment,
        details.step,
    )
    .is_none()
}

pub(super) fn type_is_the_paths(_: &RuleContext, details: &PlacementDetails) -> bool {
    details.interview.interview_type == details.enrollment_context.enrollment.interview_type
}

pub(super) fn is_scheduled(_: &RuleContext, details: &PlacementDetails) -> bool {
    details.interview.is_scheduled()
}

pub(super) fn allows_observers(_: &RuleContext, details: &PlacementDetails) -> bool {
    details.interview.observer_cap > 0
}

pub(super) fn is_led_by_another(_: &RuleContext, details: &PlacementDetails) -> bool {
    !details.interview.has_interviewer(details.enrollment_context.trainee.id)
}

pub(super) fn mentor_interviews(_: &RuleContext, details: &PlacementDetails) -> bool {
    details.interview.has_interviewer(details.mentor.id)
}

pub(super) fn mentor_is_certified(context: &RuleContext, details: &PlacementDetails) -> bool {
    let key = (details.mentor.id, details.interview.interview_type);
    context.certified.contains(&key)
        && context.ends.get(&key).is_none_or(|end| details.interview.start < *end)
}

pub(super) fn mentor_hosts(_: &RuleContext, details: &PlacementDetails) -> bool {
    details.mentor.hosting == Hosting::Hosts && details.mentor.presence == Presence::Here
}
