//! The times of a search by day and half hour, in one time zone.

use super::Slot;
use crate::zones::{self, Zone, Zones};
use chrono::{DateTime, NaiveDate, Timelike, Utc};
use std::collections::BTreeMap;

/// How many of the people are available.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turnout {
    pub available: usize,
    pub of: usize,
}

/// A day on which a meeting could start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayOfStarts {
    /// The first possible start.
    pub first: DateTime<Utc>,
    /// The starts on a full or half hour, by the number of half hours since midnight.
    pub half_hours: BTreeMap<u32, Turnout>,
}

/// A half hour has the number of a meeting that starts with it. Starts in between have no half hour of their own.
pub fn by_half_hour(slots: &[Slot], zones: &dyn Zones, zone: &Zone) -> BTreeMap<NaiveDate, DayOfStarts> {
    let mut days: BTreeMap<NaiveDate, DayOfStarts> = BTreeMap::new();
    for slot in slots {
        let first = slot.interval.start;
        let local = zones::local(zones, zone, first);
        if !local.minute().is_multiple_of(30) {
            continue;
        }
        let day =
            days.entry(local.date()).or_insert_with(|| DayOfStarts { first, half_hours: BTreeMap::new() });
        let available = slot.fits.iter().filter(|(_, fit)| fit.is_available()).count();
        let turnout = Turnout { available, of: slot.fits.len() };
        day.half_hours.entry(local.hour() * 2 + local.minute() / 30).or_insert(turnout);
    }
    days
}
