//! What people still take on in the weeks and days that the candidates fall into.

use super::Posed;
use crate::{
    model::{ids::PersonId, person::Person},
    planning::{
        problem::{Candidate, Counted, Limit},
        rules::{Facts, week_of},
    },
    zones,
};
use chrono::{DateTime, Days, NaiveDate, Utc};
use std::collections::BTreeMap;

mod own;

type Taken = BTreeMap<(PersonId, NaiveDate), u8>;

/// The places of a person and of an interview at which a session of theirs could be.
type Pair = (u32, u32);

pub(super) fn add(facts: &Facts, posed: &mut Posed) {
    let trainee = |candidate: &Candidate| {
        (posed.problem.enrolments[candidate.enrolment as usize].person, candidate.interview)
    };
    let mut trainees: Vec<_> = posed.problem.candidates.iter().map(trainee).collect();
    trainees.sort_unstable();
    trainees.dedup();
    // An interview is in the problem because somebody can go there.
    let mentors: Vec<_> = posed.problem.interviews.iter().map(|slot| slot.mentor).zip(0..).collect();
    let left = |person: &Person, week| {
        person.limits.as_trainee.saturating_sub(taken(&facts.trainee_weeks, person, week))
    };
    posed.problem.trainee_limits = limits(facts, posed, &trainees, left);
    let left = |person: &Person, week| {
        person.limits.as_mentor.saturating_sub(taken(&facts.mentor_weeks, person, week))
    };
    posed.problem.mentor_limits = limits(facts, posed, &mentors, left);
    own::add(facts, posed, &trainees, &mentors);
}

fn taken(weeks: &Taken, person: &Person, week: NaiveDate) -> u8 {
    weeks.get(&(person.id, week)).copied().unwrap_or(0)
}

/// One limit for each person and week that one of the pairs of person and interview falls into.
fn limits(
    facts: &Facts,
    posed: &Posed,
    pairs: &[Pair],
    left: impl Fn(&Person, NaiveDate) -> u8,
) -> Vec<Limit> {
    let mut limits: BTreeMap<(u32, NaiveDate), Limit> = BTreeMap::new();
    for (place, interview) in pairs {
        let person = facts.workspace.people.get(&posed.people[*place as usize]);
        let interview = facts.workspace.interviews.get(&posed.interviews[*interview as usize]);
        let (Some(person), Some(interview)) = (person, interview) else { continue };
        let week = week_of(facts.zones, person, interview.start);
        limits.entry((*place, week)).or_insert_with(|| {
            let left = left(person, week).into();
            limit(facts, person, *place, week, 7, left, Counted::Sessions)
        });
    }
    limits.into_values().collect()
}

/// A limit for so many days by the person's own clock.
fn limit(
    facts: &Facts,
    person: &Person,
    place: u32,
    first: NaiveDate,
    days: u64,
    left: u32,
    counts: Counted,
) -> Limit {
    let minute = |day: NaiveDate| minutes(zones::midnight(facts.zones, &person.zone, day));
    let until = minute(first.checked_add_days(Days::new(days)).unwrap_or(first));
    Limit { person: place, from: minute(first), until, left, counts }
}

fn minutes(at: DateTime<Utc>) -> i64 {
    at.timestamp().div_euclid(60)
}
