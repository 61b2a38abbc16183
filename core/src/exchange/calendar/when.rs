//! A point in time as a calendar writes it, and its instant in UTC.

use super::clock::Clock;
use super::problem::CalendarProblemKind;
use super::vtimezone::CalendarZones;
use calcard::common::PartialDateTime;
use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Utc};

/// A whole day, a time without a zone, or a local time in a zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum When {
    Day(NaiveDate),
    /// With the clock of its calendar.
    Floating(NaiveDateTime, Clock),
    Time(NaiveDateTime, Clock),
}

/// Reads `20270104`, `20270104T090000` and `20270104T090000Z` if the library treats a value as plain text.
pub(super) fn written(text: &str, zone: Option<&str>) -> Option<PartialDateTime> {
    let (day, time) = text.split_once(['T', 't']).map_or((text, None), |(day, time)| (day, Some(time)));
    let day = NaiveDate::parse_from_str(day, "%Y%m%d").ok().filter(|_| day.len() == 8)?;
    let utc = time.is_some_and(|time| time.ends_with(['Z', 'z'])) && zone.is_none();
    let time = match time.map(|time| time.trim_end_matches(['Z', 'z'])) {
        None => None,
        Some(time) => Some(NaiveTime::parse_from_str(time, "%H%M%S").ok()?),
    };
    let small = |number: u32| u8::try_from(number).ok();
    Some(PartialDateTime {
        year: u16::try_from(day.year()).ok(),
        month: small(day.month()),
        day: small(day.day()),
        hour: time.and_then(|time| small(time.hour())),
        minute: time.and_then(|time| small(time.minute())),
        second: time.and_then(|time| small(time.second())),
        tz_hour: utc.then_some(0),
        tz_minute: utc.then_some(0),
        tz_minus: false,
    })
}

/// The zones of one calendar, and the clocks for whole days and for times without a zone. Whole days have the same zone
/// in all calendars of a file.
pub(super) struct Clocks<'z> {
    pub zones: CalendarZones<'z>,
    pub of_days: Clock,
    /// The clock of times without a zone, or the name of the calendar's zone if it is unknown.
    pub floating: Result<Clock, String>,
    pub utc: Clock,
}

impl When {
    /// Returns the local time, which is midnight for a day.
    pub(super) fn local(&self) -> NaiveDateTime {
        match self {
            Self::Day(day) => day.and_time(NaiveTime::MIN),
            Self::Floating(local, _) | Self::Time(local, _) => *local,
        }
    }

    /// Returns the same kind of point at another local time.
    pub(super) fn at(&self, local: NaiveDateTime) -> Self {
        match self {
            Self::Day(_) => Self::Day(local.date()),
            Self::Floating(_, clock) => Self::Floating(local, clock.clone()),
            Self::Time(_, clock) => Self::Time(local, clock.clone()),
        }
    }

    /// Adapts to the start of its event: a time without a zone gets the start's zone, and a time in the start's zone gets
    /// the start's rules for it.
    pub(super) fn beside(self, start: &Self) -> Self {
        match (self, start) {
            (Self::Floating(local, _), Self::Time(_, clock)) => Self::Time(local, clock.clone()),
            (Self::Time(local, own), Self::Time(_, clock)) if own == *clock => {
                Self::Time(local, clock.clone())
            }
            (other, _) => other,
        }
    }

    /// Turns a day into its first midnight, if the start is a time.
    pub(super) fn like(self, start: &Self) -> Self {
        match (self, start) {
            (Self::Day(day), Self::Floating(..) | Self::Time(..)) => start.at(day.and_time(NaiveTime::MIN)),
            (other, _) => other,
        }
    }
}

impl Clocks<'_> {
    pub(super) fn instant(&self, when: &When) -> DateTime<Utc> {
        self.beside(when).instant(when.local())
    }

    /// Returns the local time at an instant, on the clock of such a point.
    pub(super) fn local(&self, like: &When, at: DateTime<Utc>) -> NaiveDateTime {
        self.beside(like).local(at)
    }

    fn beside<'a>(&'a self, when: &'a When) -> &'a Clock {
        match when {
            When::Day(_) => &self.of_days,
            When::Floating(_, clock) | When::Time(_, clock) => clock,
        }
    }

    /// Reads a value with its zone name. An unknown name is a problem, never the default zone.
    pub(super) fn when(
        &self,
        value: &PartialDateTime,
        zone: Option<&str>,
        property: &'static str,
    ) -> Result<When, CalendarProblemKind> {
        let unreadable = || CalendarProblemKind::NotReadable(property);
        let read = value.to_date_time().ok_or_else(unreadable)?;
        // Some address books write birthdays without a year as year 0.
        if read.date_time.year() == 0 {
            return Err(unreadable());
        }
        if !value.has_time() {
            return Ok(When::Day(read.date_time.date()));
        }
        if let Some(offset) = read.offset {
            let utc = read.date_time - Duration::seconds(offset.local_minus_utc().into());
            return Ok(When::Time(utc, self.utc.clone()));
        }
        let Some(name) = zone else {
            let clock = self.floating.clone().map_err(CalendarProblemKind::UnknownZone)?;
            return Ok(When::Floating(read.date_time, clock));
        };
        let clock =
            self.zones.named(name).ok_or_else(|| CalendarProblemKind::UnknownZone(name.to_owned()))?;
        Ok(When::Time(read.date_time, clock))
    }
}
