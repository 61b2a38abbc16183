//! Intervals and weeks in a person's local time.

use crate::{
    model::{hours::Interval, person::Person},
    zones::{self, Zones, week::monday_of},
};
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Utc};

/// A start and an end in a person's local time.
pub(crate) type LocalTime = (NaiveDateTime, NaiveDateTime);

/// Whether the person works during the whole interval, in their local time and with their date overrides.
pub fn is_within_hours(zones: &dyn Zones, person: &Person, interval: Interval) -> bool {
    works_during(person, local_time(zones, person, interval))
}

/// Returns an interval in the person's local time.
pub(in crate::planning) fn local_time(zones: &dyn Zones, person: &Person, interval: Interval) -> LocalTime {
    let local = |at| zones::local(zones, &person.zone, at);
    (local(interval.start), local(interval.end))
}

pub(super) fn works_during(person: &Person, (start, end): LocalTime) -> bool {
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

/// Returns the Monday of the week that contains an instant, in a person's local time.
pub fn week_of(zones: &dyn Zones, person: &Person, at: DateTime<Utc>) -> NaiveDate {
    monday_of(zones::local_day(zones, &person.zone, at))
}
