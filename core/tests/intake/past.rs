//! Files whose interviews are all in the past, as when the year is wrong.

use super::desk::{Desk, interview_rows, now};
use chrono::Duration;
use switchback_core::exchange::rows::interviews::InterviewRow;

/// Rows that start this many days from now.
fn rows(days: impl IntoIterator<Item = i64>) -> Vec<InterviewRow> {
    let mut rows = interview_rows("greenhouse-interviews.csv");
    rows.retain(|row| !row.cancelled);
    let starts = days.into_iter().map(|days| now() + Duration::days(days));
    rows.into_iter().zip(starts).map(|(row, start)| InterviewRow { start, ..row }).collect()
}

/// What the preview says about the past.
fn said(rows: &[InterviewRow]) -> Option<String> {
    Desk::new().hold_interviews(rows).notes.into_iter().find(|note| note.contains("in the past"))
}

#[test]
fn new_interviews_that_are_all_in_the_past_are_pointed_out() {
    let several = said(&rows([-365, -300])).expect("a note");
    assert!(several.starts_with("All 2 new interviews are in the past, the last one on "), "{several}");
    let one = said(&rows([-365])).expect("a note");
    assert!(one.starts_with("The new interview is in the past: "), "{one}");
}

#[test]
fn a_history_with_upcoming_interviews_is_as_usual() {
    assert_eq!(said(&rows([-300, 1])), None);
    let mut desk = Desk::new();
    let ahead = desk.hold_interviews(&rows([1]));
    desk.import(ahead);
    let again = desk.hold_interviews(&rows([1, -1]));
    assert_eq!(again.notes.iter().filter(|note| note.contains("in the past")).count(), 0);
}
