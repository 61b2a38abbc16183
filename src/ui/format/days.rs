//! Days and weeks of a calendar, in the viewer's zone.

use crate::{platform::format, store::Store};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use switchback_core::zones::{self, Zone};

/// The day of an instant in the viewer's zone.
pub fn local_date(store: Store, at: DateTime<Utc>) -> NaiveDate {
    zones::local_day(&*store.zones(), &store.zone(), at)
}

/// The start of a day in the viewer's zone.
pub fn start_of(store: Store, day: NaiveDate) -> DateTime<Utc> {
    zones::instant(&*store.zones(), &store.zone(), day.and_time(NaiveTime::MIN))
}

/// "Mon".
pub fn weekday(day: NaiveDate) -> String {
    format::visitors().weekday_in(&Zone::utc(), day.and_time(NaiveTime::MIN).and_utc())
}

/// "7 December 2026" for a calendar day, independent of time zones.
pub fn in_words(day: NaiveDate) -> String {
    format::visitors().calendar_day(day)
}

/// "7 – 11 December 2026", or one day.
pub fn range_in_words(first: NaiveDate, last: NaiveDate) -> String {
    format::visitors().calendar_days(first, last)
}
