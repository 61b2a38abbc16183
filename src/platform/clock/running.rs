//! The device's own clock and time zone, as the browser tells them.

use crate::platform::browser::property;
use crate::platform::intl;
use chrono::{DateTime, Utc};
use std::cell::RefCell;
use switchback_core::zones::Zone;

thread_local! {
    /// The minute in which the device's zone was asked for, and what it was.
    static HOME: RefCell<Option<(i64, Zone)>> = const { RefCell::new(None) };
}

/// The time by this device's clock, in whole milliseconds.
pub fn now() -> DateTime<Utc> {
    DateTime::from_timestamp_millis(js_sys::Date::now() as i64).unwrap_or_default()
}

/// The time zone that this device is set to, under its present name; UTC where the browser does not say.
/// Asked again after a minute, for those who travel: to ask takes a while, and every time on a page is shown
/// in it.
pub fn home_zone() -> Zone {
    let minute = now().timestamp().div_euclid(60);
    HOME.with_borrow_mut(|home| match home {
        Some((asked, zone)) if *asked == minute => zone.clone(),
        _ => {
            let zone = ask_home_zone();
            *home = Some((minute, zone.clone()));
            zone
        }
    })
}

fn ask_home_zone() -> Zone {
    let format = intl::construct("DateTimeFormat", None, &[]);
    let options = format.as_ref().and_then(intl::resolved_options).unwrap_or_default();
    let name = property(&options, "timeZone").as_string();
    name.map_or_else(Zone::utc, |name| Zone::named(name).present())
}
