//! Working time of a person, by their own clock, hours and days off.

use crate::{
    model::{
        hours::{Interval, Span},
        person::Person,
    },
    zones::{self, DayClock, Zones},
};
use chrono::{DateTime, Days, Duration, NaiveDate, Utc};

/// How many days ahead to look for working time.
const REACH_DAYS: u64 = 400;

/// The instant at which this many working hours have passed since `from`. For a person without working hours, every hour counts.
pub fn after(zones: &dyn Zones, person: &Person, from: DateTime<Utc>, hours: u16) -> DateTime<Utc> {
    let mut left = Duration::hours(hours.into());
    for interval in stretches(zones, person, from) {
        let length = interval.end - interval.start;
        if length >= left {
            return interval.start + left;
        }
        left -= length;
    }
    from.checked_add_signed(Duration::hours(hours.into())).unwrap_or(from)
}

/// The first instant from `from` on at which the person works.
pub fn next(zones: &dyn Zones, person: &Person, from: DateTime<Utc>) -> DateTime<Utc> {
    stretches(zones, person, from).next().map_or(from, |interval| interval.start)
}

/// Working hours between two instants, rounded down, and counted no further than `most`. Otherwise a task that is years late
/// would require going through all its days.
pub fn hours_up_to(
    zones: &dyn Zones,
    person: &Person,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
    most: i64,
) -> i64 {
    let mut worked = Duration::zero();
    for interval in stretches(zones, person, from).take_while(|interval| interval.start < until) {
        worked += interval.end.min(until) - interval.start;
        if worked.num_hours() >= most {
            return most;
        }
    }
    worked.num_hours()
}

/// The stretches of working time from an instant on, in order. The first may start at it.
fn stretches<'a>(
    zones: &'a dyn Zones,
    person: &'a Person,
    from: DateTime<Utc>,
) -> impl Iterator<Item = Interval> + 'a {
    // Looked up once, because every day needs the zone of the person.
    let offsets = zones.offsets(&person.zone);
    let offset = move |at| offsets.as_ref().map_or(0, |offsets| offsets.offset_seconds(at));
    let today = zones::shifted(from, offset(from)).date();
    let days = (0..REACH_DAYS).filter_map(move |days| today.checked_add_days(Days::new(days)));
    days.flat_map(move |day| on_day(&offset, person, day))
        .map(move |interval| Interval { start: interval.start.max(from), end: interval.end })
        .filter(|interval| interval.start < interval.end)
}

fn on_day(offset: impl Fn(DateTime<Utc>) -> i32, person: &Person, day: NaiveDate) -> Vec<Interval> {
    let hours = person.changes.get(&day).map_or_else(|| person.hours.on(day), Vec::as_slice);
    if hours.is_empty() {
        return Vec::new();
    }
    let clock = DayClock::of(offset, day);
    let at = |minutes: u16| clock.instant(Duration::minutes(minutes.into()));
    hours.iter().map(|span: &Span| Interval { start: at(span.from), end: at(span.to) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::{
        model::{hours::WeeklyHours, ids::PersonId},
        zones::{DatabaseZones, Zone},
    };
    use chrono::TimeZone;

    fn in_zone(zone: &str) -> Person {
        Person {
            id: PersonId(1),
            team: None,
            zone: Zone::named(zone),
            joined: None,
            hours: WeeklyHours::default(),
            changes: Default::default(),
            busy: Default::default(),
            limits: Default::default(),
            hosting: Default::default(),
            presence: Default::default(),
            tags: Default::default(),
            preferences: Default::default(),
            roles: Default::default(),
        }
    }

    fn utc(month: u32, day: u32, hour: u32) -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, month, day, hour, 0, 0).single().expect("a time")
    }

    fn check(zone: &str, from: DateTime<Utc>, hours: u16, due: DateTime<Utc>) {
        assert_eq!(after(&DatabaseZones, &in_zone(zone), from, hours), due);
    }

    #[test]
    fn hours_run_on_working_days_only() {
        // Friday at 15:00 in Berlin, in winter time, with nine working hours a day.
        check("Europe/Berlin", utc(3, 6, 14), 2, utc(3, 6, 16));
        check("Europe/Berlin", utc(3, 6, 14), 4, utc(3, 9, 9));
        check("Europe/Berlin", utc(3, 6, 14), 12, utc(3, 9, 17));
    }

    #[test]
    fn a_clock_change_does_not_shift_working_hours() {
        // Europe's clocks spring forward on 29 March 2026: Friday 17:00 is 16:00 UTC, Monday 09:00 is 07:00 UTC.
        check("Europe/Berlin", utc(3, 27, 16), 2, utc(3, 30, 8));
        // America's fall back on 1 November 2026: Friday 17:00 is 21:00 UTC, Monday 10:00 is 15:00 UTC.
        check("America/New_York", utc(10, 30, 21), 2, utc(11, 2, 15));
    }

    #[test]
    fn hours_are_counted_up_to_the_limit() {
        let person = in_zone("Europe/Berlin");
        // Friday at 15:00 in Berlin until Monday at noon: three hours on each day.
        let up_to = |most| hours_up_to(&DatabaseZones, &person, utc(3, 6, 14), utc(3, 9, 11), most);
        assert_eq!((up_to(2), up_to(5), up_to(20)), (2, 5, 6));
    }

    #[test]
    fn a_day_off_has_no_working_time() {
        let mut person = in_zone("Europe/Berlin");
        person.changes.insert(NaiveDate::from_ymd_opt(2026, 3, 9).expect("a day"), Vec::new());
        assert_eq!(after(&DatabaseZones, &person, utc(3, 6, 14), 4), utc(3, 10, 9));
        assert_eq!(next(&DatabaseZones, &person, utc(3, 9, 10)), utc(3, 10, 8));
        assert_eq!(next(&DatabaseZones, &person, utc(3, 10, 10)), utc(3, 10, 10));
    }

    #[test]
    fn without_working_hours_every_hour_counts() {
        let person = Person { hours: WeeklyHours(Default::default()), ..in_zone("Asia/Kolkata") };
        assert_eq!(after(&DatabaseZones, &person, utc(3, 6, 14), 8), utc(3, 6, 22));
    }
}
