//! Dates and times in the viewer's zone.

use super::days;
use crate::{platform::format, store::Store};
use chrono::{DateTime, Duration, Utc};
use leptos::prelude::GetUntracked as _;
use switchback_core::{model::ids::PersonId, progress::certificates::status::CertificateStatus, zones::Zone};

/// Days from now beyond which a day needs its year: the same date of another year is nearer.
const FAR_DAYS: i64 = 183;

/// "Mon 7 Dec, 14:30" in the viewer's zone.
pub fn day_and_time(store: Store, at: DateTime<Utc>) -> String {
    day_and_time_from(store.now.get_untracked(), &store.zone(), at)
}

pub fn day_and_time_in(zone: &Zone, at: DateTime<Utc>) -> String {
    let formats = format::visitors();
    format!("{}, {}", formats.day_in(zone, at), formats.time_in(zone, at))
}

/// "Mon 7 Dec, 14:30", with the year if the day is far from `now`.
pub fn day_and_time_from(now: DateTime<Utc>, zone: &Zone, at: DateTime<Utc>) -> String {
    format!("{}, {}", day_from(now, zone, at), time_in(zone, at))
}

pub fn time_in(zone: &Zone, at: DateTime<Utc>) -> String {
    format::visitors().time_in(zone, at)
}

/// "14:30" in the viewer's zone.
pub fn time(store: Store, at: DateTime<Utc>) -> String {
    format::visitors().time_in(&store.zone(), at)
}

/// "Mon 7 Dec" in the viewer's zone, with the year if the day is far away.
pub fn day(store: Store, at: DateTime<Utc>) -> String {
    day_from(store.now.get_untracked(), &store.zone(), at)
}

fn day_from(now: DateTime<Utc>, zone: &Zone, at: DateTime<Utc>) -> String {
    let formats = format::visitors();
    match (at - now).abs() > Duration::days(FAR_DAYS) {
        true => formats.day_and_year_in(zone, at),
        false => formats.day_in(zone, at),
    }
}

/// "7 December 2026" in the viewer's zone.
pub fn date(store: Store, at: DateTime<Utc>) -> String {
    format::visitors().date_in(&store.zone(), at)
}

/// The date in a person's own zone. A certificate begins and ends with its holder's day.
pub fn date_of(store: Store, person: PersonId, at: DateTime<Utc>) -> String {
    let zone = store.zone_of(person).unwrap_or_else(|| store.zone());
    format::visitors().date_in(&zone, at)
}

/// "expires 31 March 2027" or "expired 31 March 2027": the last day on which a certificate is valid, in its holder's
/// calendar. `None` for a certificate without an end.
pub fn certificate_ends(store: Store, holder: PersonId, status: CertificateStatus) -> Option<String> {
    match status {
        CertificateStatus::Counts { until } => {
            Some(format!("expires {}", last_day_of(store, holder, until?)))
        }
        CertificateStatus::Expired { since, .. } => {
            Some(format!("expired {}", last_day_of(store, holder, since)))
        }
    }
}

/// The last full day before an end that falls between two of a person's days.
pub fn last_day_of(store: Store, person: PersonId, end: DateTime<Utc>) -> String {
    date_of(store, person, end.checked_sub_signed(Duration::seconds(1)).unwrap_or(end))
}

/// "3 days ago", "in 2 hours". Days are those of the viewer's calendar: "yesterday" is the day before today.
pub fn relative(store: Store, now: DateTime<Utc>, at: DateTime<Utc>) -> String {
    if (at - now).abs() < Duration::days(1) {
        return format::visitors().relative(now, at);
    }
    let days = days::local_date(store, at) - days::local_date(store, now);
    format::visitors().in_days(days.num_days())
}

/// Minutes since midnight of a time such as 09:30, as time inputs have it.
pub fn minutes_of(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.get(..2)?.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::rc::Rc;
    use switchback_core::{log::Log, zones::DatabaseZones};

    #[test]
    fn days_ago_are_days_of_the_calendar() {
        let owner = leptos::prelude::Owner::new();
        owner.set();
        let at = |text: &str| text.parse::<DateTime<Utc>>().expect("a time");
        let store = Store::holding(Log::default(), Rc::new(DatabaseZones), at("2026-11-30T02:30:00Z"));
        let ago = |text| relative(store, at("2026-11-30T02:30:00Z"), at(text));
        assert_eq!(ago("2026-11-29T01:00:00Z"), "yesterday");
        assert_eq!(ago("2026-11-28T10:52:00Z"), "2 days ago", "not 40 hours, which are less than two days");
        assert_eq!(ago("2026-11-29T20:00:00Z"), "6 hours ago");
    }

    #[test]
    fn a_day_of_another_year_says_which() {
        let owner = leptos::prelude::Owner::new();
        owner.set();
        let at = |text: &str| text.parse::<DateTime<Utc>>().expect("a time");
        let store = Store::holding(Log::default(), Rc::new(DatabaseZones), at("2027-10-25T14:00:00Z"));
        assert_eq!(day(store, at("2026-11-16T12:00:00Z")), "Mon, Nov 16, 2026");
        assert_eq!(day_and_time(store, at("2026-11-16T12:00:00Z")), "Mon, Nov 16, 2026, 12:00 PM");
        assert_eq!(day(store, at("2027-06-16T12:00:00Z")), "Wed, Jun 16");
        assert_eq!(day(store, at("2028-01-03T12:00:00Z")), "Mon, Jan 3", "the next one");
    }
}
