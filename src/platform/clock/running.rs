//! The device's clock and time zone, as reported by the browser.

use crate::platform::browser::property;
use crate::platform::intl;
use chrono::{DateTime, Utc};
use std::cell::RefCell;
use switchback_core::zones::Zone;

thread_local! {
    /// The minute in which the browser was last asked for the zone, and the zone.
    static HOME: RefCell<Option<(i64, Zone)>> = const { RefCell::new(None) };
}

/// The time by this device's clock, in whole milliseconds.
pub fn now() -> DateTime<Utc> {
    DateTime::from_timestamp_millis(js_sys::Date::now() as i64).unwrap_or_default()
}

/// The device's time zone under its current name, or UTC if the browser doesn't say. Cached for a minute, as looking it up
/// is slow and every time on a page is shown in it, and the user may be traveling.
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
