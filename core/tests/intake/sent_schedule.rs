//! A schedule that another program sends, with no one there to answer questions.

use super::desk::{Desk, home, now, people_rows};
use switchback_core::{
    command::Command,
    exchange::unreadable::Unreadable,
    intake::{
        Intake, Missing,
        sent_schedule::{NotASchedule, ScheduleReport, SentSchedule},
    },
    zones::DatabaseZones,
};

const HEADER: &str = "ID,Interview type,Start,End,Interviewer emails,Status,Candidate\n";
const ADA: &str = "ada.okafor@harrowgate.example";

/// A workspace with people, and with the types that they are certified in: Coding and System design.
fn desk() -> Desk {
    let mut desk = Desk::new();
    let people = desk.hold_people(&people_rows());
    desk.import(people);
    desk
}

/// Two interviews, on December 7 and 8, in the zone of the workspace.
fn two() -> String {
    format!(
        "{HEADER}x1,Coding,2026-12-07 09:30,2026-12-07 10:30,{ADA},,Rosa Marchetti\n\
         x2,coding,2026-12-08 09:30,2026-12-08 10:30,{ADA},,Omar Siddiqui\n"
    )
}

fn sent(text: &str) -> SentSchedule {
    SentSchedule::read(text.as_bytes(), &home(), &DatabaseZones).unwrap()
}

fn compared(desk: &Desk, schedule: &SentSchedule, missing: Missing) -> Intake {
    let mut next = 10_000;
    let mut fresh = || {
        next += 1;
        next
    };
    schedule.compare(desk.log.workspace(), missing, now(), &mut fresh)
}

fn import(desk: &mut Desk, text: &str, missing: Missing) -> ScheduleReport {
    let schedule = sent(text);
    let intake = compared(desk, &schedule, missing);
    let report = schedule.report(&intake);
    if !intake.import.is_empty() {
        desk.act(Command::Import(intake.import));
    }
    report
}

fn counts(report: &ScheduleReport) -> [usize; 5] {
    let ScheduleReport { added, changed, cancelled, unchanged, missing, .. } = report;
    [*added, *changed, *cancelled, *unchanged, *missing]
}

fn reasons(report: &ScheduleReport) -> Vec<(u32, &str)> {
    report.problems.iter().map(|problem| (problem.line, problem.reason.as_str())).collect()
}

#[test]
fn interviews_are_added_once_and_then_changed_and_cancelled() {
    let mut desk = desk();
    assert_eq!(counts(&import(&mut desk, &two(), Missing::Stay)), [2, 0, 0, 0, 0]);
    assert_eq!(counts(&import(&mut desk, &two(), Missing::Stay)), [0, 0, 0, 2, 0]);
    let later = two().replace("2026-12-08 09:30,2026-12-08 10:30", "2026-12-09 09:30,2026-12-09 10:30");
    assert_eq!(counts(&import(&mut desk, &later, Missing::Stay)), [0, 1, 0, 1, 0]);
    let cancelled = later.replace(",,Rosa", ",cancelled,Rosa");
    assert_eq!(counts(&import(&mut desk, &cancelled, Missing::Stay)), [0, 0, 1, 1, 0]);
}

#[test]
fn interviews_that_are_no_longer_in_the_schedule_stay_unless_it_says_that_they_are_cancelled() {
    let mut desk = desk();
    let _ = import(&mut desk, &two(), Missing::Stay);
    let lines: Vec<String> = two().lines().take(2).map(|line| format!("{line}\n")).collect();
    let one = lines.concat();
    assert_eq!(counts(&import(&mut desk, &one, Missing::Stay)), [0, 0, 0, 1, 1]);
    assert_eq!(counts(&import(&mut desk, &one, Missing::AreCancelled)), [0, 0, 1, 1, 1]);
}

#[test]
fn rows_that_would_need_an_answer_are_skipped_and_reported() {
    let mut desk = desk();
    let types = desk.log.workspace().interview_types.len();
    let people = desk.log.workspace().people.len();
    let text = format!(
        "{}x3,Pair coding,2026-12-07 09:30,2026-12-07 10:30,{ADA},,A\n\
         x4,Coding,2026-12-07 09:30,2026-12-07 10:30,new@harrowgate.example,,B\n\
         x5,Coding,2026-12-07 09:30,2026-12-07 10:30,ada.okafor@elsewhere.example,,C\n\
         x6,Coding,someday,2026-12-07 10:30,{ADA},,D\n",
        two()
    );
    let report = import(&mut desk, &text, Missing::Stay);
    assert_eq!(counts(&report), [2, 0, 0, 0, 0]);
    let told = reasons(&report);
    assert_eq!(told[0], (4, "“Pair coding” is not an interview type of this workspace."));
    assert_eq!(told[1], (5, "new@harrowgate.example is not in this workspace. Import them as people first."));
    assert!(told[2].1.contains("ada.okafor@elsewhere.example"), "{told:?}");
    assert!(told[3].1.contains("someday"), "{told:?}");
    let workspace = desk.log.workspace();
    assert_eq!((workspace.interview_types.len(), workspace.people.len()), (types, people));
}

#[test]
fn dates_that_may_be_read_in_two_ways_are_not_guessed() {
    let text = format!("{HEADER}x1,Coding,3/2/2027 9:30 AM,3/2/2027 10:30 AM,{ADA},,Rosa\n");
    let report = import(&mut desk(), &text, Missing::Stay);
    assert_eq!((counts(&report), report.problems.len()), ([0; 5], 1));
}

#[test]
fn a_schedule_without_a_needed_column_says_which_one() {
    let read = |text: &str| SentSchedule::read(text.as_bytes(), &home(), &DatabaseZones).map(drop);
    let lacking = read("Interview type,Start,Interviewer emails\n").unwrap_err();
    assert_eq!(lacking.to_string(), "No column has end or duration. Add it to the schedule.");
    assert_eq!(read(""), Err(NotASchedule::Unreadable(Unreadable::Empty)));
}
