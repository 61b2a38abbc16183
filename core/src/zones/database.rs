//! The IANA time zone database compiled in; for native code and for calendar files, which bring their own
//! zones.

use super::{Zone, Zones};
use chrono::{DateTime, Offset, TimeZone, Utc};
use chrono_tz::Tz;

/// Looks zones up in the database that `chrono-tz` carries.
#[derive(Clone, Copy, Debug, Default)]
pub struct DatabaseZones;

/// A zone of the database that was looked up already.
#[derive(Clone, Copy, Debug)]
pub struct DatabaseZone(Tz);

impl DatabaseZone {
    pub fn of(zone: &Zone) -> Option<Self> {
        zone.name().parse().ok().map(Self)
    }

    /// Seconds to add to UTC for the local time.
    pub fn offset_seconds(self, at: DateTime<Utc>) -> i32 {
        self.0.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc()
    }
}

impl Zones for DatabaseZones {
    fn offset_seconds(&self, zone: &Zone, at: DateTime<Utc>) -> Option<i32> {
        DatabaseZone::of(zone).map(|zone| zone.offset_seconds(at))
    }
}
