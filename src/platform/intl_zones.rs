//! Time zones as the browser knows them, which saves every visitor the download of a zone database.

use chrono::{DateTime, Utc};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use switchback_core::zones::{Zone, Zones};

mod days;
mod wall_clock;

use days::Days;
use wall_clock::WallClock;

/// Looks zones up with `Intl.DateTimeFormat`, and remembers what it was told.
#[derive(Default)]
pub struct IntlZones {
    zones: RefCell<HashMap<Zone, Option<Rc<Days>>>>,
}

impl IntlZones {
    pub fn new() -> Self {
        Self::default()
    }

    fn days(&self, zone: &Zone) -> Option<Rc<Days>> {
        if let Some(known) = self.zones.borrow().get(zone) {
            return known.clone();
        }
        let days = WallClock::of(zone).map(|clock| Rc::new(Days::of(clock)));
        self.zones.borrow_mut().insert(zone.clone(), days.clone());
        days
    }
}

impl Zones for IntlZones {
    fn offset_seconds(&self, zone: &Zone, at: DateTime<Utc>) -> Option<i32> {
        Some(self.days(zone)?.offset_seconds(at.timestamp()))
    }
}
