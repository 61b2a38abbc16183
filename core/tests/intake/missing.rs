//! Interviews that a newer file from the same source no longer has.

use super::desk::{Desk, counts, home, interview_rows, people_rows};
use switchback_core::{
    exchange::{
        rows::interviews::{InterviewRow, read_interviews},
        table::{mapping::Mapping, reader::read_table},
    },
    intake::{Intake, Missing, schedule::ScheduleFile},
    model::interview::InterviewStatus,
    zones::DatabaseZones,
};

/// The rows of an upcoming schedule, all of them scheduled.
fn rows() -> Vec<InterviewRow> {
    ahead("greenhouse-interviews.csv")
}

fn ahead(name: &str) -> Vec<InterviewRow> {
    let mut rows = interview_rows(name);
    rows.retain(|row| !row.cancelled);
    for (row, day) in rows.iter_mut().zip(1..) {
        row.start = super::desk::now() + chrono::Duration::days(day);
    }
    rows
}

fn desk(rows: &[InterviewRow]) -> Desk {
    let mut desk = Desk::new();
    let people = desk.hold_people(&people_rows());
    desk.import(people);
    let schedule = desk.hold_interviews(rows);
    desk.import(schedule);
    desk
}

#[test]
fn an_interview_missing_from_a_newer_file_is_listed_and_stays_until_the_user_cancels_it() {
    let mut rows = rows();
    let mut desk = desk(&rows);
    rows.pop();
    let intake = desk.hold_interviews(&rows);
    assert_eq!(intake.missing.len(), 1);
    assert!(intake.import.is_empty(), "nothing is cancelled unasked");
    desk.answers.missing = Missing::AreCancelled;
    let answered = desk.hold_interviews(&rows);
    assert_eq!(counts(&answered), (0, 1, rows.len() as u32, 0));
    desk.import(answered);
    let interviews = desk.log.workspace().interviews.values();
    let cancelled = interviews.filter(|known| known.status == InterviewStatus::Cancelled).count();
    assert_eq!((cancelled, desk.hold_interviews(&rows).missing), (1, vec![]));
}

#[test]
fn interviews_are_only_missing_from_files_of_their_own_source() {
    let mut desk = desk(&rows());
    let others = ahead("lever-interviews.csv");
    let first = desk.hold_interviews(&others);
    assert_eq!(first.missing, []);
    desk.import(first);
    assert_eq!(desk.hold_interviews(&others[1..]).missing.len(), 1, "of its own interviews only");
}

#[test]
fn new_interviews_in_a_newer_file_belong_to_the_same_source() {
    let rows = rows();
    let (last, first) = rows.split_last().unwrap();
    let mut desk = desk(first);
    let both = desk.hold_interviews(&rows);
    desk.import(both);
    let missing = desk.hold_interviews(first).missing;
    assert_eq!(missing.len(), 1, "{last:?} came with the second file");
}

/// The file as it was, but the last row can't be read.
fn with_unread(rows: &[InterviewRow], id: Option<String>) -> Intake {
    let mut desk = desk(rows);
    desk.answers.missing = Missing::AreCancelled;
    desk.hold_schedule(ScheduleFile { rows: &rows[..rows.len() - 1], unread: &[id] })
}

#[test]
fn an_interview_whose_row_can_not_be_read_is_not_missing() {
    let rows = rows();
    let last = rows.last().and_then(|row| row.key.clone());
    assert!(last.is_some());
    let intake = with_unread(&rows, last);
    assert_eq!((&intake.missing, intake.import.is_empty()), (&vec![], true));
    assert_eq!(intake.notes, Vec::<String>::new());
}

#[test]
fn nothing_is_missing_as_long_as_an_unread_row_may_be_it() {
    let intake = with_unread(&rows(), None);
    assert_eq!((intake.missing, intake.import.is_empty()), (vec![], true));
    assert_eq!(
        intake.notes,
        [
            "Not found in this file: 1 upcoming interview. They can’t be cancelled here as long as 1 entry can’t be read. Correct the file first."
        ]
    );
}

#[test]
fn a_row_with_a_problem_keeps_its_id() {
    let text = "Id,Start,End,Type,Interviewer\nI-7,2026-12-07 14:00,soon,Coding,Ada\n";
    let table = read_table(text.as_bytes()).unwrap();
    let mapping = Mapping::guess(&table.header, &table.lines);
    let reading = read_interviews(&table, &mapping, &home(), &DatabaseZones, None);
    let ids: Vec<_> = reading.problems.iter().map(|problem| problem.id.as_deref()).collect();
    assert_eq!(ids, [Some("I-7")]);
}

#[test]
fn past_interviews_are_not_listed_as_missing() {
    let mut rows = rows();
    let mut desk = desk(&rows);
    rows.remove(0);
    assert_eq!(desk.hold_interviews(&rows).missing.len(), 1);
    let mut past = self::rows();
    past[0].start = super::desk::now() - chrono::Duration::hours(1);
    desk = self::desk(&past);
    assert_eq!(desk.hold_interviews(&rows).missing, []);
}
