//! Which mentors of earlier sessions a step may have again, if it requires a number of different ones.

use crate::{
    order::Gather,
    planning::{
        exclusion::Exclusion,
        rules::{PlacementDetails, Prefiltered, PrefilteredStep},
    },
    progress::path::steps,
};
use std::collections::BTreeSet;

/// Returns the first rule that excludes the step at an offer, independent of the rest of the plan. Also excludes earlier
/// mentors unless all of them may be met again, because the problem can't express how many may.
pub(super) fn exclusion(
    prefiltered: &Prefiltered,
    offer: usize,
    step: &PrefilteredStep,
) -> Option<Exclusion> {
    let meets_again = || prefiltered.look_up(offer, step.step).is_some_and(|details| meets_again(&details));
    let lasting = prefiltered.exclusion(offer, step);
    lasting.or_else(|| meets_again().then_some(Exclusion::TooFewMentors))
}

fn meets_again(details: &PlacementDetails) -> bool {
    let enrollment_context = details.enrollment_context;
    let Some(step) = details.step.of(&enrollment_context.path.steps) else { return false };
    let Some(needed) = step.rules.distinct_mentors else { return false };
    let placed = enrollment_context.placed.iter().filter(|placed| placed.step == details.step);
    let met: BTreeSet<_> = placed.clone().map(|placed| placed.mentor).into_set();
    let asked = usize::from(steps::sessions_asked(enrollment_context.enrollment, details.step, step));
    let missing = asked.saturating_sub(placed.count());
    let to_meet = usize::from(needed).min(asked).saturating_sub(met.len());
    met.contains(&details.mentor.id) && missing.saturating_sub(to_meet) < met.len().min(missing)
}
