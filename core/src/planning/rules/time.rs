//! Rules about when: notice, working hours by the trainee's own clock, and nobody in two places.

use super::{BREAK_MINUTES, Facts, LocalTime, Looked};
use crate::{
    model::{hours::Interval, ids::PersonId, person::Person},
    zones::{self, Zones},
};
use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, NaiveTime, Timelike, Utc};

pub(super) fn leaves_notice(facts: &Facts, looked: &Looked) -> bool {
    looked.interview.start - facts.now >= Duration::hours(looked.climber.path.notice_hours.into())
}

pub(super) fn lies_in_hours(_: &Facts, looked: &Looked) -> bool {
    works_during(looked.climber.trainee, looked.local)
}

pub(super) fn leaves_own_interviews(_: &Facts, looked: &Looked) -> bool {
    !looked.climber.own_interviews().overlaps(with_breaks(looked.interval))
}

pub(super) fn leaves_busy_times(_: &Facts, looked: &Looked) -> bool {
    !looked.climber.busy().overlaps(looked.interval)
}

pub(super) fn leaves_other_sessions(_: &Facts, looked: &Looked) -> bool {
    let mut sessions = looked.climber.sessions.into_iter().flatten();
    !sessions.any(|session| session.overlaps(with_breaks(looked.interval)))
}

fn with_breaks(interval: Interval) -> Interval {
    interval.with_breaks(Duration::minutes(BREAK_MINUTES))
}

/// Whether the person works during all of the interval, by their own clock and with their one-off changes.
pub fn is_within_hours(zones: &dyn Zones, person: &Person, interval: Interval) -> bool {
    works_during(person, local_time(zones, person, interval))
}

/// An interval by the person's own clock.
pub(super) fn local_time(zones: &dyn Zones, person: &Person, interval: Interval) -> LocalTime {
    let local = |at| zones::local(zones, &person.zone, at);
    (local(interval.start), local(interval.end))
}

fn works_during(person: &Person, (start, end): LocalTime) -> bool {
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
    monday_of(zones::local(zones, &person.zone, at).date())
}

/// The Monday of the week in which a day lies.
pub(in crate::planning) fn monday_of(day: NaiveDate) -> NaiveDate {
    let since_monday = Days::new(day.weekday().num_days_from_monday().into());
    day.checked_sub_days(since_monday).unwrap_or(day)
}

pub(super) fn week(facts: &Facts, person: PersonId, at: DateTime<Utc>) -> Option<NaiveDate> {
    facts.workspace.people.get(&person).map(|person| week_of(facts.zones, person, at))
}
