//! Dates and times for people: in their own zone and their own language.

use crate::{platform::format, store::Store};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use switchback_core::{model::ids::PersonId, zones::Zone};

/// "Mon 7 Dec, 14:30" in the viewer's zone.
pub fn day_and_time(store: Store, at: DateTime<Utc>) -> String {
    day_and_time_in(&store.zone(), at)
}

pub fn day_and_time_in(zone: &Zone, at: DateTime<Utc>) -> String {
    let formats = format::visitors();
    format!("{}, {}", formats.day_in(zone, at), formats.time_in(zone, at))
}

/// "14:30" in the viewer's zone.
pub fn time(store: Store, at: DateTime<Utc>) -> String {
    format::visitors().time_in(&store.zone(), at)
}

/// "Mon 7 Dec" in the viewer's zone.
pub fn day(store: Store, at: DateTime<Utc>) -> String {
    format::visitors().day_in(&store.zone(), at)
}

/// "7 December 2026" in the viewer's zone.
pub fn date(store: Store, at: DateTime<Utc>) -> String {
    format::visitors().date_in(&store.zone(), at)
}

/// The same in the zone of the person whose day it is: a certificate begins and ends with a day of its
/// holder's.
pub fn date_of(store: Store, person: PersonId, at: DateTime<Utc>) -> String {
    let zone = store.zone_of(person).unwrap_or_else(|| store.zone());
    format::visitors().date_in(&zone, at)
}

/// "7 December 2026" for a day of the calendar, whatever the zone.
pub fn calendar_day(day: NaiveDate) -> String {
    format::visitors().date_in(&Zone::utc(), day.and_time(NaiveTime::MIN).and_utc())
}

/// "3 days ago", "in 2 hours".
pub fn relative(now: DateTime<Utc>, at: DateTime<Utc>) -> String {
    format::visitors().relative(now, at)
}
