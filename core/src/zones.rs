//! Time zones through a provider: the core requests offsets and doesn't know where they come from.

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::rc::Rc;

mod aliases;
#[cfg(any(not(target_arch = "wasm32"), feature = "database_zones"))]
mod database;
pub mod week;
#[cfg(any(not(target_arch = "wasm32"), feature = "database_zones"))]
pub use database::DatabaseZones;

/// An IANA time zone name such as `Europe/Berlin`. The provider knows whether it exists.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Zone(String);

impl Zone {
    pub fn named(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// The same zone under its current name in the time zone database.
    pub fn present(self) -> Self {
        Self::named(aliases::present_name(&self.0))
    }

    pub fn utc() -> Self {
        Self::named("UTC")
    }

    pub fn name(&self) -> &str {
        &self.0
    }

    /// The name for texts: "America/New York".
    pub fn in_words(&self) -> String {
        self.0.replace('_', " ")
    }

    /// The place that it is named after: "New York".
    pub fn place(&self) -> String {
        self.0.rsplit('/').next().unwrap_or(&self.0).replace('_', " ")
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The offsets of one zone that has been looked up.
pub trait Offsets {
    /// Seconds to add to UTC for the local time.
    fn offset_seconds(&self, at: DateTime<Utc>) -> i32;
}

/// Knows the offset from UTC of every zone at every instant.
pub trait Zones {
    /// `None` if no such zone exists.
    fn offsets(&self, zone: &Zone) -> Option<Rc<dyn Offsets>>;

    /// Seconds to add to UTC for the local time, or `None` if no such zone exists.
    fn offset_seconds(&self, zone: &Zone, at: DateTime<Utc>) -> Option<i32> {
        self.offsets(zone).map(|offsets| offsets.offset_seconds(at))
    }

    fn knows(&self, zone: &Zone) -> bool {
        self.offsets(zone).is_some()
    }
}

/// The instants at which a clock shows one local time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instants {
    /// The clocks skipped this local time.
    None,
    One(DateTime<Utc>),
    /// The clocks went back: the earlier and the later instant.
    Two(DateTime<Utc>, DateTime<Utc>),
}

/// The local time of a zone at an instant. An unknown zone counts as UTC.
pub fn local(zones: &dyn Zones, zone: &Zone, at: DateTime<Utc>) -> NaiveDateTime {
    shifted(at, zones.offset_seconds(zone, at).unwrap_or(0))
}

/// The day of a zone at an instant.
pub fn local_day(zones: &dyn Zones, zone: &Zone, at: DateTime<Utc>) -> NaiveDate {
    local(zones, zone, at).date()
}

/// Adds a duration to an instant. An overflow leaves the instant unchanged, because a log may contain any time.
pub fn later(at: DateTime<Utc>, by: Duration) -> DateTime<Utc> {
    at.checked_add_signed(by).unwrap_or(at)
}

/// The local time that is this many seconds ahead of UTC.
pub fn shifted(at: DateTime<Utc>, offset: i32) -> NaiveDateTime {
    let utc = at.naive_utc();
    utc.checked_add_signed(Duration::seconds(offset.into())).unwrap_or(utc)
}

/// All instants at which the zone's clock shows `local`, found by trying the offsets of the days around it.
pub fn instants(zones: &dyn Zones, zone: &Zone, local: NaiveDateTime) -> Instants {
    instants_by(|at| zones.offset_seconds(zone, at).unwrap_or(0), local)
}

/// Like [`instants`], with the offsets of a zone that has been looked up.
fn instants_by(offset: impl Fn(DateTime<Utc>) -> i32, local: NaiveDateTime) -> Instants {
    let guess = local.and_utc();
    let day = TimeDelta::days(1);
    let around = |probe: Option<DateTime<Utc>>| offset(probe.unwrap_or(guess));
    let matching = |seconds: i32| {
        let instant = guess.checked_sub_signed(Duration::seconds(seconds.into()))?;
        (offset(instant) == seconds).then_some(instant)
    };
    let before = around(guess.checked_sub_signed(day));
    let after = around(guess.checked_add_signed(day));
    let earlier = matching(before);
    match (earlier, if before == after { earlier } else { matching(after) }) {
        (None, None) => Instants::None,
        (Some(one), None) | (None, Some(one)) => Instants::One(one),
        (Some(one), Some(two)) if one == two => Instants::One(one),
        (Some(one), Some(two)) => Instants::Two(one.min(two), one.max(two)),
    }
}

/// One instant for a local time: the earlier of two, and for a skipped time the instant computed with the offset from before the
/// change (RFC 5545, section 3.3.5).
pub fn instant(zones: &dyn Zones, zone: &Zone, local: NaiveDateTime) -> DateTime<Utc> {
    instant_by(|at| zones.offset_seconds(zone, at).unwrap_or(0), local)
}

/// Like [`instant`], with the offsets of a zone that has been looked up.
pub fn instant_by(offset: impl Fn(DateTime<Utc>) -> i32, local: NaiveDateTime) -> DateTime<Utc> {
    match instants_by(&offset, local) {
        Instants::One(at) | Instants::Two(at, _) => at,
        Instants::None => {
            let utc = local.and_utc();
            let before = utc.checked_sub_signed(TimeDelta::days(1)).unwrap_or(utc);
            utc.checked_sub_signed(Duration::seconds(offset(before).into())).unwrap_or(utc)
        }
    }
}

/// The clock of one local day, for several of its times.
pub struct DayClock<F> {
    midnight: NaiveDateTime,
    /// The offset of the whole day, if the clocks don't change around it.
    steady: Option<i32>,
    offset: F,
}

impl<F: Fn(DateTime<Utc>) -> i32> DayClock<F> {
    /// No zone has ever changed its offset and changed it back within five days, so the days around show whether this one has
    /// a change.
    pub fn of(offset: F, day: NaiveDate) -> Self {
        let midnight = day.and_time(NaiveTime::MIN);
        let in_days = |days| midnight.and_utc().checked_add_signed(TimeDelta::days(days));
        let around = in_days(-1).zip(in_days(3)).map(|(before, after)| (offset(before), offset(after)));
        Self {
            midnight,
            steady: around.filter(|(before, after)| before == after).map(|(before, _)| before),
            offset,
        }
    }

    /// The instant at which the clock shows this much time since midnight, at most a day. See [`instant`].
    pub fn instant(&self, since_midnight: TimeDelta) -> DateTime<Utc> {
        let local = self.midnight.checked_add_signed(since_midnight).unwrap_or(self.midnight);
        let steady =
            self.steady.and_then(|offset| local.checked_sub_signed(TimeDelta::seconds(offset.into())));
        steady.map_or_else(|| instant_by(&self.offset, local), |at| at.and_utc())
    }
}

/// The instant at which a local day begins.
pub fn midnight(zones: &dyn Zones, zone: &Zone, day: NaiveDate) -> DateTime<Utc> {
    instant(zones, zone, day.and_time(NaiveTime::MIN))
}
