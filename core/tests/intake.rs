//! Compares files with a workspace: rows are imported the first time and unchanged the second time.
#![allow(clippy::unwrap_used)]

#[path = "intake/changed_by_hand.rs"]
mod changed_by_hand;
#[path = "intake/changed_zones.rs"]
mod changed_zones;
#[path = "intake/desk.rs"]
mod desk;
#[path = "intake/merged_types.rs"]
mod merged_types;
#[path = "intake/missing.rs"]
mod missing;
#[path = "intake/not_moved.rs"]
mod not_moved;
#[path = "intake/panels.rs"]
mod panels;
#[path = "intake/past.rs"]
mod past;
#[path = "intake/people_questions.rs"]
mod people_questions;
#[path = "intake/pools.rs"]
mod pools;
#[path = "intake/sent_schedule.rs"]
mod sent_schedule;

use desk::{Desk, counts, interview_rows, people_of, people_rows};
use switchback_core::{
    access::asker::Asker,
    exchange::{rows::people::PersonRow, table::sample_files},
    fact::line::Line,
    model::{actor::Actor, interview::InterviewStatus},
    zones::DatabaseZones,
};

#[test]
fn people_are_new_once_and_then_unchanged() {
    let (mut desk, rows) = (Desk::new(), people_rows());
    let first = desk.hold_people(&rows);
    assert_eq!(counts(&first), (rows.len(), 0, 0, 0));
    desk.import(first);
    let second = desk.hold_people(&rows);
    assert_eq!(counts(&second), (0, 0, rows.len() as u32, 0));
    assert!(second.import.is_empty());
}

#[test]
fn an_expired_certificate_is_renewed_by_a_newer_one_and_allows_training() {
    let certified = |since: &str| {
        people_of(format!("Name,Certified,Certified since\nBo Lind,Coding,{since}\n").as_bytes())
    };
    let mut desk = Desk::new();
    let first = desk.hold_people(&certified("2024-01-08"));
    desk.import(first);
    desk.let_certificates_expire(12);
    assert_eq!(
        desk.hold_people(&certified("2024-01-08")).import.certificates,
        [],
        "the same file says nothing new"
    );
    let training = desk.hold_people(&people_of(b"Name,In training for\nBo Lind,Coding\n"));
    assert_eq!(training.import.enrollments.len(), 1);
    let renewed = desk.hold_people(&certified("2026-11-02"));
    assert_eq!(renewed.import.certificates.len(), 1);
    desk.import(renewed);
    assert_eq!(desk.hold_people(&certified("2026-11-02")).import.certificates, []);
    let training = desk.hold_people(&people_of(b"Name,In training for\nBo Lind,Coding\n"));
    assert_eq!(training.import.enrollments, []);
}

#[test]
fn interviews_from_every_system_are_new_once_and_then_unchanged() {
    for name in ["greenhouse-interviews.csv", "ashby-interviews.csv", "lever-interviews.csv"] {
        let (mut desk, rows) = (Desk::new(), interview_rows(name));
        let people = desk.hold_people(&people_rows());
        desk.import(people);
        let first = desk.hold_interviews(&rows);
        let cancelled = rows.iter().filter(|row| row.cancelled).count();
        assert_eq!(counts(&first), (rows.len() - cancelled, 0, 0, 0), "{name}");
        desk.import(first);
        let second = desk.hold_interviews(&rows);
        assert_eq!(counts(&second), (0, 0, (rows.len() - cancelled) as u32, 0), "{name}");
        assert!(second.import.is_empty(), "{name}");
    }
}

#[test]
fn the_amount_counts_table_rows_or_calendar_interviews_or_else_changes() {
    let (mut desk, mut rows) = (Desk::new(), interview_rows("lever-interviews.csv"));
    rows.truncate(2);
    assert_eq!(desk.hold_interviews(&rows).amount(), "2 rows");
    assert_eq!(desk.hold_interviews(&rows[..1]).amount(), "1 row");
    rows.iter_mut().for_each(|row| row.line = 0);
    assert_eq!(desk.hold_interviews(&rows).amount(), "2 interviews");
}

#[test]
fn a_later_export_moves_and_cancels_interviews_by_their_id() {
    let (mut desk, mut rows) = (Desk::new(), interview_rows("greenhouse-interviews.csv"));
    rows.retain(|row| !row.cancelled);
    let first = desk.hold_interviews(&rows);
    desk.import(first);
    rows[0].start += chrono::Duration::hours(1);
    rows[1].cancelled = true;
    let later = desk.hold_interviews(&rows);
    assert_eq!(counts(&later), (0, 2, rows.len() as u32 - 2, 0));
    desk.import(later);
    let interviews = desk.log.workspace().interviews.values();
    let cancelled = interviews.filter(|interview| interview.status == InterviewStatus::Cancelled);
    assert_eq!(cancelled.count(), 1);
    rows[1].cancelled = false;
    let back = desk.hold_interviews(&rows);
    assert_eq!(counts(&back), (0, 1, rows.len() as u32 - 1, 0), "a cancelled interview can come back");
}

#[test]
fn unknown_interviewers_become_people_without_a_certificate() {
    let (mut desk, rows) = (Desk::new(), interview_rows("lever-interviews.csv"));
    let intake = desk.hold_interviews(&rows);
    assert!(intake.notes.iter().any(|note| note.contains("without certificates")), "{:?}", intake.notes);
    desk.import(intake);
    let workspace = desk.log.workspace();
    assert!(!workspace.people.is_empty());
    assert!(workspace.certificates.is_empty());
}

#[test]
fn candidate_names_are_not_imported() {
    for name in ["greenhouse-interviews.csv", "ashby-interviews.csv", "lever-interviews.csv"] {
        let (mut desk, rows) = (Desk::new(), interview_rows(name));
        let intake = desk.hold_interviews(&rows);
        let shown = format!("{intake:?}");
        desk.import(intake);
        let log: String = desk.log.lines().iter().map(Line::write).collect();
        let candidates: Vec<_> = rows.iter().filter_map(|row| row.candidate.clone()).collect();
        assert!(!candidates.is_empty(), "{name}");
        for candidate in candidates {
            assert!(!log.contains(&candidate) && !shown.contains(&candidate), "{candidate} in {name}");
        }
    }
}

#[test]
fn earlier_certificates_count_from_their_date_and_a_future_one_only_skips_its_line() {
    let mut desk = Desk::new();
    let text = "Name,Certified,Certified since\nAda Okafor,Coding,2024-03-01\nBo Lind,Coding,2026-12-04\nCy Roe,Coding,\n";
    let rows = people_of(text.as_bytes());
    let intake = desk.hold_people(&rows);
    assert_eq!(counts(&intake), (2, 0, 0, 1));
    assert_eq!(intake.problems[0].line, 3);
    assert_eq!(
        intake.problems[0].words,
        "Bo Lind’s certification date for Coding, 2026-12-04, is in the future. Correct it."
    );
    desk.import(intake);
    let days: Vec<String> =
        desk.log.workspace().certificates.values().map(|known| known.from.to_rfc3339()).collect();
    assert_eq!(
        days,
        ["2024-02-29T23:00:00+00:00", "2026-12-03T09:00:00+00:00"],
        "midnight in the person’s zone, or now"
    );
    assert_eq!(counts(&desk.hold_people(&rows)), (0, 0, 2, 1));
}

#[test]
fn a_person_on_two_rows_is_imported_once() {
    let mut desk = Desk::new();
    let mut rows = people_rows();
    let twice = PersonRow { line: 99, ..rows[0].clone() };
    rows.push(twice);
    let intake = desk.hold_people(&rows);
    assert_eq!(intake.problems.len(), 1);
    assert!(intake.problems[0].words.contains("already on line"), "{}", intake.problems[0].words);
}

#[test]
fn a_file_without_certified_people_says_so_if_certificates_are_to_be_recorded() {
    let mut desk = Desk::new();
    let staff = people_of(b"Name,Team\nAda Okafor,Platform\n");
    assert!(desk.hold_people(&staff).lacks_certified, "nobody is certified at all");
    let certified = people_of(b"Name,Certified\nBo Lind,Coding\n");
    let intake = desk.hold_people(&certified);
    assert!(!intake.lacks_certified);
    desk.import(intake);
    let intake = desk.hold_people(&staff);
    assert!(!intake.lacks_certified, "somebody is, and nothing says that Ada should be");
    desk.import(intake);
    let header = "Interview ID,Interview Name,Scheduled Start,Scheduled End,Interviewers";
    let schedule = format!("{header}\n1,Coding,2026-12-08T09:00:00Z,2026-12-08T10:00:00Z,Ada Okafor");
    let intake = desk.hold_interviews(&desk::interviews_of(schedule.as_bytes()));
    desk.import(intake);
    assert!(desk.hold_people(&staff).lacks_certified, "Ada leads without a certificate");
    assert!(!desk.hold_people(&people_of(b"Name\nCy Roe\n")).lacks_certified, "but Cy does not");
    assert!(!desk.hold_people(&[]).lacks_certified);
}

#[test]
fn the_sample_files_import_without_questions_or_problems() {
    let mut desk = Desk::new();
    let intake = desk.hold_people(&people_of(sample_files::people_file().as_bytes()));
    assert_eq!((counts(&intake), intake.lacks_certified), ((4, 0, 0, 0), false));
    desk.import(intake);
    let interviews = sample_files::interviews_file(desk::now().date_naive());
    let intake = desk.hold_interviews(&desk::interviews_of(interviews.as_bytes()));
    assert_eq!((counts(&intake), intake.questions.len(), intake.type_choices.len()), ((4, 0, 0, 0), 0, 0));
    assert_eq!(intake.import.people, [], "its interviewers are the people of the other");
}

#[test]
fn a_file_does_not_record_the_certificates_of_the_coordinator_who_imports_it() {
    let mut desk = Desk::new();
    let mut intake = desk.hold_people(&people_of(b"Name,Certified\nBo Lind,Coding\nAda Okafor,Coding\n"));
    let own = intake.import.certificates[0].person;
    let log = &desk.log;
    let asker = |by| Asker { workspace: log.workspace(), zones: &DatabaseZones, by, at: desk::now() };
    let before = intake.clone();
    intake.leave_out_own_certificates(&asker(Actor::COORDINATOR));
    assert_eq!(intake, before);
    intake.leave_out_own_certificates(&asker(Actor::Coordinator(Some(own))));
    assert_eq!(intake.import.certificates, before.import.certificates[1..]);
    assert_eq!(intake.notes.len(), before.notes.len() + 1);
}
