//! American English, for use without a browser, as in the native tests of the pages, or if the browser doesn't support a
//! language.

use super::Shape;
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Utc};
use switchback_core::{
    wording::grouped,
    zones::{Zone, local},
};

pub fn instant(shape: Shape, zone: &Zone, at: DateTime<Utc>) -> String {
    wall_clock(zone, at).format(pattern(shape)).to_string()
}

fn pattern(shape: Shape) -> &'static str {
    match shape {
        Shape::Time => "%-I:%M %p",
        Shape::Day => "%a, %b %-d",
        Shape::DayAndYear => "%a, %b %-d, %Y",
        Shape::Weekday => "%a",
        Shape::Date => "%B %-d, %Y",
        Shape::Month => "%B %Y",
        // These two don't format instants.
        Shape::Number | Shape::Relative => "",
    }
}

fn wall_clock(zone: &Zone, at: DateTime<Utc>) -> NaiveDateTime {
    #[cfg(target_arch = "wasm32")]
    let zones = crate::platform::intl_zones::IntlZones::new();
    #[cfg(not(target_arch = "wasm32"))]
    let zones = switchback_core::zones::DatabaseZones;
    local(&zones, zone, at)
}

/// Two different days, without repeating the month or the year that they share.
pub fn days(first: NaiveDate, last: NaiveDate) -> String {
    let (from, to) = match (first.year() == last.year(), first.month() == last.month()) {
        (true, true) => ("%B %-d", "%-d, %Y"),
        (true, false) => ("%B %-d", "%B %-d, %Y"),
        _ => ("%B %-d, %Y", "%B %-d, %Y"),
    };
    format!("{} – {}", first.format(from), last.format(to))
}

/// Rounded to three places, with thousands separators.
pub fn number(number: f64) -> String {
    let rounded = (number * 1_000.0).round() / 1_000.0;
    let text = rounded.abs().to_string();
    let (whole, fraction) =
        text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let sign = if rounded < 0.0 { "-" } else { "" };
    let fraction = fraction.map(|digits| format!(".{digits}")).unwrap_or_default();
    format!("{sign}{}{fraction}", grouped(whole))
}

/// An amount of a unit from now: "in 3 days", "1 hour ago", "tomorrow".
pub fn away(amount: i64, unit: &str) -> String {
    match (amount, unit) {
        (0, "second") => "now".to_owned(),
        (0, "day") => "today".to_owned(),
        (1, "day") => "tomorrow".to_owned(),
        (-1, "day") => "yesterday".to_owned(),
        (0, _) => format!("this {unit}"),
        (1, _) => format!("in 1 {unit}"),
        (-1, _) => format!("1 {unit} ago"),
        (..0, _) => format!("{} {unit}s ago", amount.unsigned_abs()),
        _ => format!("in {amount} {unit}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::Formats, *};
    use chrono::TimeZone;

    fn at() -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 12, 7, 13, 30, 0).single().expect("UTC has every time once")
    }

    #[test]
    fn instants_are_written_in_their_zone() {
        let (formats, berlin) = (Formats::for_languages(&["en-US"]), Zone::named("Europe/Berlin"));
        assert_eq!(formats.time_in(&berlin, at()), "2:30 PM");
        assert_eq!(formats.clock(5), "12:05 AM");
        assert_eq!(formats.day_in(&berlin, at()), "Mon, Dec 7");
        assert_eq!(formats.weekday_in(&Zone::named("Pacific/Kiritimati"), at()), "Tue");
        assert_eq!(formats.date_in(&berlin, at()), "December 7, 2026");
        assert_eq!(formats.month_in(&berlin, at()), "December 2026");
    }

    #[test]
    fn a_range_of_days_says_the_month_and_year_once_if_they_are_shared() {
        let range = |first, last| {
            let day = |(year, month, day)| NaiveDate::from_ymd_opt(year, month, day).expect("a day");
            Formats::for_languages(&["en-US"]).calendar_days(day(first), day(last))
        };
        assert_eq!(range((2026, 12, 7), (2026, 12, 7)), "December 7, 2026");
        assert_eq!(range((2026, 12, 24), (2026, 12, 28)), "December 24 – 28, 2026");
        assert_eq!(range((2026, 11, 30), (2026, 12, 27)), "November 30 – December 27, 2026");
        assert_eq!(range((2026, 12, 21), (2027, 1, 3)), "December 21, 2026 – January 3, 2027");
    }

    #[test]
    fn numbers_carry_their_separators() {
        let numbers = [0.0, 7.25, 999.0, 1_000.0, 12_345.678_9, -1_234_567.5]
            .map(|n| Formats::for_languages(&["en-US"]).number(n));
        assert_eq!(numbers, ["0", "7.25", "999", "1,000", "12,345.679", "-1,234,567.5"]);
    }

    #[test]
    fn distances_are_words() {
        let formats = Formats::for_languages(&["en-US"]);
        assert_eq!(
            [-2, -1, 0, 1, 3].map(|days| formats.in_days(days)),
            ["2 days ago", "yesterday", "today", "tomorrow", "in 3 days"]
        );
        let hours = [-1, 1, 5].map(|hours| formats.relative(at(), at() + chrono::TimeDelta::hours(hours)));
        assert_eq!(hours, ["1 hour ago", "in 1 hour", "in 5 hours"]);
        assert_eq!(formats.relative(at(), at()), "now");
    }
}
