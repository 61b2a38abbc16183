//! The clock on the wall of a zone. It is looked up once by the zone's name: a file asks it for every event,
//! many times.

use crate::zones::{self, DatabaseZone, Zone};
use chrono::{DateTime, NaiveDateTime, Utc};
use std::fmt;
use std::rc::Rc;

/// Two are the same where they are of one zone.
#[derive(Clone)]
pub(super) struct Clock(Rc<KnownZone>);

struct KnownZone {
    zone: Zone,
    offsets: Offsets,
}

enum Offsets {
    /// Of UTC, and of a zone that nobody knows.
    None,
    Database(DatabaseZone),
    Own(OwnZone),
}

/// A zone by its changes, as a file tells them for the window and the years around it.
pub(super) struct OwnZone {
    /// Seconds to add to UTC before the first change.
    pub before: i32,
    /// By instant: the seconds to add from then on.
    pub changes: Vec<(DateTime<Utc>, i32)>,
}

impl Clock {
    pub(super) fn of(zone: Zone) -> Self {
        let known = DatabaseZone::of(&zone).filter(|_| zone != Zone::utc());
        let offsets = known.map_or(Offsets::None, Offsets::Database);
        Self(Rc::new(KnownZone { zone, offsets }))
    }

    /// The clock of a zone that a file explains itself.
    pub(super) fn own(zone: Zone, own: OwnZone) -> Self {
        Self(Rc::new(KnownZone { zone, offsets: Offsets::Own(own) }))
    }

    /// As [`zones::instant`].
    pub(super) fn instant(&self, local: NaiveDateTime) -> DateTime<Utc> {
        match &self.0.offsets {
            Offsets::None => local.and_utc(),
            Offsets::Database(zone) => zones::instant_by(|at| zone.offset_seconds(at), local),
            Offsets::Own(zone) => zones::instant_by(|at| zone.offset_seconds(at), local),
        }
    }

    pub(super) fn local(&self, at: DateTime<Utc>) -> NaiveDateTime {
        let offset = match &self.0.offsets {
            Offsets::None => 0,
            Offsets::Database(zone) => zone.offset_seconds(at),
            Offsets::Own(zone) => zone.offset_seconds(at),
        };
        zones::shifted(at, offset)
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

impl OwnZone {
    fn offset_seconds(&self, at: DateTime<Utc>) -> i32 {
        let passed = self.changes.partition_point(|(change, _)| *change <= at);
        passed.checked_sub(1).map_or(self.before, |last| self.changes[last].1)
    }
}
