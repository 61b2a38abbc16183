//! The clock of the native tests of the pages: each thread has its own, and it stands still where it was set.

use chrono::{DateTime, Utc};
use std::cell::RefCell;
use switchback_core::zones::Zone;

thread_local! {
    static CLOCK: RefCell<Clock> = RefCell::default();
}

/// An instant, and the zone of the device; at first 1970 in UTC.
#[derive(Clone, Debug, Default)]
struct Clock {
    now: DateTime<Utc>,
    home: Option<Zone>,
}

/// Sets this thread's clock, and the time zone that its device is in.
pub fn set(now: DateTime<Utc>, home: Zone) {
    CLOCK.set(Clock { now, home: Some(home) });
}

pub fn now() -> DateTime<Utc> {
    CLOCK.with_borrow(|clock| clock.now)
}

pub fn home_zone() -> Zone {
    CLOCK.with_borrow(|clock| clock.home.clone()).unwrap_or_else(Zone::utc)
}
