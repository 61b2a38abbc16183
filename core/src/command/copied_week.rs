//! Copying one week's date overrides to another week.

use super::person::DayHours;
use crate::model::hours::DayChanges;
use chrono::{Days, NaiveDate};

/// What copying a week changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CopiedWeek {
    /// The seven days of the target week.
    pub days: Vec<DayHours>,
    /// How many overrides are copied.
    pub copied: usize,
    /// How many other overrides of the target week are lost.
    pub lost: usize,
}

impl CopiedWeek {
    /// From the week that begins on one Monday to the week of another. Dates without an override return to the weekly hours.
    pub fn of(known: &DayChanges, from_week: NaiveDate, to_week: NaiveDate) -> Self {
        let mut week = Self::default();
        for number in (0..7).map(Days::new) {
            let Some(day) = to_week.checked_add_days(number) else { continue };
            let hours = from_week.checked_add_days(number).and_then(|day| known.get(&day).cloned());
            week.copied += usize::from(hours.is_some());
            week.lost += usize::from(known.get(&day).is_some_and(|before| hours.as_ref() != Some(before)));
            week.days.push(DayHours { day, hours });
        }
        week
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::hours::Span, order::Gather};

    fn march(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, day).expect("a date")
    }

    #[test]
    fn copying_a_week_counts_the_overrides_that_it_copies_and_those_that_are_lost() {
        let (morning, afternoon) = (vec![Span::new(540, 720)], vec![Span::new(780, 1020)]);
        let monday_to_thursday = [
            (march(2), morning.clone()),
            (march(3), morning.clone()),
            (march(9), morning.clone()),
            (march(10), afternoon),
            (march(12), Vec::new()),
        ];
        let known: DayChanges = monday_to_thursday.into_iter().into_map();
        let week = CopiedWeek::of(&known, march(2), march(9));
        assert_eq!((week.copied, week.lost), (2, 2), "Monday has the same hours already");
        assert_eq!(week.days[1], DayHours { day: march(10), hours: Some(morning) });
        assert_eq!(week.days[3], DayHours { day: march(12), hours: None });
    }
}
