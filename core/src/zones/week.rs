//! Weeks begin on Monday.

use chrono::{Datelike, Days, NaiveDate};

/// The Monday of a day's week, or the day itself if the calendar has no earlier one.
pub fn monday_of(day: NaiveDate) -> NaiveDate {
    let since_monday = Days::new(day.weekday().num_days_from_monday().into());
    day.checked_sub_days(since_monday).unwrap_or(day)
}
