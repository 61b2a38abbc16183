//! The IANA time zone database compiled in; for native code and for calendar files, which bring their own zones.

use super::{Zone, Zones};
use chrono::{DateTime, Offset, TimeZone, Utc};
use chrono_tz::Tz;

/// Looks zones up in the database that `chrono-tz` carries.
#[derive(Clone, Copy, Debug, Default)]
pub struct DatabaseZones;

impl Zones for DatabaseZones {
    fn offset_seconds(&self, zone: &Zone, at: DateTime<Utc>) -> Option<i32> {
        let zone: Tz = zone.name().parse().ok()?;
        Some(zone.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc())
    }
}
