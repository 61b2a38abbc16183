//! Calendars and tables with zones whose rules changed in 2026: Vancouver, Edmonton and Winnipeg keep
//! daylight saving time, and Morocco is back on UTC.

use super::*;
use switchback_core::exchange::calendar::busy::busy_times;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn read(text: &str) -> Calendar {
    let window = at("2025-12-01T00:00:00Z")..at("2027-02-01T00:00:00Z");
    read_calendar(text.as_bytes(), window, &Zone::named("America/Vancouver"), &DatabaseZones).unwrap()
}

#[track_caller]
fn check_starts(text: &str, expected: &[(&str, &str)]) {
    let calendar = read(text);
    assert_eq!(calendar.problems, []);
    let starts: Vec<(String, String)> = calendar
        .entries
        .iter()
        .map(|entry| (entry.about.summary.clone(), entry.start.format("%F %H:%MZ").to_string()))
        .collect();
    let starts: Vec<(&str, &str)> = starts.iter().map(|(name, start)| (&**name, &**start)).collect();
    assert_eq!(starts, expected);
}

/// A calendar with events at 10 AM, each in its own zone and with the zone as its title.
fn at_ten(zones: &str, events: &[(&str, &str)]) -> String {
    let mut text = format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{zones}");
    for (day, zone) in events {
        text.push_str(&format!(
            "BEGIN:VEVENT\r\nUID:{day} {zone}\r\nSUMMARY:{zone}\r\n\
             DTSTART;TZID={zone}:{day}T100000\r\nDTEND;TZID={zone}:{day}T110000\r\nEND:VEVENT\r\n"
        ));
    }
    text + "END:VCALENDAR\r\n"
}

/// A VTIMEZONE with a single offset from the given time on.
fn own_zone(name: &str, since: &str, offset: &str) -> String {
    format!(
        "BEGIN:VTIMEZONE\r\nTZID:{name}\r\nBEGIN:STANDARD\r\nDTSTART:{since}\r\n\
         TZOFFSETFROM:{offset}\r\nTZOFFSETTO:{offset}\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    )
}

#[test]
fn a_calendar_is_read_with_current_zone_rules() {
    let text = at_ten(
        "",
        &[
            ("20261201", "Africa/Casablanca"),
            ("20261202", "America/Vancouver"),
            ("20261203", "America/Edmonton"),
            ("20261204", "America/Winnipeg"),
            ("20261207", "Europe/London"),
        ],
    );
    check_starts(
        &text,
        &[
            ("Africa/Casablanca", "2026-12-01 10:00Z"),
            ("America/Vancouver", "2026-12-02 17:00Z"),
            ("America/Edmonton", "2026-12-03 16:00Z"),
            ("America/Winnipeg", "2026-12-04 15:00Z"),
            ("Europe/London", "2026-12-07 10:00Z"),
        ],
    );
}

#[test]
fn a_calendar_with_its_own_zone_rules_gives_the_same_times() {
    let zones = own_zone("Africa/Casablanca", "20261101T020000", "+0000")
        + &own_zone("America/Vancouver", "20261101T020000", "-0700");
    check_starts(
        &at_ten(&zones, &[("20261201", "Africa/Casablanca"), ("20261202", "America/Vancouver")]),
        &[("Africa/Casablanca", "2026-12-01 10:00Z"), ("America/Vancouver", "2026-12-02 17:00Z")],
    );
}

#[test]
fn windows_zone_names_use_current_rules() {
    let events = [
        ("20261202", "British Columbia Standard Time"),
        ("20261203", "Morocco Standard Time"),
        ("20261204", "Central Standard Time"),
    ];
    let starts = [
        ("British Columbia Standard Time", "2026-12-02 17:00Z"),
        ("Morocco Standard Time", "2026-12-03 10:00Z"),
        ("Central Standard Time", "2026-12-04 16:00Z"),
    ];
    check_starts(&at_ten("", &events), &starts);
    let zones = own_zone("British Columbia Standard Time", "16010101T000000", "-0700")
        + &own_zone("Morocco Standard Time", "16010101T000000", "+0000");
    check_starts(&at_ten(&zones, &events), &starts);
}

/// The author of the file may know of a change that this device doesn't know about yet.
#[test]
fn a_calendars_own_zone_rules_take_precedence() {
    let zones = own_zone("Europe/London", "20261201T000000", "+0300");
    check_starts(
        &at_ten(&zones, &[("20261207", "Europe/London")]),
        &[("Europe/London", "2026-12-07 07:00Z")],
    );
}

#[test]
fn the_known_zone_applies_before_a_calendars_first_change() {
    let zones = own_zone("America/Vancouver", "20261101T020000", "-0700")
        + &own_zone("Pacific Standard Time", "20261101T020000", "-0700")
        + &own_zone("Our office", "20261101T020000", "-0700");
    let events = [
        ("20260115", "America/Vancouver"),
        ("20260116", "Pacific Standard Time"),
        ("20260117", "Our office"),
        ("20261202", "America/Vancouver"),
        ("20261203", "Pacific Standard Time"),
        ("20261204", "Our office"),
    ];
    check_starts(
        &at_ten(&zones, &events),
        &[
            ("America/Vancouver", "2026-01-15 18:00Z"),
            ("Pacific Standard Time", "2026-01-16 18:00Z"),
            ("Our office", "2026-01-17 17:00Z"),
            ("America/Vancouver", "2026-12-02 17:00Z"),
            ("Pacific Standard Time", "2026-12-03 17:00Z"),
            ("Our office", "2026-12-04 17:00Z"),
        ],
    );
}

#[test]
fn a_calendars_zone_rules_apply_only_to_that_calendar() {
    let zones = own_zone("Europe/London", "20261201T000000", "+0300");
    let text = at_ten(&zones, &[("20261207", "Europe/London")])
        + &at_ten("", &[("20261208", "Europe/London")])
        + &at_ten(&own_zone("Europe/London", "20261201T000000", "-0500"), &[("20261209", "Europe/London")]);
    check_starts(
        &text,
        &[
            ("Europe/London", "2026-12-07 07:00Z"),
            ("Europe/London", "2026-12-08 10:00Z"),
            ("Europe/London", "2026-12-09 15:00Z"),
        ],
    );
}

/// Imported interviews are recognized by this UID.
#[test]
fn a_generated_uid_does_not_depend_on_the_calendars_zone_rules() {
    let uid_in = |zones: &str| {
        let text = at_ten(zones, &[("20261202", "America/Vancouver")]);
        let without = text.replace("UID:20261202 America/Vancouver\r\n", "");
        read(&without).entries.first().map(|entry| entry.uid.clone())
    };
    let explained = own_zone("America/Vancouver", "20261101T020000", "-0800");
    assert!(uid_in("").is_some_and(|uid| uid.starts_with("made-")));
    assert_eq!(uid_in(""), uid_in(&explained));
}

#[test]
fn a_repeating_event_keeps_its_wall_clock_time_across_a_zones_last_change() {
    let event = "BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Sync\r\nDTSTART;TZID=America/Vancouver:20260216T100000\r\n\
         DURATION:PT1H\r\nRRULE:FREQ=MONTHLY;INTERVAL=3;COUNT=4\r\nEXDATE;TZID=America/Vancouver:20260816T100000\r\n\
         END:VEVENT\r\n";
    check_starts(
        &format!("BEGIN:VCALENDAR\r\n{event}END:VCALENDAR\r\n"),
        &[("Sync", "2026-02-16 18:00Z"), ("Sync", "2026-05-16 17:00Z"), ("Sync", "2026-11-16 17:00Z")],
    );
}

/// All-day events are in the zone that the calendar's reader names.
#[test]
fn an_all_day_event_is_in_the_persons_zone() {
    let day = "BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Leave\r\nDTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20261202\r\n\
         END:VEVENT\r\n";
    let calendar = read(&format!("BEGIN:VCALENDAR\r\n{day}END:VCALENDAR\r\n"));
    let busy = busy_times(&calendar, &(at("2026-11-01T00:00:00Z")..at("2027-01-01T00:00:00Z")), None);
    let told: Vec<_> = busy.iter().map(|busy| (busy.start, busy.end)).collect();
    assert_eq!(told, [(at("2026-12-01T07:00:00Z"), at("2026-12-02T07:00:00Z"))]);
}

#[test]
fn a_table_gives_the_same_times_as_a_calendar() {
    let table = b"Interview ID,Interview,Start,Minutes,Time zone,Interviewer\n\
        1,Design,2026-12-01 10:00,60,Africa/Casablanca,Mara Sutter\n\
        2,Design,2026-12-02 10:00,60,America/Vancouver,Mara Sutter\n\
        3,Design,2026-12-03 10:00,60,America/Edmonton,Mara Sutter\n\
        4,Design,2026-12-04 10:00,60,America/Winnipeg,Mara Sutter\n\
        5,Design,2026-12-07 10:00,60,British Columbia Standard Time,Mara Sutter\n";
    let table = read_table(table).unwrap();
    let mapping = Mapping::guess(&table.header, &table.lines);
    let reading = read_interviews(&table, &mapping, &Zone::utc(), &DatabaseZones, None);
    assert_eq!(reading.problems, []);
    let starts: Vec<DateTime<Utc>> = reading.rows.iter().map(|row| row.start).collect();
    assert_eq!(
        starts,
        [
            at("2026-12-01T10:00:00Z"),
            at("2026-12-02T17:00:00Z"),
            at("2026-12-03T16:00:00Z"),
            at("2026-12-04T15:00:00Z"),
            at("2026-12-07T17:00:00Z"),
        ]
    );
}

/// A VTIMEZONE that lists its daylight and standard times for a few years, without a rule.
fn listed_zone(name: &str) -> String {
    let part = |kind: &str, from: &str, to: &str, onsets: [&str; 2]| {
        format!(
            "BEGIN:{kind}\r\nDTSTART:{}\r\nRDATE:{}\r\nTZOFFSETFROM:{from}\r\nTZOFFSETTO:{to}\r\nEND:{kind}\r\n",
            onsets[0], onsets[1]
        )
    };
    let winter = part("STANDARD", "+0200", "+0100", ["20231029T030000", "20241027T030000"]);
    let summer = part("DAYLIGHT", "+0100", "+0200", ["20240331T020000", "20250330T020000"]);
    format!("BEGIN:VTIMEZONE\r\nTZID:{name}\r\n{winter}{summer}END:VTIMEZONE\r\n")
}

#[test]
fn the_known_zone_applies_after_a_calendars_last_listed_change() {
    let zones = listed_zone("Europe/Berlin") + &listed_zone("Our office");
    check_starts(
        &at_ten(
            &zones,
            &[
                ("20260112", "Europe/Berlin"),
                ("20260113", "Our office"),
                ("20260713", "Europe/Berlin"),
                ("20261214", "Europe/Berlin"),
            ],
        ),
        &[
            ("Europe/Berlin", "2026-01-12 09:00Z"),
            ("Our office", "2026-01-13 08:00Z"),
            ("Europe/Berlin", "2026-07-13 08:00Z"),
            ("Europe/Berlin", "2026-12-14 09:00Z"),
        ],
    );
}

/// Daylight saving time that stays, in a file whose author knew about it.
#[test]
fn a_final_zone_change_applies_from_then_on() {
    let end = "BEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\nBEGIN:DAYLIGHT\r\nDTSTART:20190331T020000\r\n\
         RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3;UNTIL=20240331T010000Z\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n\
         END:DAYLIGHT\r\nBEGIN:STANDARD\r\nDTSTART:20191027T030000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10;UNTIL=20231029T010000Z\r\n\
         TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nBEGIN:STANDARD\r\nDTSTART:20260111T000000\r\n\
         TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0200\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";
    check_starts(&at_ten(end, &[("20260112", "Europe/Paris")]), &[("Europe/Paris", "2026-01-12 08:00Z")]);
}

#[test]
fn a_change_in_another_calendar_replaces_the_occurrence_of_its_series() {
    let zones = own_zone("Europe/London", "20261201T000000", "+0300");
    let series = "BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Sync\r\nDTSTART;TZID=Europe/London:20261207T100000\r\nDURATION:PT1H\r\n\
         RRULE:FREQ=WEEKLY;COUNT=2\r\nEND:VEVENT\r\n";
    let change = "BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Moved\r\nRECURRENCE-ID;TZID=Europe/London:20261214T100000\r\n\
         DTSTART;TZID=Europe/London:20261214T150000\r\nDURATION:PT1H\r\nEND:VEVENT\r\n";
    let again = change.replace("Moved", "Moved again").replace("DURATION", "SEQUENCE:1\r\nDURATION");
    let text = format!(
        "BEGIN:VCALENDAR\r\n{zones}{series}{change}END:VCALENDAR\r\nBEGIN:VCALENDAR\r\n{again}END:VCALENDAR\r\n"
    );
    check_starts(&text, &[("Sync", "2026-12-07 07:00Z"), ("Moved again", "2026-12-14 15:00Z")]);
}
