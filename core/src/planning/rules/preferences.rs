//! Rules that people set for themselves: time off, and how much they take on in a day and a week.

use crate::{
    model::{hours::Interval, ids::PersonId, interview::Interview, person::Person, preferences::PartOfDay},
    planning::rules::{PlacementDetails, RuleContext, local_time::week_of},
    zones::{self, Zones},
};
use chrono::{DateTime, Duration, NaiveDate, Utc};

pub(super) fn neither_is_paused(context: &RuleContext, details: &PlacementDetails) -> bool {
    // Few mentors are away, so the local time of all others doesn't have to be looked up.
    let mentor_pauses = || {
        let mentor = details.mentor;
        let may_be_away = mentor.preferences.pause.is_some() || mentor.changes.values().any(Vec::is_empty);
        may_be_away && is_away(context.zones, mentor, details.interval)
    };
    !details.enrollment_context.trainee.preferences.is_paused(details.local.0.date()) && !mentor_pauses()
}

/// Whether a person has taken off the whole day on which an interval starts or ends. Other date overrides bind only
/// trainees: an interview takes place regardless of its interviewer's hours.
pub fn is_away(zones: &dyn Zones, person: &Person, Interval { start, end }: Interval) -> bool {
    let last = end.checked_sub_signed(Duration::seconds(1)).unwrap_or(end);
    [start, last].into_iter().any(|at| {
        let day = zones::local_day(zones, &person.zone, at);
        person.preferences.is_paused(day) || person.changes.get(&day).is_some_and(Vec::is_empty)
    })
}

pub(super) fn keeps_own_limits(context: &RuleContext, details: &PlacementDetails) -> bool {
    allows(context, details.enrollment_context.trainee, details.interview)
        && allows(context, details.mentor, details.interview)
}

fn allows(context: &RuleContext, person: &Person, interview: &Interview) -> bool {
    let preferences = &person.preferences;
    if !preferences.most_a_day.is_limit() && !preferences.most_a_week.is_limit() {
        return true;
    }
    let day = day_of(context, person, interview.start);
    let week = week_of(context.zones, person, interview.start);
    let more = i64::from(interview.minutes);
    let taken = |within: &dyn Fn(DateTime<Utc>) -> bool| {
        let taken: Vec<i64> = of(context, person.id)
            .filter(|interval| within(interval.start))
            .map(|interval| (interval.end - interval.start).num_minutes())
            .collect();
        (taken.len(), taken.iter().sum::<i64>())
    };
    let (sessions, minutes) = taken(&|start| day_of(context, person, start) == day);
    let (in_week, week_minutes) = taken(&|start| week_of(context.zones, person, start) == week);
    preferences.most_a_day.allows(sessions, minutes, more)
        && preferences.most_a_week.allows(in_week, week_minutes, more)
}

/// Returns the sessions of a person in either role.
fn of<'a>(context: &'a RuleContext, person: PersonId) -> impl Iterator<Item = &'a Interval> {
    let lists = [context.sessions.get(&person), context.mentoring.get(&person)];
    lists.into_iter().flatten().flatten()
}

fn day_of(context: &RuleContext, person: &Person, at: DateTime<Utc>) -> NaiveDate {
    zones::local_day(context.zones, &person.zone, at)
}

/// Whether a person prefers the time of an interview.
pub(in crate::planning) fn suits(zones: &dyn Zones, person: &Person, interview: &Interview) -> bool {
    let preferences = &person.preferences;
    // Most people have no preference, so their local time doesn't have to be looked up.
    let prefers =
        preferences.part_of_day != PartOfDay::Any || preferences.prefer.iter().any(|day| !day.is_empty());
    prefers && {
        let local = |at| zones::local(zones, &person.zone, at);
        preferences.suits(local(interview.start), local(interview.end()))
    }
}
