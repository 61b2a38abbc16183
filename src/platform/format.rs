//! Dates, times and numbers in the visitor's English.

use super::{browser::window, intl::Formatter};
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use switchback_core::zones::Zone;

mod american;
mod locale;

/// Formatters for one visitor. Each is created once, because creating one takes longer than using it a hundred times.
pub struct Formats {
    locale: String,
    made: RefCell<HashMap<(Shape, Option<Zone>), CachedFormatter>>,
}

/// `None` if the browser doesn't support the language or the zone.
type CachedFormatter = Option<Rc<Formatter>>;

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Shape {
    Time,
    Day,
    DayAndYear,
    Weekday,
    Date,
    Month,
    Number,
    Relative,
}

thread_local! {
    static VISITORS: Rc<Formats> = Rc::new(Formats::for_languages(&languages()));
}

/// The visitor's formats, shared by the whole page.
pub fn visitors() -> Rc<Formats> {
    VISITORS.with(Rc::clone)
}

/// The languages that the visitor's browser asks for, the preferred one first.
fn languages() -> Vec<String> {
    let Some(window) = window() else { return Vec::new() };
    window.navigator().languages().iter().filter_map(|language| language.as_string()).collect()
}

impl Formats {
    /// The formats of a visitor with these languages, such as `en-GB`, the preferred one first.
    pub fn for_languages(languages: &[impl AsRef<str>]) -> Self {
        Self { locale: locale::english(languages), made: RefCell::default() }
    }

    /// The time of day: "14:30".
    pub fn time_in(&self, zone: &Zone, at: DateTime<Utc>) -> String {
        self.instant(Shape::Time, zone, at)
    }

    /// A time of day from its minutes since midnight: "14:30" or "2:30 PM".
    pub fn clock(&self, minutes: u16) -> String {
        self.time_in(&Zone::utc(), DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes.into()))
    }

    /// The day without its year: "Mon 7 Dec".
    pub fn day_in(&self, zone: &Zone, at: DateTime<Utc>) -> String {
        self.instant(Shape::Day, zone, at)
    }

    /// The day with its year: "Mon, 7 Dec 2026".
    pub fn day_and_year_in(&self, zone: &Zone, at: DateTime<Utc>) -> String {
        self.instant(Shape::DayAndYear, zone, at)
    }

    /// The day of the week: "Mon".
    pub fn weekday_in(&self, zone: &Zone, at: DateTime<Utc>) -> String {
        self.instant(Shape::Weekday, zone, at)
    }

    /// The day in full: "7 December 2026".
    pub fn date_in(&self, zone: &Zone, at: DateTime<Utc>) -> String {
        self.instant(Shape::Date, zone, at)
    }

    /// A calendar day in full, independent of time zones.
    pub fn calendar_day(&self, day: NaiveDate) -> String {
        self.date_in(&Zone::utc(), day.and_time(NaiveTime::MIN).and_utc())
    }

    /// Calendar days from the first to the last: "7 – 11 December 2026", or one day.
    pub fn calendar_days(&self, first: NaiveDate, last: NaiveDate) -> String {
        if first == last {
            return self.calendar_day(first);
        }
        let midnight = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc().timestamp_millis() as f64;
        let formatter = self.formatter(Shape::Date, Some(&Zone::utc()));
        let range = formatter.and_then(|formatter| formatter.range(midnight(first), midnight(last)));
        range.unwrap_or_else(|| american::days(first, last))
    }

    /// The month: "December 2026".
    pub fn month_in(&self, zone: &Zone, at: DateTime<Utc>) -> String {
        self.instant(Shape::Month, zone, at)
    }

    /// A number with its separators, rounded to three places: "12,345.6".
    pub fn number(&self, number: f64) -> String {
        let formatter = self.formatter(Shape::Number, None);
        formatter.map_or_else(|| american::number(number), |formatter| formatter.text(number))
    }

    /// How far away an instant is, in the largest unit that fits: "in 3 hours", "5 minutes ago".
    pub fn relative(&self, now: DateTime<Utc>, at: DateTime<Utc>) -> String {
        let seconds = (at - now).num_seconds();
        let (size, unit) = match seconds.abs() {
            0..60 => (1, "second"),
            60..3_600 => (60, "minute"),
            _ => (3_600, "hour"),
        };
        self.away(seconds / size, unit)
    }

    /// A number of calendar days from today: "tomorrow", "in 3 days", "yesterday".
    pub fn in_days(&self, days: i64) -> String {
        self.away(days, "day")
    }

    fn away(&self, amount: i64, unit: &str) -> String {
        match self.formatter(Shape::Relative, None) {
            Some(formatter) => formatter.text_in(amount as f64, unit),
            None => american::away(amount, unit),
        }
    }

    /// An unknown zone is treated as UTC, as everywhere.
    fn instant(&self, shape: Shape, zone: &Zone, at: DateTime<Utc>) -> String {
        let formatter =
            self.formatter(shape, Some(zone)).or_else(|| self.formatter(shape, Some(&Zone::utc())));
        match formatter {
            Some(formatter) => formatter.text(at.timestamp_millis() as f64),
            None => american::instant(shape, zone, at),
        }
    }

    fn formatter(&self, shape: Shape, zone: Option<&Zone>) -> CachedFormatter {
        let key = (shape, zone.cloned());
        if let Some(made) = self.made.borrow().get(&key) {
            return made.clone();
        }
        let formatter = self.make(shape, zone).map(Rc::new);
        self.made.borrow_mut().insert(key, formatter.clone());
        formatter
    }

    fn make(&self, shape: Shape, zone: Option<&Zone>) -> Option<Formatter> {
        let (class, options): (&str, &[(&str, &str)]) = match shape {
            Shape::Time => ("DateTimeFormat", &[("timeStyle", "short")]),
            Shape::Day => ("DateTimeFormat", &[("weekday", "short"), ("day", "numeric"), ("month", "short")]),
            Shape::DayAndYear => (
                "DateTimeFormat",
                &[("weekday", "short"), ("day", "numeric"), ("month", "short"), ("year", "numeric")],
            ),
            Shape::Weekday => ("DateTimeFormat", &[("weekday", "short")]),
            Shape::Date => ("DateTimeFormat", &[("day", "numeric"), ("month", "long"), ("year", "numeric")]),
            Shape::Month => ("DateTimeFormat", &[("month", "long"), ("year", "numeric")]),
            Shape::Number => ("NumberFormat", &[]),
            Shape::Relative => ("RelativeTimeFormat", &[("numeric", "auto")]),
        };
        let zone = zone.map(|zone| ("timeZone", zone.name()));
        let options: Vec<(&str, &str)> = options.iter().copied().chain(zone).collect();
        Formatter::new(class, Some(&self.locale), &options)
    }
}
