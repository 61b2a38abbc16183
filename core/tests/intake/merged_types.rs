//! Files that still use the name of a type that was merged into another.

use crate::desk::{Desk, counts, home, people_of};
use chrono::{TimeZone, Utc};
use switchback_core::{
    command::Command,
    exchange::{
        calendar::{
            interviews::{ScheduleHints, calendar_interviews},
            read_calendar,
        },
        table::{
            mapping::{Mapping, PeopleField},
            reader::read_table,
        },
        values::type_names::TypeNames,
    },
    model::ids::InterviewTypeId,
    zones::DatabaseZones,
};

const PEOPLE: &[u8] = b"Name,Email,Certified\nAda,ada@team.example,Coding\nBo,bo@team.example,Werte\n";

/// A workspace in which Werte was merged into Coding, a name that has nothing in common with it.
fn merged() -> (Desk, InterviewTypeId) {
    let mut desk = Desk::new();
    let people = desk.hold_people(&people_of(PEOPLE));
    desk.import(people);
    let [coding, other] = ["Coding", "Werte"].map(|name| {
        let types = &desk.log.workspace().interview_types;
        types.values().find(|known| known.name == name).unwrap().id
    });
    desk.act(Command::MergeInterviewTypes { interview_type: other, into: coding });
    (desk, coding)
}

#[test]
fn a_merged_types_name_in_a_column_means_the_remaining_type() {
    let (mut desk, coding) = merged();
    let table = read_table(b"Name;Email;Habilitado\nCleo;cleo@team.example;Werte\n").unwrap();
    let mut mapping = Mapping::<PeopleField>::guess(&table.header, &table.lines);
    mapping.suggest_types(&table, &TypeNames::with_usual(desk.log.workspace().type_names()));
    assert_eq!(mapping.column(PeopleField::Certified), Some(2));

    let rows = people_of(b"Name,Email,Certified\nCleo,cleo@team.example,Werte\n");
    let held = desk.hold_people(&rows);
    assert_eq!((counts(&held), held.type_choices.len()), ((1, 0, 0, 0), 0));
    assert!(held.import.interview_types.is_empty());
    assert!(held.import.certificates.iter().all(|known| known.interview_type == coding));
    assert_eq!(held.import.certificates.len(), 1);
}

#[test]
fn a_merged_types_name_in_calendar_titles_means_the_remaining_type() {
    let (mut desk, coding) = merged();
    let text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261207T130000Z\r\n\
                DTEND:20261207T140000Z\r\nSUMMARY:Onsite: Werte (C7)\r\n\
                ATTENDEE;CN=Ada:mailto:ada@team.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let window = Utc.with_ymd_and_hms(2026, 12, 1, 0, 0, 0).unwrap()
        ..Utc.with_ymd_and_hms(2027, 1, 1, 0, 0, 0).unwrap();
    let calendar = read_calendar(text.as_bytes(), window, &home(), &DatabaseZones).unwrap();
    let type_names = desk.log.workspace().type_names().map(str::to_owned).collect();
    let reading = calendar_interviews(&calendar, &ScheduleHints { type_names, ..ScheduleHints::default() });
    assert_eq!((reading.rows.len(), reading.skipped.as_slice()), (1, [].as_slice()));

    let held = desk.hold_interviews(&reading.rows);
    assert_eq!((counts(&held), held.type_choices.len()), ((1, 0, 0, 0), 0));
    assert!(held.import.interview_types.is_empty());
    assert!(held.import.interviews.iter().all(|interview| interview.interview_type == coding));
}
