//! Rules that a person sets for themselves: a pause, and how much they take on in a day and a week.

use crate::{
    model::{hours::Interval, ids::PersonId, interview::Interview, person::Person, preferences::PartOfDay},
    planning::rules::{Facts, Looked, local_time::week_of},
    zones::{self, Zones},
};
use chrono::{DateTime, NaiveDate, Utc};

pub(super) fn nobody_pauses(facts: &Facts, looked: &Looked) -> bool {
    // Hardly any mentor pauses, and the clocks of all others need not be asked.
    let mentor_pauses = || {
        looked.mentor.wishes.pause.is_some()
            && looked.mentor.wishes.is_paused(day_of(facts, looked.mentor, looked.interview.start))
    };
    !looked.climber.trainee.wishes.is_paused(looked.local.0.date()) && !mentor_pauses()
}

pub(super) fn keeps_own_limits(facts: &Facts, looked: &Looked) -> bool {
    allows(facts, looked.climber.trainee, looked.interview) && allows(facts, looked.mentor, looked.interview)
}

fn allows(facts: &Facts, person: &Person, interview: &Interview) -> bool {
    let wishes = &person.wishes;
    if !wishes.most_a_day.is_limit() && !wishes.most_a_week.is_limit() {
        return true;
    }
    let day = day_of(facts, person, interview.start);
    let week = week_of(facts.zones, person, interview.start);
    let more = i64::from(interview.minutes);
    let taken = |within: &dyn Fn(DateTime<Utc>) -> bool| {
        let taken: Vec<i64> = of(facts, person.id)
            .filter(|interval| within(interval.start))
            .map(|interval| (interval.end - interval.start).num_minutes())
            .collect();
        (taken.len(), taken.iter().sum::<i64>())
    };
    let (sessions, minutes) = taken(&|start| day_of(facts, person, start) == day);
    let (in_week, week_minutes) = taken(&|start| week_of(facts.zones, person, start) == week);
    wishes.most_a_day.allows(sessions, minutes, more)
        && wishes.most_a_week.allows(in_week, week_minutes, more)
}

/// The sessions of a person in either role.
fn of<'a>(facts: &'a Facts, person: PersonId) -> impl Iterator<Item = &'a Interval> {
    let lists = [facts.sessions.get(&person), facts.mentoring.get(&person)];
    lists.into_iter().flatten().flatten()
}

fn day_of(facts: &Facts, person: &Person, at: DateTime<Utc>) -> NaiveDate {
    zones::local(facts.zones, &person.zone, at).date()
}

/// Whether a person has marked the time of an interview as one that suits best.
pub(in crate::planning) fn suits(zones: &dyn Zones, person: &Person, interview: &Interview) -> bool {
    let wishes = &person.wishes;
    // Most people prefer nothing, and their clocks need not be asked.
    let prefers = wishes.part_of_day != PartOfDay::Any || wishes.prefer.iter().any(|day| !day.is_empty());
    prefers && {
        let local = |at| zones::local(zones, &person.zone, at);
        wishes.suits(local(interview.start), local(interview.end()))
    }
}
