//! The clock for the native tests of the pages. Each thread has its own, which stands still at the time it was set to.

use chrono::{DateTime, Utc};
use std::cell::RefCell;
use switchback_core::zones::Zone;

thread_local! {
    static CLOCK: RefCell<Clock> = RefCell::default();
}

/// An instant, and the device's time zone. Defaults to 1970 in UTC.
#[derive(Clone, Debug, Default)]
struct Clock {
    now: DateTime<Utc>,
    home: Option<Zone>,
}

/// Sets the clock and the time zone of this thread.
pub fn set(now: DateTime<Utc>, home: Zone) {
    CLOCK.set(Clock { now, home: Some(home) });
}

pub fn now() -> DateTime<Utc> {
    CLOCK.with_borrow(|clock| clock.now)
}

pub fn home_zone() -> Zone {
    CLOCK.with_borrow(|clock| clock.home.clone()).unwrap_or_else(Zone::utc)
}
