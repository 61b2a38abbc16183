//! Time zones from the browser, which saves each visitor from downloading a zone database.

use chrono::{DateTime, Utc};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use switchback_core::zones::{Offsets, Zone, Zones};

mod days;
mod wall_clock;

use days::Days;
use wall_clock::WallClock;

/// Looks zones up with `Intl.DateTimeFormat` and caches the results.
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
    fn offsets(&self, zone: &Zone) -> Option<Rc<dyn Offsets>> {
        self.days(zone).map(|days| days as Rc<dyn Offsets>)
    }
}

impl Offsets for Days {
    fn offset_seconds(&self, at: DateTime<Utc>) -> i32 {
        self.seconds(at.timestamp())
    }
}
