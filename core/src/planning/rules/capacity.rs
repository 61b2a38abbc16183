//! Rules about how much: seats at an interview, and what trainee and mentor take on in a week.

use super::{Facts, Looked, time::week_of};
use crate::{
    model::{ids::PersonId, person::Person},
    progress::steps,
};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeMap;

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
    let taken = taken_in_week(facts, &facts.trainee_weeks, looked.trainee, looked.interview.start);
    taken < looked.trainee.limits.as_trainee
}

pub(super) fn keeps_mentor_limit(facts: &Facts, looked: &Looked) -> bool {
    let taken = taken_in_week(facts, &facts.mentor_weeks, looked.mentor, looked.interview.start);
    taken < looked.mentor.limits.as_mentor
}

/// How many sessions the person has in the week of an instant.
fn taken_in_week(
    facts: &Facts,
    weeks: &BTreeMap<(PersonId, NaiveDate), u8>,
    person: &Person,
    at: DateTime<Utc>,
) -> u8 {
    let mut theirs = weeks.range((person.id, NaiveDate::MIN)..=(person.id, NaiveDate::MAX)).peekable();
    // Most have none at all, and their clocks need not be asked.
    if theirs.peek().is_none() {
        return 0;
    }
    let week = week_of(facts.zones, person, at);
    theirs.find(|((_, known), _)| *known == week).map_or(0, |(_, taken)| *taken)
}
