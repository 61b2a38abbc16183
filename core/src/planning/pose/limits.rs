//! What people still take on in each week that the candidates fall into.

use super::Posed;
use crate::{
    model::person::Person,
    planning::{
        problem::{Candidate, Limit},
        rules::{Facts, week_of},
    },
    zones,
};
use chrono::{DateTime, Days, NaiveDate, Utc};
use std::collections::BTreeMap;

type Taken = BTreeMap<(crate::model::ids::PersonId, NaiveDate), u8>;

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
}

fn taken(weeks: &Taken, person: &Person, week: NaiveDate) -> u8 {
    weeks.get(&(person.id, week)).copied().unwrap_or(0)
}

/// One limit for each person and week that one of the pairs of person and interview falls into.
fn limits(
    facts: &Facts,
    posed: &Posed,
    pairs: &[(u32, u32)],
    left: impl Fn(&Person, NaiveDate) -> u8,
) -> Vec<Limit> {
    let mut limits: BTreeMap<(u32, NaiveDate), Limit> = BTreeMap::new();
    for (place, interview) in pairs {
        let person = facts.workspace.people.get(&posed.people[*place as usize]);
        let interview = facts.workspace.interviews.get(&posed.interviews[*interview as usize]);
        let (Some(person), Some(interview)) = (person, interview) else { continue };
        let week = week_of(facts.zones, person, interview.start);
        let minute = |day: NaiveDate| minutes(zones::midnight(facts.zones, &person.zone, day));
        limits.entry((*place, week)).or_insert_with(|| Limit {
            person: *place,
            from: minute(week),
            until: minute(week.checked_add_days(Days::new(7)).unwrap_or(week)),
            left: left(person, week).into(),
        });
    }
    limits.into_values().collect()
}

fn minutes(at: DateTime<Utc>) -> i64 {
    at.timestamp().div_euclid(60)
}
