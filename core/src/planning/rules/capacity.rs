//! Rules about how much: seats at an interview, and what trainee and mentor take on in a week.

use super::{Facts, Looked, time::week_of};
use crate::progress::steps;

pub(super) fn has_a_seat(facts: &Facts, looked: &Looked) -> bool {
    let taken = facts.seats_taken.get(&looked.interview.id).copied().unwrap_or(0);
    let cap = looked.interview.observer_cap;
    taken < looked.path.rules.observers.map_or(cap, |most| most.min(cap))
}

pub(super) fn has_attempts_left(facts: &Facts, looked: &Looked) -> bool {
    let Some(step) = looked.step.of(&looked.path.steps) else { return true };
    let taken = facts.attempts.get(&(looked.enrolment.id, looked.step)).copied().unwrap_or(0);
    let left = steps::attempts_left(looked.enrolment, looked.step, step, taken.into());
    left.is_none_or(|left| left > 0)
}

pub(super) fn keeps_trainee_limit(facts: &Facts, looked: &Looked) -> bool {
    let week = week_of(facts.zones, looked.trainee, looked.interview.start);
    let count = facts.trainee_weeks.get(&(looked.trainee.id, week)).copied().unwrap_or(0);
    count < looked.trainee.limits.as_trainee
}

pub(super) fn keeps_mentor_limit(facts: &Facts, looked: &Looked) -> bool {
    let week = week_of(facts.zones, looked.mentor, looked.interview.start);
    let count = facts.mentor_weeks.get(&(looked.mentor.id, week)).copied().unwrap_or(0);
    count < looked.mentor.limits.as_mentor
}
