//! Tables of interviews, and the rows or problems read from them.

use super::*;
use crate::{
    exchange::table::{reader::read_table, reading::Question},
    zones::DatabaseZones,
};
use proptest::prelude::*;

fn read(text: &str, order: Option<DateOrder>) -> Reading<InterviewRow> {
    let table = read_table(text.as_bytes()).expect("a table");
    let mapping = Mapping::guess(&table.header, &table.lines);
    read_interviews(&table, &mapping, &Zone::named("Europe/Berlin"), &DatabaseZones, order)
}

/// Reads one line under a header and checks the result: its start and length, or its problem.
#[track_caller]
fn check(header: &str, line: &str, expected: &str) {
    let reading = read(&format!("Type|Interviewer|{header}\nCoding|Ada|{line}\n"), None);
    let found = match (reading.rows.as_slice(), reading.problems.as_slice()) {
        ([row], []) => format!("{} {}", row.start.format("%Y-%m-%dT%H:%MZ"), row.minutes),
        ([], [problem]) => problem.reason.to_string(),
        other => format!("{other:?}"),
    };
    assert_eq!(found, expected, "{line}");
}

#[test]
fn starts_and_lengths_come_from_many_columns() {
    check("Start|End", "2026-12-07 14:00|2026-12-07 15:00", "2026-12-07T13:00Z 60");
    check("Start|End", "2026-12-07 14:00|14:45", "2026-12-07T13:00Z 45");
    check("Start (UTC)|Duration", "2026-12-07 14:00|45 min", "2026-12-07T14:00Z 45");
    check("Date|Time|Duration", "7.12.2026|2:00 PM|1h", "2026-12-07T13:00Z 60");
    check("Start date|Start time|End time", "2026-12-07|14:00|15:30", "2026-12-07T13:00Z 90");
    check("Start|Duration (hours)", "2026-12-07T14:00:00-05:00|0.5", "2026-12-07T19:00Z 30");
    check("Start|Duration|Time zone", "2026-12-07 14:00|60|America/New York", "2026-12-07T19:00Z 60");
    check("Start|Duration|Time zone", "2026-12-07 14:00|60|PST", "2026-12-07T22:00Z 60");
    check("Start|Duration|Time zone", "2026-12-07 14:00|60|Eastern Standard Time", "2026-12-07T19:00Z 60");
    check("Start|End", "2026-12-07 14:00 PST|2026-12-07 15:00 PST", "2026-12-07T22:00Z 60");
    check("Start|End", "2026-12-07 14:00 UTC|15:00", "2026-12-07T14:00Z 60");
}

#[test]
fn an_interview_may_end_after_midnight() {
    check("Start|End", "2026-12-07 23:30|00:15", "2026-12-07T22:30Z 45");
    check("Start|End", "2026-12-07 23:30|11:30", "2026-12-07T22:30Z 720");
    check("Date|Start time|End time", "2026-12-07|11:30 PM|12:15 AM", "2026-12-07T22:30Z 45");
    let words = "the end isn’t after the start. Correct one of them.";
    for wrong in ["14:00|14:00", "14:00|13:59", "23:30|11:31"] {
        check("Start|End", &format!("2026-12-07 {wrong}"), words);
    }
}

#[test]
fn wrong_times_are_reported() {
    check(
        "Start|Duration|Time zone",
        "2026-07-07 14:00|60|PST",
        "PST doesn’t apply in America/Los_Angeles on that date. Write the time zone as America/Los_Angeles.",
    );
    check(
        "Start|Duration|Time zone",
        "2026-12-07 14:00|60|CST",
        "“CST” can’t be read as a time zone. Write it as Europe/Berlin or America/New_York.",
    );
    check("Start|Duration", "2026-12-07|60", "“2026-12-07” has no time of day. Add it, as in 14:30.");
    check(
        "Start|End",
        "2026-12-07 14:00|2026-12-07 14:00",
        "the end isn’t after the start. Correct one of them.",
    );
    check(
        "Start|End",
        "2026-12-07 14:00|2026-12-08 14:00",
        "1440 minutes is longer than the 12-hour limit. Correct the end or the duration.",
    );
    check(
        "Start|End|Duration",
        "2026-12-07 14:00|15:00|45",
        "the end gives 60 minutes, but the duration is 45 minutes. Correct one of them.",
    );
    check("Start|End|Duration", "2026-12-07 14:00||", "no end or duration. Add one of them.");
    check(
        "Start|Duration",
        "2026-12-07 14:00|soon",
        "“soon” isn’t a duration. Write it in minutes, as in 45.",
    );
    check(
        "Start|Duration",
        "2026-03-29 02:30|60",
        "2026-03-29 02:30 doesn’t exist in Europe/Berlin: the clocks go forward then. Correct the time.",
    );
    check("Start|Duration", "|60", "no start time. Add one.");
}

#[test]
fn a_repeated_local_time_means_the_earlier_one() {
    let reading = read("Type,Interviewer,Start,Duration\nCoding,Ada,2026-10-25 02:30,60\n", None);
    assert_eq!(reading.rows[0].start.to_rfc3339(), "2026-10-25T00:30:00+00:00");
    assert!(matches!(reading.notes[0].kind, NoteKind::EarlierTaken { .. }));
}

#[test]
fn the_order_of_dates_is_settled_asked_or_given() {
    let text =
        "Type,Interviewer,Start,Duration\nCoding,Ada,1/2/2027 14:00,60\nCoding,Ada,1/3/2027 14:00,60\n";
    let reading = read(text, None);
    assert_eq!((reading.rows.len(), reading.problems.len()), (0, 2));
    let day = |month, day| chrono::NaiveDate::from_ymd_opt(2027, month, day);
    let example = "1/2/2027 14:00".to_owned();
    let question = Question::AmbiguousDates { example, day_first: day(2, 1), month_first: day(1, 2) };
    assert_eq!(reading.question, Some(question));

    let told = read(text, Some(DateOrder::DayFirst));
    assert_eq!((told.rows.len(), told.question), (2, None));
    assert_eq!(told.rows[0].start.date_naive(), day(2, 1).expect("a date"));

    let settled = read(&format!("{text}Coding,Ada,1/30/2027 14:00,60\n"), Some(DateOrder::DayFirst));
    assert_eq!(settled.rows.len(), 3);
    assert_eq!(settled.rows[0].start.date_naive(), day(1, 2).expect("a date"));
    assert_eq!(settled.notes[0].kind, NoteKind::DateOrder(DateOrder::MonthFirst));
}

#[test]
fn names_and_addresses_are_paired_only_if_they_match() {
    let mut notes = Vec::new();
    let mut both = |names, mails| interviewers(names, mails, &mut notes).expect("addresses");
    let ada = Contact { name: Some("Ada".into()), mail: Some("ada@x.com".into()) };
    assert_eq!(both("Ada, Bo", "ada@x.com, bo@x.com")[0], ada);
    assert_eq!(both("Ada <ada@x.com>", ""), [ada]);
    let okafor = Contact { name: Some("Ada Okafor".into()), mail: Some("ada@x.com".into()) };
    assert_eq!(both("Okafor, Ada", "ada@x.com"), [okafor]);
    let unnamed = Contact { name: None, mail: Some("ada@x.com".into()) };
    assert_eq!(both("Ada Okafor, Bo Lind", "ada@x.com"), [unnamed]);
    assert_eq!(notes, [NoteKind::NamesLeftOut]);
}

#[test]
fn lines_of_one_interview_become_one_row() {
    let reading = read(
        "Interview ID,Type,Interviewer,Start,Duration\n7,Coding,Ada,2026-12-07 14:00,60\n7,Coding,Bo,2026-12-07 14:00,60\n\
         7,Coding,Cy,2026-12-08 14:00,60\n",
        None,
    );
    assert_eq!(reading.rows.len(), 1);
    assert_eq!(reading.rows[0].interviewers.len(), 2);
    let reason = ProblemKind::SameIdOtherInterview { first_line: 2 };
    assert_eq!(reading.problems, [Problem { line: 4, id: Some("7".into()), reason }]);
}

/// Reads the start of an interview at 10:00 on 8 December 2026 for a user in Berlin.
fn start_in(header: &str) -> Result<String, ProblemKind> {
    let text = format!("Id,Type,{header},Duration,Interviewer\nI-1,Coding,2026-12-08 10:00,45,Ada Okafor\n");
    let table = read_table(text.as_bytes()).expect("a table");
    let zone = Zone::named("Europe/Berlin");
    let mapping = Mapping::guess(&table.header, &[]);
    let mut reading = read_interviews(&table, &mapping, &zone, &DatabaseZones, None);
    match reading.rows.pop() {
        Some(row) => Ok(row.start.format("%d %H:%M").to_string()),
        None => Err(reading.problems.remove(0).reason),
    }
}

#[test]
fn a_zone_in_the_name_of_a_column_is_understood_or_refused_and_never_ignored() {
    for (header, expected) in [
        ("Start", "08 09:00"),
        ("Start time", "08 09:00"),
        ("Start (local)", "08 09:00"),
        ("Start (YYYY-MM-DD)", "08 09:00"),
        ("Start (ET)", "08 15:00"),
        ("Start (EST)", "08 15:00"),
        ("Start Time EST", "08 15:00"),
        ("Start (PST)", "08 18:00"),
        ("Start (Pacific Time)", "08 18:00"),
        ("Start (UTC+05:30)", "08 04:30"),
        ("Start (GMT+1)", "08 09:00"),
        ("Start (+02:00)", "08 08:00"),
        ("Start (UTC)", "08 10:00"),
        ("Start UTC", "08 10:00"),
        ("Start [America/New_York]", "08 15:00"),
        ("Start (W. Europe Standard Time)", "08 09:00"),
    ] {
        assert_eq!(start_in(header), Ok(expected.to_owned()), "{header}");
    }
    for (header, zone) in [
        ("Start (IST)", "IST"),
        ("Start (CST)", "CST"),
        ("Start (BST)", "BST"),
        ("Start IST", "IST"),
        ("Start (UTC+27)", "UTC+27"),
        ("Start (XYZ)", "XYZ"),
    ] {
        assert_eq!(start_in(header), Err(ProblemKind::UnknownZone(zone.to_owned())), "{header}");
    }
    let summer = ProblemKind::ZoneOutOfSeason { abbreviation: "EDT".into(), zone: "America/New_York".into() };
    assert_eq!(start_in("Start (EDT)"), Err(summer), "New York is in standard time then");
}

#[test]
fn an_address_not_labeled_as_an_interviewers_is_ignored() {
    let interviewers = |header: &str, line: &str| {
        let reading =
            read(&format!("Interview,Start,Duration,{header}\nCoding,2026-12-14 09:00,45,{line}\n"), None);
        reading.rows.into_iter().flat_map(|row| row.interviewers).collect::<Vec<_>>()
    };
    let ada = Contact::written("Ada Okafor").expect("a name");
    let applicant = "Rosa Marchetti,rosa.marchetti@mail.example";
    for header in [
        "Applicant,Applicant Email,Interviewer",
        "Applicant,Email,Interviewer",
        "Guest,Guest address,Interviewer",
    ] {
        assert_eq!(
            interviewers(header, &format!("{applicant},Ada Okafor")),
            std::slice::from_ref(&ada),
            "{header}"
        );
    }
    assert_eq!(interviewers("Applicant,Email", applicant), [], "nobody is named, so the line is asked about");
    let host = interviewers("Applicant,Email,Host address", &format!("{applicant},ada@example.com"));
    assert_eq!(host, [Contact::written("ada@example.com").expect("an address")]);
}

proptest! {
    #[test]
    fn every_line_is_a_row_a_problem_or_joined(text in "[0-9/:,\n -]{0,120}") {
        let table = read_table(format!("Id,Start,End,Type,Interviewer\n{text}").as_bytes()).expect("a table");
        let lines = table.lines.len() + table.problems.len();
        let reading = read_interviews(&table, &Mapping::guess(&table.header, &[]), &Zone::utc(), &DatabaseZones, Some(DateOrder::DayFirst));
        let joined = reading.notes.iter().filter(|note| matches!(note.kind, NoteKind::Joined { .. })).count();
        prop_assert_eq!(reading.rows.len() + reading.problems.len() + joined, lines);
    }
}
