//! One zone's wall clock, parsed from the browser's formatted text for an instant. Exact, but too slow to read each time.

use crate::platform::browser::property;
use crate::platform::intl::{Formatter, construct, resolved_options};
use chrono::NaiveDate;
use switchback_core::zones::Zone;

/// Month, day, year, hour, minute and second in plain digits, independent of the visitor's language.
const LOCALE: &str = "en-US-u-ca-gregory-nu-latn-hc-h23";

pub struct WallClock(Formatter);

impl WallClock {
    /// `None` if there is no such zone.
    pub fn of(zone: &Zone) -> Option<Self> {
        let options = [
            ("timeZone", zone.name()),
            ("year", "numeric"),
            ("month", "numeric"),
            ("day", "numeric"),
            ("hour", "numeric"),
            ("minute", "numeric"),
            ("second", "numeric"),
        ];
        if !is_name(zone.name()) {
            return None;
        }
        Formatter::new("DateTimeFormat", Some(LOCALE), &options).map(Self)
    }

    /// Seconds to add to UTC at an instant, given in seconds since 1970.
    pub fn offset_seconds(&self, at: i64) -> Option<i32> {
        let text = self.0.text(at as f64 * 1_000.0);
        let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
        let mut next = || numbers.next()?.parse::<u32>().ok();
        let (month, day, year) = (next()?, next()?, next()?);
        let (hour, minute, second) = (next()?, next()?, next()?);
        let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
        let local = date.and_hms_opt(hour, minute, second)?.and_utc().timestamp();
        i32::try_from(local - at).ok()
    }
}

/// Browsers also accept offsets ("+01:00") and names in any case as zones. The zone database accepts neither, and both must
/// accept the same zones.
fn is_name(name: &str) -> bool {
    let resolve = || {
        let format = construct("DateTimeFormat", None, &[("timeZone", name)])?;
        property(&resolved_options(&format)?, "timeZone").as_string()
    };
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && resolve().is_some_and(|resolved| resolved == name || !resolved.eq_ignore_ascii_case(name))
}
