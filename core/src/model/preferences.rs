//! A person's preferences beyond their usual hours and weekly limits: when, and how much at once.

use crate::model::hours::Span;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

/// No preference by default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// Preferred hours, Monday first. The spans of a day are sorted and don't touch.
    pub prefer: [Vec<Span>; 7],
    pub part_of_day: PartOfDay,
    pub most_a_day: Most,
    /// In addition to the weekly limits, which count sessions by role.
    pub most_a_week: Most,
    pub pause: Option<Pause>,
}

/// How much a person takes on, as a trainee and as a mentor together. A missing number means no limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Most {
    pub sessions: Option<u8>,
    pub minutes: Option<u16>,
}

impl Most {
    /// Whether a session of this many minutes still fits, given the sessions that the person has.
    pub fn allows(self, sessions: usize, minutes: i64, more_minutes: i64) -> bool {
        self.sessions.is_none_or(|most| sessions < usize::from(most))
            && self.minutes.is_none_or(|most| minutes + more_minutes <= i64::from(most))
    }

    pub fn is_limit(self) -> bool {
        self != Self::default()
    }
}

/// The preferred part of the day for sessions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartOfDay {
    #[default]
    Any,
    /// Before noon by the person's own clock.
    Morning,
    Afternoon,
}

/// Time off: no sessions from the first to the last day, both included, by the person's own clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    pub from: NaiveDate,
    pub until: NaiveDate,
}

impl Preferences {
    pub fn is_paused(&self, day: NaiveDate) -> bool {
        self.pause.is_some_and(|pause| pause.from <= day && day <= pause.until)
    }

    /// Whether a time on the person's own clock is a preferred one.
    pub fn suits(&self, from: NaiveDateTime, to: NaiveDateTime) -> bool {
        let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
        let part = match self.part_of_day {
            PartOfDay::Any => false,
            PartOfDay::Morning => to.date() == from.date() && to.time() <= noon,
            PartOfDay::Afternoon => from.time() >= noon,
        };
        part || self.prefers(from, to)
    }

    fn prefers(&self, from: NaiveDateTime, to: NaiveDateTime) -> bool {
        let day = &self.prefer[chrono::Datelike::weekday(&from).num_days_from_monday() as usize];
        let second = from.num_seconds_from_midnight();
        let end = i64::from(second) + (to - from).num_seconds();
        day.iter().any(|span| u32::from(span.from) * 60 <= second && end <= i64::from(span.to) * 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        text.parse().expect("a time in the test")
    }

    #[test]
    fn only_preferred_times_suit() {
        let mut preferences = Preferences::default();
        assert!(!preferences.suits(at("2026-03-02T09:00:00"), at("2026-03-02T10:00:00")));
        preferences.prefer[0] = vec![Span::new(540, 600)];
        assert!(preferences.suits(at("2026-03-02T09:00:00"), at("2026-03-02T10:00:00")));
        assert!(!preferences.suits(at("2026-03-02T09:30:00"), at("2026-03-02T10:30:00")));
        assert!(!preferences.suits(at("2026-03-03T09:00:00"), at("2026-03-03T10:00:00")));
        preferences.part_of_day = PartOfDay::Morning;
        assert!(preferences.suits(at("2026-03-03T11:00:00"), at("2026-03-03T12:00:00")));
        assert!(!preferences.suits(at("2026-03-03T11:30:00"), at("2026-03-03T12:30:00")));
    }

    #[test]
    fn a_limit_counts_sessions_and_minutes() {
        let most = Most { sessions: Some(2), minutes: Some(90) };
        assert!(most.allows(1, 45, 45));
        assert!(!most.allows(2, 0, 10));
        assert!(!most.allows(1, 60, 45));
        assert!(Most::default().allows(99, 9999, 60));
    }
}
