//! Rules about quantity: seats at an interview, and the weekly limits of trainee and mentor.

use super::{PlacementDetails, RuleContext, local_time::week_of};
use crate::{
    model::{interview::Interview, program::Path},
    progress::path::steps,
    zones::week::monday_of,
};
use chrono::NaiveDate;

pub(super) fn has_a_seat(context: &RuleContext, details: &PlacementDetails) -> bool {
    seats_left(context, details.interview, details.enrollment_context.path) > 0
}

/// The seats left at an interview for a trainee on a path. The limit of any trainee's path applies to all who are there.
pub(in crate::planning) fn seats_left(context: &RuleContext, interview: &Interview, path: &Path) -> u8 {
    let of_others = context.observer_limits.get(&interview.id).copied();
    let limits = [path.rules.observers, of_others].into_iter().flatten();
    let taken = context.seats_taken.get(&interview.id).copied().unwrap_or(0);
    limits.fold(interview.observer_cap, u8::min).saturating_sub(taken)
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
