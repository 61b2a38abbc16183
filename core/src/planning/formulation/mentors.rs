//! Which mentors of earlier sessions a step may have again, where it asks for so many different ones.

use crate::{
    planning::{
        exclusion::Exclusion,
        rules::{Looked, Sifted, SiftedStep},
    },
    progress::path::steps,
};
use std::collections::BTreeSet;

/// The first rule that keeps the step away from an interview whatever else is planned; also where mentors met before are
/// too many for all of them to be met again, and the problem cannot say how many may.
pub(super) fn exclusion(sifted: &Sifted, interview: usize, step: &SiftedStep) -> Option<Exclusion> {
    let meets_again = || sifted.look_up(interview, step.step).is_some_and(|looked| meets_again(&looked));
    let lasting = sifted.exclusion(interview, step);
    lasting.or_else(|| meets_again().then_some(Exclusion::TooFewMentors))
}

fn meets_again(looked: &Looked) -> bool {
    let climber = looked.climber;
    let Some(step) = looked.step.of(&climber.path.steps) else { return false };
    let Some(needed) = step.rules.distinct_mentors else { return false };
    let placed = climber.placed.iter().filter(|placed| placed.step == looked.step);
    let met: BTreeSet<_> = placed.clone().map(|placed| placed.mentor).collect();
    let asked = usize::from(steps::sessions_asked(climber.enrollment, looked.step, step));
    let missing = asked.saturating_sub(placed.count());
    let to_meet = usize::from(needed).min(asked).saturating_sub(met.len());
    met.contains(&looked.mentor.id) && missing.saturating_sub(to_meet) < met.len().min(missing)
}
