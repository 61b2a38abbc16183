//! A calendar that is read again with changed zone rules: everything in it is recognized.

use crate::desk::{Desk, counts, people_rows};
use chrono::{DateTime, Utc};
use std::{collections::BTreeMap, rc::Rc};
use switchback_core::{
    exchange::{
        calendar::{
            interviews::{ScheduleHints, calendar_interviews},
            read_calendar,
        },
        rows::interviews::InterviewRow,
    },
    model::interview::Interview,
    zones::{DatabaseZones, Offsets, Zone, Zones},
};

/// Vancouver before it was known to keep daylight saving time in the winter of 2026.
struct YesterdaysZones;

struct YesterdaysVancouver(Rc<dyn Offsets>);

impl Zones for YesterdaysZones {
    fn offsets(&self, zone: &Zone) -> Option<Rc<dyn Offsets>> {
        let known = DatabaseZones.offsets(zone)?;
        Some(if zone.name() == "America/Vancouver" { Rc::new(YesterdaysVancouver(known)) } else { known })
    }
}

impl Offsets for YesterdaysVancouver {
    fn offset_seconds(&self, at: DateTime<Utc>) -> i32 {
        let change = "2026-11-01T09:00:00Z".parse::<DateTime<Utc>>().unwrap();
        if at < change { self.0.offset_seconds(at) } else { -8 * 3_600 }
    }
}

/// Interviews in Vancouver: one series with the given rule, and a single one.
fn rows(zones: &dyn Zones, rule: &str) -> Vec<InterviewRow> {
    let event = |uid: &str, day: &str, rule: &str| {
        format!(
            "BEGIN:VEVENT\r\n{uid}SUMMARY:Coding\r\nDTSTART;TZID=America/Vancouver:{day}T090000\r\nDURATION:PT1H\r\n\
             {rule}ATTENDEE:mailto:ada.okafor@harrowgate.example\r\nEND:VEVENT\r\n"
        )
    };
    let text = [
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
        &event("UID:pool\r\n", "20261012", &format!("RRULE:{rule}\r\n")),
        &event("UID:once\r\n", "20261202", ""),
        &event("", "20261204", ""),
        "END:VCALENDAR\r\n",
    ];
    let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
    let window = at("2026-10-01T00:00:00Z")..at("2027-01-01T00:00:00Z");
    let calendar = read_calendar(text.concat().as_bytes(), window, &Zone::utc(), zones).unwrap();
    let hints = ScheduleHints { type_names: vec!["Coding".into()], ..ScheduleHints::default() };
    calendar_interviews(&calendar, &hints).rows
}

fn starts(desk: &Desk) -> BTreeMap<String, Interview> {
    let interviews = desk.log.workspace().interviews.values();
    interviews
        .map(|interview| (interview.start.format("%m-%d %H:%M").to_string(), interview.clone()))
        .collect()
}

#[test]
fn interviews_move_with_their_zones_rules_and_are_not_duplicated() {
    let mut desk = Desk::new();
    let people = desk.hold_people(&people_rows());
    desk.import(people);
    let weekly = "FREQ=WEEKLY;COUNT=10";
    let first = desk.hold_interviews(&rows(&YesterdaysZones, weekly));
    assert_eq!(counts(&first), (12, 0, 0, 0));
    desk.import(first);
    let again = desk.hold_interviews(&rows(&DatabaseZones, weekly));
    assert_eq!(counts(&again), (0, 9, 3, 0), "those of the winter move, those of October stay");
    desk.import(again);
    assert_eq!(starts(&desk).len(), 12);
    assert!(starts(&desk).contains_key("12-14 16:00"), "{:?}", starts(&desk).keys());
    let unchanged = desk.hold_interviews(&rows(&DatabaseZones, weekly));
    assert_eq!(counts(&unchanged), (0, 0, 12, 0));
}

#[test]
fn occurrences_of_an_hourly_series_are_not_mistaken_for_each_other() {
    let mut desk = Desk::new();
    let people = desk.hold_people(&people_rows());
    desk.import(people);
    let hourly = rows(&DatabaseZones, "FREQ=HOURLY;COUNT=5");
    let first = desk.hold_interviews(&hourly);
    assert_eq!(counts(&first), (7, 0, 0, 0));
    desk.import(first);
    let longer = rows(&DatabaseZones, "FREQ=HOURLY;COUNT=6");
    assert_eq!(counts(&desk.hold_interviews(&longer)), (1, 0, 7, 0));
}
