//! Time zones from the browser, which saves each visitor from downloading a zone database.

use chrono::{DateTime, Utc};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use switchback_core::zones::{Offsets, Zone, Zones};

mod cached_offsets;
mod wall_clock;

use cached_offsets::CachedOffsets;
use wall_clock::WallClock;

/// Looks zones up with `Intl.DateTimeFormat` and caches the results.
#[derive(Default)]
pub struct IntlZones {
    zones: RefCell<HashMap<Zone, Option<Rc<CachedOffsets>>>>,
}

impl IntlZones {
    pub fn new() -> Self {
        Self::default()
    }

    fn cached(&self, zone: &Zone) -> Option<Rc<CachedOffsets>> {
        if let Some(known) = self.zones.borrow().get(zone) {
            return known.clone();
        }
        let known = WallClock::of(zone).map(|clock| Rc::new(CachedOffsets::of(clock)));
        self.zones.borrow_mut().insert(zone.clone(), known.clone());
        known
    }
}

impl Zones for IntlZones {
    fn offsets(&self, zone: &Zone) -> Option<Rc<dyn Offsets>> {
        self.cached(zone).map(|known| known as Rc<dyn Offsets>)
    }
}

impl Offsets for CachedOffsets {
    fn offset_seconds(&self, at: DateTime<Utc>) -> i32 {
        self.seconds(at.timestamp())
    }
}
