//! Every reader of something from outside, one after the other.

use crate::mutate::Dice;
use chrono::{DateTime, Duration, Utc};
use std::ops::Range;
use switchback_core::{
    exchange::{
        calendar::{busy::busy_times, read_calendar},
        calendar_interviews::{ScheduleHints, calendar_interviews},
        contact::Contact,
        dates::{self, DateOrder},
        interviews::read_interviews,
        lengths,
        lists::entries,
        mapping::{Field, InterviewField, Mapping, PeopleField, kind_of},
        people::read_people,
        table::{Table, read_table},
        text,
        type_pattern::TypePattern,
        workspace_file, zone_names,
    },
    log::{Log, line::Line},
    model::person::Profiles,
    workspace::Workspace,
    zones::{DatabaseZones, Zone},
};

/// Small files of the kinds that have no fixture.
pub const SEEDS: [&str; 6] = [
    r#"{"results":[{"title":"Coding","qualifiedMembers":[{"firstName":"Ada","email":"ada@example.com","isPaused":true}],"traineeMembers":[],"trainingPath":{"trainingStages":[{"interviewerRole":"Shadow","interviewsRequired":2}]}}]}"#,
    r#"[{"id":1,"start":{"date_time":"2026-03-26T22:15:00.000Z"},"end":{"date_time":"2026-03-26T23:00:00.000Z"},"status":"scheduled","interview":{"name":"Coding"},"interviewers":[{"name":"Ada","email":"ada@example.com"}]}]"#,
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=Europe/Berlin:20260105T090000\r\nDTEND;TZID=Europe/Berlin:20260105T100000\r\nRRULE:FREQ=WEEKLY;BYDAY=MO\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:1\r\nRECURRENCE-ID:20260112T080000Z\r\nDTSTART:20260113T080000Z\r\nDURATION:PT1H\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    "BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nTZID:My Zone\r\nBEGIN:STANDARD\r\nDTSTART:16010101T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=My Zone:20260105T090000\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY;COUNT=9\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    "Name\tEmail\tTime zone\tCertified\nAda Okafor\tada@example.com\tPT\tCoding; System design\n",
    "Interview,Date,Time,Minutes,Interviewer\nCoding,03/04/2026,9:30 AM,45,Ada Okafor <ada@example.com>\n",
];

/// A workspace file with a few lines of a log.
pub fn workspace_file() -> String {
    let at = DateTime::from_timestamp(1_770_000_000, 0).unwrap_or_default();
    workspace_file::write(&[], &Profiles::default(), at)
}

/// From the first day of 2026: mostly four weeks, so that executions are many, and now and then two years.
fn window(dice: &mut Dice) -> Range<DateTime<Utc>> {
    let from = DateTime::from_timestamp(1_767_225_600, 0).unwrap_or_default();
    let days = if dice.below(40) == 0 { 730 } else { 28 };
    from..from + Duration::days(days)
}

pub fn read_all(bytes: &[u8], dice: &mut Dice) {
    // Most files are of one kind; every reader gets all kinds, and its own most often.
    let looks_like_calendar = bytes.windows(6).any(|part| part == b"BEGIN:");
    if looks_like_calendar || dice.below(8) == 0 {
        read_as_calendar(bytes, window(dice));
    }
    if !looks_like_calendar || dice.below(8) == 0 {
        read_as_table(bytes, dice);
    }
    if let Ok((text, _)) = text::decode(bytes, 1 << 20) {
        read_as_json(&text);
        read_values(&text, dice);
    }
}

fn read_as_calendar(bytes: &[u8], window: Range<DateTime<Utc>>) {
    let Ok(calendar) = read_calendar(bytes, window.clone(), &Zone::named("America/New_York")) else { return };
    let busy = busy_times(&calendar, &window, None);
    assert!(busy.is_sorted(), "busy times come sorted");
    assert!(busy.iter().all(|interval| interval.start < interval.end), "busy times take time");
    let hints = ScheduleHints {
        type_names: vec!["Coding".into(), "System design".into()],
        patterns: ["attendee: e = Any", "organiser: a = Any"]
            .into_iter()
            .filter_map(TypePattern::written)
            .collect(),
        company_domains: vec!["example.com".into()],
    };
    let reading = calendar_interviews(&calendar, &hints);
    assert_eq!(reading.rows.len() + reading.skipped.len(), calendar.entries.len(), "every entry is told of");
    for problem in &calendar.problems {
        assert!(!problem.to_string().is_empty(), "a problem has words");
    }
}

fn read_as_table(bytes: &[u8], dice: &mut Dice) {
    let Ok(table) = read_table(bytes) else { return };
    let order = [None, Some(DateOrder::DayFirst), Some(DateOrder::MonthFirst)][dice.below(3)];
    if dice.below(10) == 0 {
        let _ = kind_of(&table.header);
    }
    if dice.below(2) == 0 {
        let mapping = mapping::<PeopleField>(&table, dice);
        let _ = read_people(&table, &mapping, &DatabaseZones, order);
    } else {
        let mapping = mapping::<InterviewField>(&table, dice);
        let _ = read_interviews(&table, &mapping, &Zone::named("Europe/Berlin"), &DatabaseZones, order);
    }
}

/// As it is guessed, and now and then with one column changed by a person.
fn mapping<F: Field>(table: &Table, dice: &mut Dice) -> Mapping<F> {
    let mut mapping = Mapping::<F>::guess(&table.header, &table.lines);
    if dice.below(3) == 0 {
        mapping.set(dice.below(6), dice.pick(F::ALL).copied());
    }
    let _ = mapping.missing();
    mapping
}

fn read_as_json(text: &str) {
    if let Ok(file) = workspace_file::read(text) {
        let _ = file.open();
    }
    let lines: Vec<Line> = text.lines().take(20).map(Line::read).collect();
    let log = Log::open(0, Workspace::default(), lines);
    let _ = log.workspace().people.len();
}

fn read_values(text: &str, dice: &mut Dice) {
    let cells: Vec<&str> = text.split(['\n', ',', ';', '\t']).collect();
    for _ in 0..2 {
        let Some(cell) = dice.pick(&cells) else { return };
        let _ = dates::moment(cell, Some(DateOrder::DayFirst));
        let _ = dates::time_of_day(cell);
        let _ = dates::both_readings(cell);
        let _ = lengths::minutes(cell, lengths::Unit::of_header(cell));
        let _ = entries(cell);
        let _ = Contact::written(cell);
        let _ = zone_names::named(&DatabaseZones, cell);
        let _ = zone_names::abbreviation(cell);
        let _ = zone_names::offset(cell);
    }
}
