//! Rules that a person sets for themselves: a pause, and how much they take on in a day and a week.

use super::{Facts, Looked, time::week_of};
use crate::{
    model::{
        hours::Interval,
        ids::{EnrolmentId, PersonId},
        interview::Interview,
        person::Person,
        wishes::Wishes,
    },
    workspace::Workspace,
    zones::{self, Zones},
};
use chrono::{DateTime, NaiveDate, Utc};

pub(super) fn nobody_pauses(facts: &Facts, looked: &Looked) -> bool {
    // Hardly anybody pauses, and the clocks of all others need not be asked.
    let pauses = |person: &Person| {
        person.wishes.pause.is_some()
            && person.wishes.is_paused(day_of(facts, person, looked.interview.start))
    };
    !pauses(looked.trainee) && !pauses(looked.mentor)
}

pub(super) fn keeps_own_limits(facts: &Facts, looked: &Looked) -> bool {
    allows(facts, looked.trainee, looked.interview) && allows(facts, looked.mentor, looked.interview)
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

/// How many of the two, trainee and mentor, have marked the time of an interview as one that suits best.
pub(in crate::planning) fn suited(
    workspace: &Workspace,
    zones: &dyn Zones,
    interview: &Interview,
    enrolment: EnrolmentId,
) -> i64 {
    let trainee = workspace.enrolments.get(&enrolment).map(|known| known.person);
    let people = [trainee, Some(interview.interviewer)].into_iter().flatten();
    let suits = people.filter_map(|person| workspace.people.get(&person)).filter(|person| {
        // Most people wish nothing, and their clocks need not be asked.
        person.wishes != Wishes::default() && {
            let local = |at| zones::local(zones, &person.zone, at);
            person.wishes.suits(local(interview.start), local(interview.end()))
        }
    });
    i64::try_from(suits.count()).unwrap_or(0)
}
