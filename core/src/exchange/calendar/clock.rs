//! The clock on the wall of a zone. It is looked up once by the zone's name: a file asks it for every event,
//! many times.

use crate::zones::{self, Offsets, Zone, Zones};
use chrono::{DateTime, NaiveDateTime, Utc};
use std::fmt;
use std::rc::Rc;

/// Two are the same where they are of one zone, though two calendars of a file may give it different rules.
#[derive(Clone)]
pub(super) struct Clock(Rc<ClockRules>);

struct ClockRules {
    zone: Zone,
    /// `None` for UTC, and for a zone that nobody knows.
    known: Option<Rc<dyn Offsets>>,
    /// The rules that the file gives, where it gives any.
    own: Option<OwnZone>,
}

/// A zone by its changes, as a file tells them for the window and the years around it.
pub(super) struct OwnZone {
    /// Seconds to add to UTC before the first change, where nobody knows the zone.
    pub before: i32,
    /// By instant: the seconds to add from then on.
    pub changes: Vec<(DateTime<Utc>, i32)>,
    /// When a change is due that the file does not list any more.
    pub run_out: Option<DateTime<Utc>>,
}

impl Clock {
    /// An unknown zone reads as UTC.
    pub(super) fn of(zones: &dyn Zones, zone: Zone) -> Self {
        let known = zones.offsets(&zone).filter(|_| zone != Zone::utc());
        Self(Rc::new(ClockRules { zone, known, own: None }))
    }

    /// The clock of a zone that a file explains itself. Of the time before its first change the file says
    /// nothing, nor of the time when its list has run out: that is for the known zone to say.
    pub(super) fn own(zone: Zone, own: OwnZone, known: Option<Rc<dyn Offsets>>) -> Self {
        Self(Rc::new(ClockRules { zone, known, own: Some(own) }))
    }

    /// As [`zones::instant`].
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

/// As its zone: the ids of events that have none are made of this.
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
