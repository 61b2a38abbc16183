//! Rules about quantity: seats at an interview, and the weekly limits of trainee and mentor.

use super::{PlacementDetails, RuleContext, local_time::week_of};
use crate::{progress::path::steps, zones::week::monday_of};
use chrono::NaiveDate;

pub(super) fn has_a_seat(context: &RuleContext, details: &PlacementDetails) -> bool {
    let taken = context.seats_taken.get(&details.interview.id).copied().unwrap_or(0);
    let cap = details.interview.observer_cap;
    taken < details.enrollment_context.path.rules.observers.map_or(cap, |most| most.min(cap))
}

pub(super) fn has_attempts_left(context: &RuleContext, details: &PlacementDetails) -> bool {
    let Some(step) = details.step.of(&details.enrollment_context.path.steps) else { return true };
    let enrollment = details.enrollment_context.enrollment;
    let attempts = context.attempts.get(&(enrollment.id, details.step)).copied().unwrap_or_default();
    !steps::is_used_up(enrollment, details.step, step, attempts)
}

pub(super) fn keeps_trainee_limit(_: &RuleContext, details: &PlacementDetails) -> bool {
    let week = monday_of(details.local.0.date());
    let taken = details
        .enrollment_context
        .weeks
        .iter()
        .find(|(known, _)| *known == week)
        .map_or(0, |(_, taken)| *taken);
    taken < details.enrollment_context.trainee.limits.as_trainee
}

pub(super) fn keeps_mentor_limit(context: &RuleContext, details: &PlacementDetails) -> bool {
    let all = (details.mentor.id, NaiveDate::MIN)..=(details.mentor.id, NaiveDate::MAX);
    let mut theirs = context.mentor_weeks.range(all).peekable();
    // Most mentors have no session at all, so their local time doesn't have to be looked up.
    let taken = theirs.peek().is_some().then(|| {
        let week = week_of(context.zones, details.mentor, details.interview.start);
        theirs.find(|((_, known), _)| *known == week).map_or(0, |(_, taken)| *taken)
    });
    taken.unwrap_or(0) < details.mentor.limits.as_mentor
}
