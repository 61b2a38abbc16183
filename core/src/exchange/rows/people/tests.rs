//! Tables of people, and the rows or problems read from them.

use super::*;
use crate::{exchange::table::reader::read_table, zones::DatabaseZones};
use proptest::prelude::*;

fn read(text: &str) -> Reading<PersonRow> {
    let table = read_table(text.as_bytes()).expect("a table");
    read_people(&table, &Mapping::guess(&table.header, &table.lines), &DatabaseZones, None)
}

#[test]
fn a_person_is_read_whole() {
    let reading = read(
        "Name,Email,Team,Time zone,Certified,Training,Joined,Hosts,Weekly sessions\n\
         Ada  Okafor,Ada@Example.com,Platform,Eastern Standard Time,Coding; System design,none,2024-03-01,yes,3\n",
    );
    assert_eq!(
        reading.rows,
        [PersonRow {
            line: 2,
            name: "Ada Okafor".into(),
            mail: Some("ada@example.com".into()),
            team: Some("Platform".into()),
            zone: Some("America/New_York".into()),
            certified: vec!["Coding".into(), "System design".into()],
            certified_since: vec![],
            training: vec![],
            paused: vec![],
            joined: NaiveDate::from_ymd_opt(2024, 3, 1),
            hosts: Some(true),
            weekly_sessions: Some(3),
        }]
    );
    assert_eq!((reading.problems, reading.notes), (vec![], vec![]));
}

#[test]
fn separate_first_and_last_names_make_a_name() {
    let reading = read("First name,Last name,Email,Skills\nAna,Lima,ana@example.com,Coding\n,Cher,,\n");
    let names: Vec<&str> = reading.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!((names, &reading.rows[0].certified), (vec!["Ana Lima", "Cher"], &vec!["Coding".to_owned()]));
}

#[test]
fn a_name_may_begin_with_the_last_name() {
    let reading = read("Name,Team\n\"Schmidt, Peter\",\"Sales, EMEA\"\n\"Ada Okafor, PhD\",\n");
    let names: Vec<&str> = reading.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Peter Schmidt", "Ada Okafor, PhD"]);
    assert_eq!(reading.rows[0].team.as_deref(), Some("Sales, EMEA"));
}

#[test]
fn german_columns_of_limits_and_start_dates_are_recognized() {
    let reading = read("Name;Max. pro Woche;Eintritt\nJürgen Müller;3;01.03.2021\n");
    let row = &reading.rows[0];
    assert_eq!((row.weekly_sessions, row.joined), (Some(3), NaiveDate::from_ymd_opt(2021, 3, 1)));
}

#[test]
fn a_bad_cell_costs_only_itself() {
    let reading = read("Name,Zone,Joined,Hosts,Weekly sessions\nAda,Mars,3/4/2024,perhaps,999\n");
    assert_eq!(reading.rows.len(), 1);
    let left_out: Vec<String> = reading.notes.iter().map(|note| note.kind.to_string()).collect();
    assert_eq!(
        left_out,
        [
            "time zone “Mars” skipped: it can’t be read. Write it as Europe/Berlin or America/New_York.",
            "start date “3/4/2024” skipped: it can’t be read. Write it as 2026-03-31.",
            "accepts trainees “perhaps” skipped: it can’t be read. Write yes or no.",
            "sessions per week “999” skipped: it can’t be read. Write a number such as 2.",
        ]
    );
}

#[test]
fn certification_dates_are_read() {
    let reading = read(
        "Name,Certified,Certified since\n\
         Ada,Coding; System design,2024-03-01\n\
         Bo,Coding; System design,25/3/2024; 4/5/2024\n\
         Cy,Coding; System design,-; 2024-03-01\n\
         Di,Coding,\"Mar 2, 2024\"\n\
         Ed,Coding,\n\
         Fi,none,2024-03-01\n",
    );
    assert_eq!((reading.problems, reading.question), (vec![], None));
    let told: Vec<String> = reading
        .rows
        .iter()
        .map(|row| row.certificates().map(|(_, since)| since.map_or("-".into(), |day| day.to_string())))
        .map(|days| days.collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(
        told,
        ["2024-03-01 2024-03-01", "2024-03-25 2024-05-04", "- 2024-03-01", "2024-03-02", "-", ""]
    );
}

#[test]
fn an_unreadable_certification_date_costs_only_its_own_line() {
    let reading = read(
        "Name,Certified,Certified since\n\
         Ada,Coding,long ago\n\
         Bo,Coding,2024-03-01\n\
         Cy,Coding; System design; Product,2024-03-01; 2024-04-01\n\
         Di,Coding,3/4/2024\n",
    );
    let words: Vec<String> = reading.problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        words,
        [
            "Line 2: “long ago” can’t be read as a date. Write it as 2026-03-31 14:30.",
            "Line 4: 3 interview types, but 2 certification dates. Give one date for all types, or one for each.",
            "Line 5: “3/4/2024” could be day first or month first. Choose which one this file uses.",
        ]
    );
    assert_eq!(reading.rows.len(), 1);
    assert!(reading.question.is_some(), "a person is asked once for the whole file");
}

#[test]
fn lines_without_a_valid_person_are_problems() {
    let reading = read("Name,Email,Team\n,,Platform\nAda,ada,x\nBo,bo@example.com,x\nBob,BO@example.com,y\n");
    let words: Vec<String> = reading.problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        words,
        [
            "Line 2: no name. Add one.",
            "Line 3: “ada” isn’t an email address. Write it as name@company.com.",
            "Line 5: this person is already on line 4. Keep one of the two rows.",
        ]
    );
}

proptest! {
    #[test]
    fn no_table_makes_it_panic(text in "[A-Za-z@.,;\n\"/0-9 é-]{0,200}") {
        if let Ok(table) = read_table(format!("Name,Email,Zone,Joined\n{text}").as_bytes()) {
            let lines = table.lines.len() + table.problems.len();
            let reading = read_people(&table, &Mapping::guess(&table.header, &[]), &DatabaseZones, None);
            prop_assert_eq!(reading.rows.len() + reading.problems.len(), lines);
        }
    }
}
