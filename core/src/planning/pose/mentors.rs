//! Which mentors of earlier sessions a step may have again, where it asks for so many different ones.

use crate::{
    planning::rules::{Exclusion, Facts, Looked, Placement},
    progress::steps,
};
use std::collections::BTreeSet;

/// The first rule that keeps the placement away whatever else is planned; also where mentors met before are too many
/// for all of them to be met again, and the problem cannot say how many may.
pub(super) fn exclusion(facts: &Facts, placement: Placement) -> Option<Exclusion> {
    let lasting = facts.lasting_exclusion(placement);
    let looked = facts.look_up(placement);
    let meets_again = || looked.is_some_and(|looked| meets_again(facts, &looked));
    lasting.or_else(|| meets_again().then_some(Exclusion::TooFewMentors))
}

fn meets_again(facts: &Facts, looked: &Looked) -> bool {
    let Some(step) = looked.step.of(&looked.path.steps) else { return false };
    let Some(needed) = step.rules.distinct_mentors else { return false };
    let placed = facts.placed(looked.enrolment.id).iter().filter(|placed| placed.step == looked.step);
    let met: BTreeSet<_> = placed.clone().map(|placed| placed.mentor).collect();
    let asked = usize::from(steps::sessions_asked(looked.enrolment, looked.step, step));
    let missing = asked.saturating_sub(placed.count());
    let to_meet = usize::from(needed).min(asked).saturating_sub(met.len());
    met.contains(&looked.mentor.id) && missing.saturating_sub(to_meet) < met.len().min(missing)
}
