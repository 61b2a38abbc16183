//! Rules about when: notice, working hours by the trainee's own clock, and nobody in two places.

use super::{BREAK_MINUTES, Facts, Looked};
use crate::{
    model::{hours::Interval, ids::PersonId, person::Person},
    zones::{self, Zones},
};
use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, NaiveTime, Timelike, Utc};

pub(super) fn leaves_notice(facts: &Facts, looked: &Looked) -> bool {
    looked.interview.start - facts.now >= Duration::hours(looked.path.notice_hours.into())
}

pub(super) fn lies_in_hours(facts: &Facts, looked: &Looked) -> bool {
    is_within_hours(facts.zones, looked.trainee, looked.interview.interval())
}

pub(super) fn leaves_own_interviews(facts: &Facts, looked: &Looked) -> bool {
    let own = facts.own_interviews.get(&looked.trainee.id);
    leaves(own, with_breaks(looked.interview.interval()))
}

pub(super) fn leaves_busy_times(_: &Facts, looked: &Looked) -> bool {
    let interval = looked.interview.interval();
    looked.trainee.busy.values().flatten().all(|busy| !busy.overlaps(interval))
}

pub(super) fn leaves_other_sessions(facts: &Facts, looked: &Looked) -> bool {
    let sessions = facts.sessions.get(&looked.trainee.id);
    leaves(sessions, with_breaks(looked.interview.interval()))
}

fn leaves(occupied: Option<&Vec<Interval>>, wanted: Interval) -> bool {
    occupied.into_iter().flatten().all(|interval| !interval.overlaps(wanted))
}

fn with_breaks(interval: Interval) -> Interval {
    interval.with_breaks(Duration::minutes(BREAK_MINUTES))
}

/// Whether the person works during all of the interval, by their own clock and with their one-off changes.
pub fn is_within_hours(zones: &dyn Zones, person: &Person, interval: Interval) -> bool {
    let start = zones::local(zones, &person.zone, interval.start);
    let end = zones::local(zones, &person.zone, interval.end);
    let day = start.date();
    let from = start.num_seconds_from_midnight();
    let midnight_after = day.succ_opt().is_some_and(|next| end == next.and_time(NaiveTime::MIN));
    let to = if midnight_after { 86_400 } else { end.num_seconds_from_midnight() };
    if end.date() != day && !midnight_after {
        return false;
    }
    let hours = person.changes.get(&day).map_or_else(|| person.hours.on(day), Vec::as_slice);
    hours.iter().any(|span| u32::from(span.from) * 60 <= from && to <= u32::from(span.to) * 60)
}

/// The Monday of the week in which an instant lies by a person's own clock.
pub fn week_of(zones: &dyn Zones, person: &Person, at: DateTime<Utc>) -> NaiveDate {
    let day = zones::local(zones, &person.zone, at).date();
    let since_monday = Days::new(day.weekday().num_days_from_monday().into());
    day.checked_sub_days(since_monday).unwrap_or(day)
}

pub(super) fn week(facts: &Facts, person: PersonId, at: DateTime<Utc>) -> Option<NaiveDate> {
    facts.workspace.people.get(&person).map(|person| week_of(facts.zones, person, at))
}
