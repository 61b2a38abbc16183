//! Rules about how much: seats at an interview, and what trainee and mentor take on in a week.

use super::{Facts, Looked, local_time::week_of};
use crate::{progress::path::steps, zones::week::monday_of};
use chrono::NaiveDate;

pub(super) fn has_a_seat(facts: &Facts, looked: &Looked) -> bool {
    let taken = facts.seats_taken.get(&looked.interview.id).copied().unwrap_or(0);
    let cap = looked.interview.observer_cap;
    taken < looked.climber.path.rules.observers.map_or(cap, |most| most.min(cap))
}

pub(super) fn has_attempts_left(facts: &Facts, looked: &Looked) -> bool {
    let Some(step) = looked.step.of(&looked.climber.path.steps) else { return true };
    let taken = facts.attempts.get(&(looked.climber.enrollment.id, looked.step)).copied().unwrap_or(0);
    let left = steps::attempts_left(looked.climber.enrollment, looked.step, step, taken.into());
    left.is_none_or(|left| left > 0)
}

pub(super) fn keeps_trainee_limit(_: &Facts, looked: &Looked) -> bool {
    let week = monday_of(looked.local.0.date());
    let taken = looked.climber.weeks.iter().find(|(known, _)| *known == week).map_or(0, |(_, taken)| *taken);
    taken < looked.climber.trainee.limits.as_trainee
}

pub(super) fn keeps_mentor_limit(facts: &Facts, looked: &Looked) -> bool {
    let all = (looked.mentor.id, NaiveDate::MIN)..=(looked.mentor.id, NaiveDate::MAX);
    let mut theirs = facts.mentor_weeks.range(all).peekable();
    // Most have no session at all, and their clocks need not be asked.
    let taken = theirs.peek().is_some().then(|| {
        let week = week_of(facts.zones, looked.mentor, looked.interview.start);
        theirs.find(|((_, known), _)| *known == week).map_or(0, |(_, taken)| *taken)
    });
    taken.unwrap_or(0) < looked.mentor.limits.as_mentor
}
