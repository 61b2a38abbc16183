//! A point of time as a calendar writes it, and what it is in UTC.

use super::problem::CalendarProblemKind;
use super::vtimezone::CalendarZones;
use crate::zones::{self, Zone};
use calcard::common::PartialDateTime;
use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime, Utc};

/// A whole day, or a time on the wall clock of a zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum When {
    Day(NaiveDate),
    Time(NaiveDateTime, Zone),
}

/// The zones of a file, and the one of whole days and of times without a zone.
pub(super) struct Clocks {
    pub zones: CalendarZones,
    pub default_zone: Zone,
}

impl When {
    /// The wall clock; midnight for a day.
    pub(super) fn local(&self) -> NaiveDateTime {
        match self {
            Self::Day(day) => day.and_time(NaiveTime::MIN),
            Self::Time(local, _) => *local,
        }
    }

    /// The same kind of point at another time on the wall clock.
    pub(super) fn at(&self, local: NaiveDateTime) -> Self {
        match self {
            Self::Day(_) => Self::Day(local.date()),
            Self::Time(_, zone) => Self::Time(local, zone.clone()),
        }
    }
}

impl Clocks {
    pub(super) fn instant(&self, when: &When) -> DateTime<Utc> {
        match when {
            When::Day(day) => zones::midnight(&self.zones, &self.default_zone, *day),
            When::Time(local, zone) => zones::instant(&self.zones, zone, *local),
        }
    }

    /// The wall clock that belongs to such a point at an instant.
    pub(super) fn local(&self, like: &When, at: DateTime<Utc>) -> NaiveDateTime {
        match like {
            When::Day(_) => zones::local(&self.zones, &self.default_zone, at),
            When::Time(_, zone) => zones::local(&self.zones, zone, at),
        }
    }

    /// Reads a value and the zone name beside it. A name that nobody knows is a problem, never the default zone.
    pub(super) fn when(
        &self,
        value: &PartialDateTime,
        zone: Option<&str>,
        property: &'static str,
    ) -> Result<When, CalendarProblemKind> {
        let unreadable = || CalendarProblemKind::NotReadable(property);
        let read = value.to_date_time().ok_or_else(unreadable)?;
        if !(1900..=2200).contains(&read.date_time.year()) {
            return Err(unreadable());
        }
        if !value.has_time() {
            return Ok(When::Day(read.date_time.date()));
        }
        if let Some(offset) = read.offset {
            let utc = read.date_time - Duration::seconds(offset.local_minus_utc().into());
            return Ok(When::Time(utc, Zone::utc()));
        }
        let zone = match zone {
            None => self.default_zone.clone(),
            Some(name) => {
                self.zones.named(name).ok_or_else(|| CalendarProblemKind::UnknownZone(name.to_owned()))?
            }
        };
        Ok(When::Time(read.date_time, zone))
    }
}
