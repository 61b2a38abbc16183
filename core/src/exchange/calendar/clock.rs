//! The local clock of a zone. The zone is looked up by name only once, because a file needs it many times for every
//! event.

use crate::zones::{self, Offsets, Zone, Zones};
use chrono::{DateTime, NaiveDateTime, Utc};
use std::fmt;
use std::rc::Rc;

/// Two clocks are equal if they have the same zone, though two calendars of a file may give it different rules.
#[derive(Clone)]
pub(super) struct Clock(Rc<ClockRules>);

struct ClockRules {
    zone: Zone,
    /// `None` for UTC and for unknown zones.
    known: Option<Rc<dyn Offsets>>,
    /// The rules that the file gives, if any.
    own: Option<OwnZone>,
}

/// A zone's changes, as listed by a file for the window and the years around it.
pub(super) struct OwnZone {
    /// Seconds to add to UTC before the first change, if the zone is unknown.
    pub before: i32,
    /// The seconds to add from each instant on, sorted by instant.
    pub changes: Vec<(DateTime<Utc>, i32)>,
    /// When the next change is due that the file doesn't list.
    pub run_out: Option<DateTime<Utc>>,
}

impl Clock {
    /// Creates the clock of a zone. An unknown zone counts as UTC.
    pub(super) fn of(zones: &dyn Zones, zone: Zone) -> Self {
        let known = zones.offsets(&zone).filter(|_| zone != Zone::utc());
        Self(Rc::new(ClockRules { zone, known, own: None }))
    }

    /// Creates the clock of a zone that a file defines itself. The file doesn't cover the time before its first change and
    /// after its list has run out. The known zone fills in these times.
    pub(super) fn own(zone: Zone, own: OwnZone, known: Option<Rc<dyn Offsets>>) -> Self {
        Self(Rc::new(ClockRules { zone, known, own: Some(own) }))
    }

    /// See [`zones::instant`].
    pub(super) fn instant(&self, local: NaiveDateTime) -> DateTime<Utc> {
        zones::instant_by(|at| self.0.offset_seconds(at), local)
    }

    pub(super) fn local(&self, at: DateTime<Utc>) -> NaiveDateTime {
        zones::shifted(at, self.0.offset_seconds(at))
    }
}

impl PartialEq for Clock {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0) || self.0.zone == other.0.zone
    }
}

impl Eq for Clock {}

/// Formats the clock as its zone. The generated ids of events without a UID contain this text.
impl fmt::Debug for Clock {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.zone.fmt(formatter)
    }
}

impl ClockRules {
    fn offset_seconds(&self, at: DateTime<Utc>) -> i32 {
        match (&self.own, &self.known) {
            (Some(own), Some(known)) if !own.covers(at) => known.offset_seconds(at),
            (Some(own), _) => own.offset_seconds(at),
            (None, Some(known)) => known.offset_seconds(at),
            (None, None) => 0,
        }
    }
}

impl OwnZone {
    fn covers(&self, at: DateTime<Utc>) -> bool {
        self.changes.first().is_some_and(|(first, _)| *first <= at) && self.run_out.is_none_or(|end| at < end)
    }

    fn offset_seconds(&self, at: DateTime<Utc>) -> i32 {
        let passed = self.changes.partition_point(|(change, _)| *change <= at);
        passed.checked_sub(1).map_or(self.before, |last| self.changes[last].1)
    }
}
