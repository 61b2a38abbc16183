//! How much people can still take on in the weeks and days of the candidates.

use crate::{
    model::{interview::Interview, person::Person},
    order::Order,
    planning::{
        formulation::Formulation,
        problem::{Counted, Limit},
        rules::RuleContext,
    },
    zones::{self, Zone, Zones, week::monday_of},
};
use chrono::{DateTime, Days, NaiveDate, Utc};
use std::collections::BTreeMap;

mod own;

/// The indexes of a person and of an interview at which they could have a session.
type Pair = (u32, u32);

pub(super) fn add(context: &RuleContext, formulation: &mut Formulation) {
    let mut trainees = trainees(formulation);
    sort(&mut trainees);
    // An interview is in the problem only if a trainee can attend it.
    let mut mentors: Vec<Pair> =
        formulation.problem.interviews.iter().map(|slot| slot.mentor).zip(0..).collect();
    sort(&mut mentors);
    let mut days = LocalDays::of(context, formulation);
    let left = |person: &Person, week| {
        let taken = context.trainee_weeks.get(&(person.id, week)).copied().unwrap_or(0);
        person.limits.as_trainee.saturating_sub(taken)
    };
    formulation.problem.trainee_limits = limits(context, formulation, &trainees, &mut days, left);
    let left = |person: &Person, week| {
        let taken = context.mentor_weeks.get(&(person.id, week)).copied().unwrap_or(0);
        person.limits.as_mentor.saturating_sub(taken)
    };
    formulation.problem.mentor_limits = limits(context, formulation, &mentors, &mut days, left);
    formulation.problem.person_limits = own::limits(context, formulation, &[trainees, mentors], &mut days);
}

fn trainees(formulation: &Formulation) -> Vec<Pair> {
    let person = |enrollment: u32| formulation.problem.enrollments[enrollment as usize].person;
    let candidates = formulation.problem.candidates.iter();
    let mut pairs: Vec<Pair> =
        candidates.map(|candidate| (candidate.enrollment, candidate.interview)).collect();
    // The steps that an enrollment could take at an interview are next to each other.
    pairs.dedup();
    pairs.into_iter().map(|(enrollment, interview)| (person(enrollment), interview)).collect()
}

fn sort(pairs: &mut Vec<Pair>) {
    pairs.order();
    pairs.dedup();
}

/// Groups the pairs by person, for all people in the workspace.
fn by_person<'a, 'b>(
    context: &'b RuleContext<'a>,
    formulation: &'b Formulation,
    pairs: &'b [Pair],
) -> impl Iterator<Item = (&'a Person, u32, &'b [Pair])> {
    let of_one = pairs.chunk_by(|one, other| one.0 == other.0);
    of_one.filter_map(|pairs| {
        let place = pairs.first()?.0;
        let person = formulation.people.get(place as usize)?;
        Some((context.workspace.people.get(person)?, place, pairs))
    })
}

/// Returns one limit for each person and week that a pair of person and interview falls into.
fn limits<'a>(
    context: &RuleContext<'a>,
    formulation: &Formulation,
    pairs: &[Pair],
    days: &mut LocalDays<'a>,
    left: impl Fn(&Person, NaiveDate) -> u8,
) -> Vec<Limit> {
    let mut limits = Vec::new();
    for (person, place, pairs) in by_person(context, formulation, pairs) {
        let days = days.to(person);
        let mut weeks: Vec<NaiveDate> =
            pairs.iter().map(|(_, interview)| monday_of(days[*interview as usize])).collect();
        weeks.order();
        weeks.dedup();
        limits.extend(weeks.into_iter().map(|week| {
            let left = left(person, week).into();
            limit(context, person, place, week, 7, left, Counted::Sessions)
        }));
    }
    limits
}

/// The days of the problem's interviews in people's local time. Each zone is looked up once.
struct LocalDays<'a> {
    zones: &'a dyn Zones,
    interviews: Vec<&'a Interview>,
    known: BTreeMap<&'a Zone, Vec<NaiveDate>>,
}

impl<'a> LocalDays<'a> {
    fn of(context: &RuleContext<'a>, formulation: &Formulation) -> Self {
        let known = formulation.interviews.iter().filter_map(|id| context.workspace.interviews.get(id));
        Self { zones: context.zones, interviews: known.collect(), known: BTreeMap::new() }
    }

    /// Returns the person's local days, by the indexes of the interviews.
    fn to(&mut self, person: &'a Person) -> &[NaiveDate] {
        let local = |interview: &&Interview| zones::local_day(self.zones, &person.zone, interview.start);
        self.known.entry(&person.zone).or_insert_with(|| self.interviews.iter().map(local).collect())
    }
}

/// Returns a limit for a number of days in the person's local time.
fn limit(
    context: &RuleContext,
    person: &Person,
    place: u32,
    first: NaiveDate,
    days: u64,
    left: u32,
    counts: Counted,
) -> Limit {
    let minute = |day: NaiveDate| minutes(zones::midnight(context.zones, &person.zone, day));
    let until = minute(first.checked_add_days(Days::new(days)).unwrap_or(first));
    Limit { person: place, from: minute(first), until, left, counts }
}

fn minutes(at: DateTime<Utc>) -> i64 {
    at.timestamp().div_euclid(60)
}
