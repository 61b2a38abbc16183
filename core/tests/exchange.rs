//! Reads files as companies really export them, from bytes to rows.
#![allow(clippy::unwrap_used)]

#[path = "exchange/large.rs"]
mod large;
#[path = "exchange/odd_forms.rs"]
mod odd_forms;
#[path = "exchange/changed_zones.rs"]
mod changed_zones;
#[path = "exchange/workbook.rs"]
mod workbook;

use chrono::{DateTime, Utc};
use expect_test::{Expect, expect};
use std::collections::BTreeMap;
use switchback_core::{
    exchange::{
        calendar::{
            Calendar,
            interviews::{ScheduleHints, calendar_interviews},
            read_calendar,
        },
        rows::{
            interviews::{InterviewRow, read_interviews},
            people::{PersonRow, read_people},
        },
        table::{
            Table,
            kind::TableKind,
            mapping::{Mapping, kind_of},
            note::Note,
            problem::Problem,
            reader::read_table,
            reading::Reading,
        },
    },
    zones::{DatabaseZones, Zone},
};

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/../tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn table(name: &str, kind: TableKind) -> Table {
    let table = read_table(&bytes(name)).unwrap();
    assert_eq!(kind_of(&table.header), Some(kind));
    table
}

fn people(name: &str) -> Reading<PersonRow> {
    let table = table(name, TableKind::People);
    read_people(&table, &Mapping::guess(&table.header, &table.lines), &DatabaseZones, None)
}

fn interviews(name: &str) -> Reading<InterviewRow> {
    let table = table(name, TableKind::Interviews);
    let mapping = Mapping::guess(&table.header, &table.lines);
    assert_eq!(mapping.missing(), []);
    read_interviews(&table, &mapping, &Zone::named("Europe/Berlin"), &DatabaseZones, None)
}

fn remarks(problems: &[Problem], notes: &[Note]) -> String {
    let notes = notes.iter().map(|note| match note.line {
        Some(line) => format!("  line {line}: {}\n", note.kind),
        None => format!("  {}\n", note.kind),
    });
    problems.iter().map(|problem| format!("  {problem}\n")).chain(notes).collect()
}

#[track_caller]
fn check_people(name: &str, expected: Expect) {
    let reading = people(name);
    let row = |person: &PersonRow| {
        let zone = person.zone.as_deref().unwrap_or("-");
        let hosts = person.hosts.map_or("-", |hosts| if hosts { "hosts" } else { "no host" });
        let joined = person.joined.map_or("-".to_owned(), |joined| joined.to_string());
        let team = person.team.as_deref().unwrap_or("-");
        let [certified, training] = [&person.certified, &person.training].map(|types| types.join("+"));
        format!(
            "{} {}, {team}, {zone}, {joined}, {hosts}, [{certified}] [{training}]\n",
            person.line, person.name
        )
    };
    let rows: String = reading.rows.iter().map(row).collect();
    expected.assert_eq(&(rows + &remarks(&reading.problems, &reading.notes)));
}

#[test]
fn people_from_a_staff_system_are_read() {
    check_people(
        "people.csv",
        expect![[r#"
            2 Ada Okafor, Platform, Europe/Berlin, 2021-03-01, hosts, [Coding+System design] []
            3 Nils Lindqvist, Payments, Europe/Berlin, 2022-05-16, hosts, [Coding] []
            4 Mireille Fontaine, Search, Europe/Berlin, 2020-09-14, hosts, [System design] []
            5 Tomasz Wilk, Platform, Europe/Berlin, 2023-02-06, hosts, [Coding] []
            6 Priya Raghavan, Search, Asia/Kolkata, 2021-11-08, hosts, [Coding+System design] []
            7 Arjun Deshmukh, Payments, Asia/Kolkata, 2022-08-22, no host, [System design] []
            8 Grace Halloran, Mobile, America/New_York, 2019-06-03, hosts, [Coding] []
            9 Marcus Ibe, Platform, America/New_York, 2020-01-13, hosts, [Coding+System design] []
            10 Delia Castellanos, Mobile, America/New_York, 2022-10-31, hosts, [System design] []
            11 Ruth Abernathy, Engineering leadership, America/New_York, 2018-04-09, no host, [] []
            12 Jonas Petersen, Recruiting, Europe/Berlin, 2024-01-15, -, [] []
            13 Leila Haddad, Payments, Europe/Berlin, 2025-09-01, -, [] [Coding]
            14 Sanjay Pillai, Search, Asia/Kolkata, 2024-07-01, hosts, [Coding] [System design]
            15 Wendy Osei, Mobile, America/New_York, 2026-02-02, -, [] [Coding+System design]
              Columns not imported: “Employee ID”.
        "#]],
    );
}

#[test]
fn a_german_spreadsheet_has_the_same_people() {
    let (german, plain) = (people("people-semicolon-bom-crlf.csv"), people("people.csv"));
    let lines: Vec<u32> = german.rows.iter().map(|person| person.line).collect();
    assert_eq!(lines, [2, 4, 5, 6, 8, 10, 11, 12, 14, 15, 16, 17, 18, 19], "as an editor counts them");
    for (german, plain) in german.rows.iter().zip(&plain.rows) {
        let moved = plain.name == "Tomasz Wilk";
        let team = if moved { Some("Platform and tools".into()) } else { plain.team.clone() };
        // The spreadsheet has no column for sessions per week.
        let expected = PersonRow { line: german.line, team, weekly_sessions: None, ..plain.clone() };
        assert_eq!(*german, expected);
    }
    let expected = "  Line 20: “zoë.müller” isn’t an email address. Write it as name@company.com.\n";
    assert_eq!(remarks(&german.problems, &german.notes), expected);
}

/// The number of interviews per type, the first and last interview, and all notes.
#[track_caller]
fn check_interviews(name: &str, expected: Expect) {
    let reading = interviews(name);
    let mut types: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &reading.rows {
        *types.entry(&row.type_name).or_default() += 1;
    }
    let cancelled = reading.rows.iter().filter(|row| row.cancelled).count();
    let mut text = format!("{} rows {types:?}, {cancelled} cancelled\n", reading.rows.len());
    for row in [reading.rows.first(), reading.rows.last()].into_iter().flatten() {
        let who: Vec<&str> = row.interviewers.iter().filter_map(|contact| contact.mail.as_deref()).collect();
        let (key, candidate) = (row.key.as_deref().unwrap_or("-"), row.candidate.as_deref().unwrap_or("-"));
        text.push_str(&format!(
            "{} {key} {} {} {} {who:?} {candidate}\n",
            row.line, row.type_name, row.start, row.minutes
        ));
    }
    expected.assert_eq(&(text + &remarks(&reading.problems, &reading.notes)));
}

#[test]
fn interviews_from_greenhouse_are_read() {
    check_interviews(
        "greenhouse-interviews.csv",
        expect![[r#"
            33 rows {"Coding": 16, "System design": 17}, 2 cancelled
            2 81200 Coding 2026-12-07 09:30:00 UTC 60 ["ada.okafor@harrowgate.example"] Rosa Marchetti
            38 81305 System design 2027-01-29 21:00:00 UTC 45 ["delia.castellanos@harrowgate.example"] Noah Lindgren
              Line 6: “to be scheduled” can’t be read as a date. Write it as 2026-03-31 14:30.
              Line 14: “marcus.ibe(at)harrowgate” isn’t an email address. Write it as name@company.com.
              Line 25: the end isn’t after the start. Correct one of them.
              line 13: Same interview as on line 12. Its interviewers are added there.
              Times are read in the time zone that each row gives.
              Columns not imported: “Job”, “Organizer”.
        "#]],
    );
}

#[test]
fn interviews_from_ashby_are_read() {
    check_interviews(
        "ashby-interviews.csv",
        expect![[r#"
            28 rows {"Coding": 13, "Coding interview": 1, "System design": 14}, 2 cancelled
            2 006e31a0-51c2-4c0e-9b1e-000000000000 Coding 2026-12-07 08:30:00 UTC 60 ["priya.raghavan@harrowgate.example"] Tess Oakley
            31 006ea04d-51c2-4c0e-9b1e-00000000001d System design 2027-01-29 15:30:00 UTC 45 ["marcus.ibe@harrowgate.example"] Hannah Weiss
              Line 10: “CST” can’t be read as a time zone. Write it as Europe/Berlin or America/New_York.
              Line 17: no interviewer. Add one.
              Times are read in the time zone that each row gives.
        "#]],
    );
}

#[test]
fn interviews_from_lever_are_read() {
    check_interviews(
        "lever-interviews.csv",
        expect![[r#"
            25 rows {"Coding": 13, "System design": 12}, 1 cancelled
            2 - Coding 2026-12-07 11:00:00 UTC 60 ["priya.raghavan@harrowgate.example"] Tess Oakley
            29 - System design 2027-01-29 18:00:00 UTC 45 ["marcus.ibe@harrowgate.example"] Hannah Weiss
              Line 5: “an hour” isn’t a duration. Write it in minutes, as in 45.
              Line 8: “13/32/2026” can’t be read as a date. Write it as 2026-03-31 14:30.
              Line 19: 9 cells, but the header has 8. Put quotation marks around any cell that contains the separator.
              Dates are read as month first.
              Times are read in UTC, as the column name says.
              Columns not imported: “Posting team”.
        "#]],
    );
}

/// Every lead interviewer is in the people file and certified for the type, so that trainees find mentors.
/// Each type has at least four certified people.
#[test]
fn the_files_fit_together() {
    let people = people("people.csv").rows;
    for name in ["greenhouse-interviews.csv", "ashby-interviews.csv", "lever-interviews.csv"] {
        let mut mentors: BTreeMap<String, std::collections::BTreeSet<String>> = BTreeMap::new();
        for row in interviews(name).rows {
            let type_name = row.type_name.trim_end_matches(" interview").to_owned();
            for interviewer in &row.interviewers {
                let person = people.iter().find(|person| person.mail == interviewer.mail).unwrap();
                assert!(person.certified.contains(&type_name), "{} in {name}", person.name);
                mentors.entry(type_name.clone()).or_default().insert(person.name.clone());
            }
        }
        assert!(
            mentors.len() == 2 && mentors.values().all(|mentors| mentors.len() >= 4),
            "{name}: {mentors:?}"
        );
    }
}

fn calendar(name: &str) -> Calendar {
    let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
    let window = at("2026-12-07T00:00:00Z")..at("2027-01-30T00:00:00Z");
    read_calendar(&bytes(name), window, &Zone::named("Europe/Berlin"), &DatabaseZones).unwrap()
}

#[track_caller]
fn check_calendar(name: &str, expected: Expect) {
    let calendar = calendar(name);
    let mut text = String::new();
    for entry in &calendar.entries {
        let format = "%m-%d %H:%M";
        let [start, end] = [entry.start, entry.end].map(|at| at.format(format));
        let busy = if entry.busy { "busy" } else { "free" };
        text.push_str(&format!(
            "{start} to {end} {busy} {:?} {} {}\n",
            entry.status, entry.sequence, entry.about.summary
        ));
    }
    for problem in &calendar.problems {
        text.push_str(&format!("{problem}\n"));
    }
    expected.assert_eq(&text);
}

#[test]
fn a_google_calendar_is_read() {
    check_calendar(
        "google-calendar.ics",
        expect![[r#"
        12-07 13:00 to 12-07 14:00 busy Confirmed 0 Coding interview: Rosa Marchetti
        12-08 14:00 to 12-08 14:45 busy Confirmed 0 System design | Kwame Boateng
        12-09 09:00 to 12-09 09:45 busy Confirmed 3 System design (pool slot)
        12-09 09:00 to 12-09 10:00 busy Confirmed 2 Coding interview (pool slot)
        12-10 10:00 to 12-10 11:00 free Cancelled 1 Coding interview: Ingrid Solheim
        12-16 09:00 to 12-16 10:00 busy Confirmed 2 Coding interview (pool slot)
        12-17 09:00 to 12-17 09:45 busy Confirmed 3 System design (pool slot)
        12-23 09:00 to 12-23 09:45 busy Confirmed 3 System design (pool slot)
        12-23 23:00 to 01-01 23:00 free Confirmed 0 Office closed
        12-30 09:00 to 12-30 09:45 busy Confirmed 3 System design (pool slot)
        01-06 09:00 to 01-06 10:00 busy Confirmed 2 Coding interview (pool slot)
        01-12 15:00 to 01-12 15:45 busy Confirmed 0 System design – Daniel Ferreira
        01-13 11:00 to 01-13 12:00 busy Confirmed 0 Lunch with the panel
        01-14 14:30 to 01-14 15:30 busy Confirmed 4 Coding interview (pool slot)
        01-20 09:00 to 01-20 10:00 free Cancelled 3 Coding interview (pool slot)
        01-27 09:00 to 01-27 10:00 busy Confirmed 2 Coding interview (pool slot)
    "#]],
    );
}

#[test]
fn an_outlook_calendar_is_read() {
    check_calendar(
        "outlook-calendar.ics",
        expect![[r#"
            12-07 08:30 to 12-07 09:00 busy Confirmed 1 Team weekly
            12-10 16:00 to 12-10 17:30 busy Confirmed 0 Architecture review
            12-11 07:00 to 12-11 10:00 free Confirmed 0 Focus time
            12-15 13:00 to 12-15 13:30 busy Confirmed 5 Team weekly (moved)
            12-20 23:00 to 12-23 23:00 busy Confirmed 0 Holiday
            12-21 08:30 to 12-21 09:00 busy Confirmed 1 Team weekly
            01-11 08:30 to 01-11 09:00 busy Confirmed 1 Team weekly
            01-14 16:00 to 01-14 17:30 busy Confirmed 0 Architecture review
            01-18 08:30 to 01-18 09:00 busy Confirmed 1 Team weekly
            01-25 08:30 to 01-25 09:00 busy Confirmed 1 Team weekly
            “Call with the Lagos office” (line 145): its time zone “Lagos office time” isn’t known. Choose a city’s time zone in the calendar.
        "#]],
    );
}

#[test]
fn an_apple_calendar_is_read() {
    check_calendar(
        "busy-apple.ics",
        expect![[r#"
            12-07 14:15 to 12-07 14:30 busy Confirmed 1 Standup
            12-08 14:15 to 12-08 14:30 busy Confirmed 1 Standup
            12-08 23:00 to 12-09 00:00 busy Confirmed 1 Swim class
            12-09 00:00 to 12-09 01:00 busy Confirmed 1 Swim class
            12-09 01:00 to 12-09 02:00 busy Confirmed 1 Swim class
            12-09 14:00 to 12-09 15:00 busy Confirmed 1 School pick-up
            12-09 14:15 to 12-09 14:30 busy Confirmed 1 Standup
            12-11 14:15 to 12-11 14:30 busy Confirmed 1 Standup
            12-11 19:00 to 12-11 20:30 busy Confirmed 1 Dentist
            12-14 14:15 to 12-14 14:30 busy Confirmed 1 Standup
            12-14 23:00 to 12-15 23:00 free Confirmed 1 Birthday
            12-15 14:15 to 12-15 14:30 busy Confirmed 1 Standup
            12-16 14:15 to 12-16 14:30 busy Confirmed 1 Standup
            12-17 14:15 to 12-17 14:30 busy Confirmed 1 Standup
            12-18 14:15 to 12-18 14:30 busy Confirmed 1 Standup
        "#]],
    );
}

#[test]
fn interviews_in_a_calendar_are_read() {
    let hints = ScheduleHints {
        type_names: vec!["Coding".into(), "System design".into()],
        patterns: vec![],
        company_domains: vec!["harrowgate.example".into()],
    };
    let reading = calendar_interviews(&calendar("google-calendar.ics"), &hints);
    let mut text = String::new();
    for row in &reading.rows {
        let who: Vec<&str> = row.interviewers.iter().filter_map(|contact| contact.name.as_deref()).collect();
        let off = if row.cancelled { " cancelled" } else { "" };
        let (start, key) = (row.start.format("%m-%d %H:%M"), row.key.as_deref().unwrap_or("-"));
        text.push_str(&format!(
            "{start} {} {} {who:?} {:?}{off} {key}\n",
            row.minutes, row.type_name, row.candidate
        ));
    }
    for skipped in &reading.skipped {
        text.push_str(&format!("{}: {}\n", skipped.summary, skipped.reason));
    }
    expect![[r#"
        12-07 13:00 60 Coding ["Ada Okafor"] Some("Rosa Marchetti") 1a2b3c4d5e6f01@google.com
        12-08 14:00 45 System design ["Mireille Fontaine"] Some("Kwame Boateng") 1a2b3c4d5e6f02@google.com
        12-09 09:00 45 System design ["Mireille Fontaine"] None 3m4n5b6v7c8x01@google.com 20261209T090000Z
        12-09 09:00 60 Coding ["Tomasz Wilk"] None 9k8j7h6g5f4d01@google.com 20261209T090000Z
        12-10 10:00 60 Coding ["Nils Lindqvist"] Some("Ingrid Solheim") cancelled 1a2b3c4d5e6f03@google.com
        12-16 09:00 60 Coding ["Tomasz Wilk"] None 9k8j7h6g5f4d01@google.com 20261216T090000Z
        12-17 09:00 45 System design ["Mireille Fontaine"] None 3m4n5b6v7c8x01@google.com 20261216T090000Z
        12-23 09:00 45 System design ["Mireille Fontaine"] None 3m4n5b6v7c8x01@google.com 20261223T090000Z
        12-30 09:00 45 System design ["Mireille Fontaine"] None 3m4n5b6v7c8x01@google.com 20261230T090000Z
        01-06 09:00 60 Coding ["Tomasz Wilk"] None 9k8j7h6g5f4d01@google.com 20270106T090000Z
        01-12 15:00 45 System design ["Marcus Ibe"] Some("Daniel Ferreira") 1a2b3c4d5e6f04@google.com
        01-14 14:30 60 Coding ["Tomasz Wilk"] None 9k8j7h6g5f4d01@google.com 20270113T090000Z
        01-20 09:00 60 Coding ["Tomasz Wilk"] None cancelled 9k8j7h6g5f4d01@google.com 20270120T090000Z
        01-27 09:00 60 Coding ["Tomasz Wilk"] None 9k8j7h6g5f4d01@google.com 20270127T090000Z
        Office closed: no interview type in its title or categories. If it is an interview, add a pattern above.
        Lunch with the panel: no interview type in its title or categories. If it is an interview, add a pattern above.
    "#]].assert_eq(&text);
}
