//! Times of the day and week by a person's own clock.

use crate::order::Order;
use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Minutes in a day.
pub const DAY: u16 = 24 * 60;

/// A stretch of a local day, in minutes since midnight; `to` is exclusive and may be 1440.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    pub from: u16,
    pub to: u16,
}

impl Span {
    pub fn new(from: u16, to: u16) -> Self {
        Self { from, to }
    }

    /// Whether it lies within one day and is not empty.
    pub fn is_sound(self) -> bool {
        self.from < self.to && self.to <= DAY
    }
}

/// The usual hours of a week, Monday first. The spans of a day are sorted and don't touch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WeeklyHours(pub [Vec<Span>; 7]);

impl WeeklyHours {
    /// The same span from Monday to Friday.
    pub fn weekdays(from: u16, to: u16) -> Self {
        let day = vec![Span::new(from, to)];
        Self([day.clone(), day.clone(), day.clone(), day.clone(), day, Vec::new(), Vec::new()])
    }

    pub fn on(&self, date: NaiveDate) -> &[Span] {
        &self.0[date.weekday().num_days_from_monday() as usize]
    }
}

impl Default for WeeklyHours {
    fn default() -> Self {
        Self::weekdays(9 * 60, 18 * 60)
    }
}

/// Date overrides: days on which a person's hours differ from the usual week. An empty list means off all day.
pub type DayChanges = BTreeMap<NaiveDate, Vec<Span>>;

/// Sorts spans and merges those that touch, so that equal hours are equal values.
pub fn tidy(mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain(|span| span.is_sound());
    spans.order();
    let mut tidy: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match tidy.last_mut() {
            Some(last) if span.from <= last.to => last.to = last.to.max(span.to),
            _ => tidy.push(span),
        }
    }
    tidy
}

/// A stretch of time with an exclusive `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Interval {
    #[serde(with = "chrono::serde::ts_seconds")]
    pub start: DateTime<Utc>,
    #[serde(with = "chrono::serde::ts_seconds")]
    pub end: DateTime<Utc>,
}

impl Interval {
    /// Extends it by this much time before and after, as far as the range of times allows.
    pub fn with_breaks(self, pause: TimeDelta) -> Self {
        Self {
            start: self.start.checked_sub_signed(pause).unwrap_or(self.start),
            end: self.end.checked_add_signed(pause).unwrap_or(self.end),
        }
    }

    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}
