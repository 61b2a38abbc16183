//! Time off and date overrides as one list, and busy times from calendar files.

use crate::told::{Act, TRAINEE, founded, scene};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use switchback::route::Route;
use switchback_core::{
    command::{
        Command,
        person::{BusyTimes, DayHours},
    },
    model::{
        hours::{Interval, Span},
        ids::{PersonId, SourceId},
    },
};

/// The Monday on which the company begins is the 16th.
fn november(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).expect("a date")
}

fn changed(days: std::ops::RangeInclusive<u32>, hours: &[Span]) -> Act {
    let days = DayHours::of_range(november(*days.start()), november(*days.end()), Some(hours));
    Act { after: 0, by: TRAINEE, command: Command::ChangeDays { person: PersonId(1), days } }
}

fn page(changes: impl IntoIterator<Item = Act>) -> String {
    let mut acts = founded();
    acts.extend(changes);
    scene(acts, 1, TRAINEE).page(&Route::Availability(PersonId(1)).href())
}

#[test]
fn days_in_a_row_are_one_line_and_past_ones_are_folded() {
    let page = page([changed(9..=13, &[]), changed(23..=27, &[]), changed(30..=30, &[Span::new(540, 720)])]);
    assert!(page.contains("November 23 – 27, 2026: unavailable"), "{page}");
    assert!(page.contains("November 30, 2026: 9:00 AM to 12:00 PM"), "{page}");
    assert!(page.contains("1 past entry") && !page.contains("November 9, 2026"), "{page}");
    assert_eq!(page.matches("[Remove").count(), 2, "{page}");
}

#[test]
fn without_overrides_there_is_nothing_to_fold_or_copy() {
    let page = page([]);
    assert!(!page.contains("past entr") && !page.contains("Copy a week"), "{page}");
}

fn busy(source: u64, hours: i64) -> Act {
    let at = |hour| DateTime::<Utc>::UNIX_EPOCH + Duration::hours(hour);
    let busy = (0..hours).map(|hour| Interval { start: at(hour), end: at(hour + 1) }).collect();
    let times = BusyTimes { person: PersonId(1), source: SourceId(source), busy };
    Act { after: 0, by: TRAINEE, command: Command::ReadBusyTimes(times) }
}

#[test]
fn the_busy_times_of_each_calendar_file_can_be_removed() {
    let both = page([busy(1, 2), busy(2, 1)]);
    assert!(both.contains("[Remove 2 busy times]") && both.contains("[Remove 1 busy time]"), "{both}");
    let one = page([busy(1, 2), busy(2, 1), busy(1, 0)]);
    assert!(!one.contains("[Remove 2") && one.contains("1 busy time imported."), "{one}");
}
