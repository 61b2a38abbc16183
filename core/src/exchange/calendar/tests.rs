//! Calendars as programs write them, and the entries read from them.

use super::*;
use crate::zones::DatabaseZones;
use expect_test::{Expect, expect};
use proptest::prelude::*;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("a time in the test")
}

/// Reads January 2027, as seen from Berlin.
fn read(bytes: &[u8]) -> Result<Calendar, Unreadable> {
    let window = at("2027-01-01T00:00:00Z")..at("2027-02-01T00:00:00Z");
    read_calendar(bytes, window, &Zone::named("Europe/Berlin"), &DatabaseZones)
}

fn told(calendar: &Calendar) -> String {
    let mut text = String::new();
    for entry in &calendar.entries {
        let format = "%m-%d %H:%M";
        let planned = entry.recurrence.map_or("once".into(), |planned| planned.format(format).to_string());
        let (start, end) = (entry.start.format(format), entry.end.format(format));
        let day = if entry.all_day { " all day" } else { "" };
        let busy = if entry.busy { "busy" } else { "free" };
        text.push_str(&format!(
            "{} [{planned}] {start} to {end}{day} {busy} {:?}\n",
            entry.about.summary, entry.status
        ));
    }
    for problem in &calendar.problems {
        text.push_str(&format!("{problem}\n"));
    }
    text
}

/// Reads events, one property per line and separated by blank lines, and checks the result.
#[track_caller]
fn check(events: &str, expected: Expect) {
    check_file(&file("", events), expected);
}

#[track_caller]
fn check_file(text: &str, expected: Expect) {
    expected.assert_eq(&told(&read(text.as_bytes()).expect("a calendar")));
}

fn file(before: &str, events: &str) -> String {
    let mut text = format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{before}");
    for event in events.split("\n\n") {
        let lines: Vec<&str> = event.lines().map(str::trim).collect();
        text.push_str(&format!("BEGIN:VEVENT\r\n{}\r\nEND:VEVENT\r\n", lines.join("\r\n")));
    }
    text + "END:VCALENDAR\r\n"
}

#[test]
fn single_events_of_every_kind_are_read() {
    check(
        "UID:1\nSUMMARY:UTC\nDTSTART:20270104T090000Z\nDTEND:20270104T100000Z\n
         UID:2\nSUMMARY:Zone\nDTSTART;TZID=America/New_York:20270104T090000\nDURATION:PT45M\n
         UID:3\nSUMMARY:Floating\nDTSTART:20270105T090000\nDTEND:20270105T100000\n
         UID:4\nSUMMARY:Day\nDTSTART;VALUE=DATE:20270106\nTRANSP:TRANSPARENT\n
         UID:5\nSUMMARY:Days\nDTSTART;VALUE=DATE:20270107\nDTEND;VALUE=DATE:20270109\n
         UID:6\nSUMMARY:Instant\nDTSTART:20270110T090000Z\n
         UID:7\nSUMMARY:Off\nDTSTART:20270111T090000Z\nDTEND:20270111T100000Z\nSTATUS:CANCELLED\n
         UID:8\nSUMMARY:Free\nDTSTART:20270112T090000Z\nDTEND:20270112T100000Z\nX-MICROSOFT-CDO-BUSYSTATUS:FREE\n
         UID:9\nSUMMARY:Over the edge\nDTSTART:20261231T230000Z\nDTEND:20270101T010000Z\n
         UID:10\nSUMMARY:Outside\nDTSTART:20270201T000000Z\nDTEND:20270201T010000Z",
        expect![[r#"
            Over the edge [once] 12-31 23:00 to 01-01 01:00 busy Confirmed
            UTC [once] 01-04 09:00 to 01-04 10:00 busy Confirmed
            Zone [once] 01-04 14:00 to 01-04 14:45 busy Confirmed
            Floating [once] 01-05 08:00 to 01-05 09:00 busy Confirmed
            Day [once] 01-05 23:00 to 01-06 23:00 all day free Confirmed
            Days [once] 01-06 23:00 to 01-08 23:00 all day busy Confirmed
            Instant [once] 01-10 09:00 to 01-10 09:00 busy Confirmed
            Off [once] 01-11 09:00 to 01-11 10:00 free Cancelled
            Free [once] 01-12 09:00 to 01-12 10:00 free Confirmed
        "#]],
    );
}

#[test]
fn repetitions_keep_their_local_time_and_are_read_only_in_the_window() {
    check(
        "UID:1\nSUMMARY:Old\nDTSTART;TZID=Europe/Berlin:20150706T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE\n
         UID:2\nSUMMARY:Last Friday\nDTSTART;TZID=Europe/Berlin:20260130T090000\nDURATION:PT1H\nRRULE:FREQ=MONTHLY;BYDAY=-1FR\n
         UID:3\nSUMMARY:Counted\nDTSTART:20261230T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=4\n
         UID:4\nSUMMARY:Ended\nDTSTART;TZID=America/New_York:20261231T180000\nDURATION:PT1H\nRRULE:FREQ=DAILY;UNTIL=20270102T230000Z\n
         UID:5\nSUMMARY:Birthday\nDTSTART;VALUE=DATE:20000120\nRRULE:FREQ=YEARLY",
        expect![[r#"
            Counted [01-01 09:00] 01-01 09:00 to 01-01 10:00 busy Confirmed
            Ended [01-01 23:00] 01-01 23:00 to 01-02 00:00 busy Confirmed
            Counted [01-02 09:00] 01-02 09:00 to 01-02 10:00 busy Confirmed
            Ended [01-02 23:00] 01-02 23:00 to 01-03 00:00 busy Confirmed
            Old [01-04 08:00] 01-04 08:00 to 01-04 09:00 busy Confirmed
            Old [01-06 08:00] 01-06 08:00 to 01-06 09:00 busy Confirmed
            Old [01-18 08:00] 01-18 08:00 to 01-18 09:00 busy Confirmed
            Birthday [01-19 23:00] 01-19 23:00 to 01-20 23:00 all day busy Confirmed
            Old [01-20 08:00] 01-20 08:00 to 01-20 09:00 busy Confirmed
            Last Friday [01-29 08:00] 01-29 08:00 to 01-29 09:00 busy Confirmed
        "#]],
    );
}

#[test]
fn series_that_ended_or_have_not_started_are_not_problems() {
    check(
        "UID:1\nSUMMARY:Ended\nDTSTART:20150105T090000Z\nRRULE:FREQ=WEEKLY;UNTIL=20200101T000000Z\n
         UID:2\nSUMMARY:Counted out\nDTSTART:20150105T090000Z\nRRULE:FREQ=WEEKLY;COUNT=10\n
         UID:3\nSUMMARY:Not begun\nDTSTART:20280103T090000Z\nRRULE:FREQ=WEEKLY;BYDAY=MO",
        expect![[""]],
    );
}

#[test]
fn exceptions_extras_and_changes_are_applied_regardless_of_sequence() {
    check(
        "UID:1\nSUMMARY:A\nSEQUENCE:2\nDTSTART;TZID=Europe/Berlin:20270104T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=5\nEXDATE;TZID=Europe/Berlin:20270111T090000,20270112T090000\nRDATE:20270107T080000Z\n
         UID:1\nSUMMARY:A moved\nSEQUENCE:7\nRECURRENCE-ID;TZID=Europe/Berlin:20270118T090000\nDTSTART;TZID=Europe/Berlin:20270119T150000\nDURATION:PT30M\n
         UID:1\nSUMMARY:A off\nSEQUENCE:3\nRECURRENCE-ID:20270125T080000Z\nDTSTART:20270125T080000Z\nDURATION:PT1H\nSTATUS:CANCELLED\n
         UID:1\nSUMMARY:A moved in\nRECURRENCE-ID;TZID=Europe/Berlin:20270201T090000\nDTSTART;TZID=Europe/Berlin:20270130T090000\nDURATION:PT1H\n
         UID:2\nSUMMARY:B\nSEQUENCE:7\nDTSTART;TZID=Europe/Berlin:20270118T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=2\n
         UID:2\nSUMMARY:B moved out\nSEQUENCE:7\nRECURRENCE-ID;VALUE=DATE:20270125\nDTSTART:20270301T080000Z\nDURATION:PT1H",
        expect![[r#"
            A [01-04 08:00] 01-04 08:00 to 01-04 09:00 busy Confirmed
            A [01-07 08:00] 01-07 08:00 to 01-07 09:00 busy Confirmed
            B [01-18 08:00] 01-18 08:00 to 01-18 09:00 busy Confirmed
            A moved [01-18 08:00] 01-19 14:00 to 01-19 14:30 busy Confirmed
            A off [01-25 08:00] 01-25 08:00 to 01-25 09:00 free Cancelled
            A moved in [02-01 08:00] 01-30 08:00 to 01-30 09:00 busy Confirmed
        "#]],
    );
}

#[test]
fn the_newer_of_two_versions_counts() {
    check(
        "UID:1\nSUMMARY:New\nSEQUENCE:2\nDTSTART:20270104T090000Z\nDURATION:PT1H\n
         UID:1\nSUMMARY:Old\nSEQUENCE:1\nDTSTART:20270105T090000Z\nDURATION:PT1H\n
         UID:2\nSUMMARY:Earlier\nDTSTAMP:20261201T000000Z\nDTSTART:20270106T090000Z\nDURATION:PT1H\n
         UID:2\nSUMMARY:Later\nDTSTAMP:20261202T000000Z\nDTSTART:20270107T090000Z\nDURATION:PT1H",
        expect![[r#"
            New [once] 01-04 09:00 to 01-04 10:00 busy Confirmed
            Later [once] 01-07 09:00 to 01-07 10:00 busy Confirmed
        "#]],
    );
}

#[test]
fn a_change_to_all_later_ones_moves_them() {
    check(
        "UID:1\nSUMMARY:A\nDTSTART:20270104T090000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY\n
         UID:1\nSUMMARY:A later\nRECURRENCE-ID;RANGE=THISANDFUTURE:20270118T090000Z\nDTSTART:20270118T100000Z\nDURATION:PT1H",
        expect![[r#"
            A [01-04 09:00] 01-04 09:00 to 01-04 10:00 busy Confirmed
            A [01-11 09:00] 01-11 09:00 to 01-11 10:00 busy Confirmed
            A later [01-18 09:00] 01-18 10:00 to 01-18 11:00 busy Confirmed
            A later [01-25 09:00] 01-25 10:00 to 01-25 11:00 busy Confirmed
        "#]],
    );
}

#[test]
fn unreadable_values_are_reported_and_never_guessed() {
    check(
        "UID:1\nSUMMARY:Zone\nDTSTART;TZID=Customized Time Zone:20270104T090000\nDURATION:PT1H\n
         UID:2\nSUMMARY:No start\nDTEND:20270104T090000Z\n
         UID:3\nSUMMARY:Bad date\nDTSTART:20270230T090000Z\n
         UID:4\nSUMMARY:Backwards\nDTSTART:20270104T090000Z\nDTEND:20270104T080000Z\n
         UID:5\nSUMMARY:Rule\nDTSTART:20270104T090000Z\nRRULE:FREQ=WEEKLY;BYDAY=MO,XX\n
         UID:6\nSUMMARY:Hourly\nDTSTART:20270104T090000Z\nRRULE:FREQ=DAILY;BYHOUR=9,10,11;BYMINUTE=0,5,10,15,20,25,30,35,40\n
         UID:7\nSUMMARY:Off rule\nDTSTART:20270105T090000Z\nRRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=3\n
         UID:8\nSUMMARY:Mixed\nDTSTART:20270105T090000Z\nDTEND;VALUE=DATE:20270106\n
         UID:9\nSUMMARY:Ages\nDTSTART:20270105T090000Z\nDURATION:P9999W\n
         UID:10\nSUMMARY:EST\nDTSTART;TZID=EST:20270105T090000",
        expect![[r#"
            Rule [01-04 09:00] 01-04 09:00 to 01-04 09:00 busy Confirmed
            Hourly [01-04 09:00] 01-04 09:00 to 01-04 09:00 busy Confirmed
            Off rule [01-05 09:00] 01-05 09:00 to 01-05 09:00 busy Confirmed
            Mixed [once] 01-05 09:00 to 01-06 00:00 busy Confirmed
            Off rule [01-11 09:00] 01-11 09:00 to 01-11 09:00 busy Confirmed
            Off rule [01-18 09:00] 01-18 09:00 to 01-18 09:00 busy Confirmed
            Off rule [01-25 09:00] 01-25 09:00 to 01-25 09:00 busy Confirmed
            “Zone” (line 3): its time zone “Customized Time Zone” isn’t known. Choose a city’s time zone in the calendar.
            “No start” (line 9): the event has no start. Add one in the calendar.
            “Bad date” (line 14): its start can’t be read. Set it again in the calendar.
            “Backwards” (line 19): it ends before it starts. Correct it in the calendar.
            “Rule” (line 25): its recurrence rule “FREQ=WEEKLY;BYDAY=MO,XX” is not supported, so only the first occurrence was read. Add the others as single events in the calendar.
            “Hourly” (line 31): it repeats too often, so only the first occurrence was read. Add the others as single events in the calendar.
            “Off rule” (line 37): its first occurrence doesn’t follow its recurrence rule. Both were read. Check its first weeks.
            “Ages” (line 49): it lasts longer than five years. Correct its end in the calendar.
            “EST” (line 55): its time zone “EST” isn’t known. Choose a city’s time zone in the calendar.
        "#]],
    );
}

#[test]
fn an_unreadable_change_does_not_leave_the_old_time() {
    check(
        "UID:1\nSUMMARY:A\nDTSTART:20270104T090000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=3\n
         UID:1\nSUMMARY:A moved\nRECURRENCE-ID:20270111T090000Z\nDTSTART;TZID=Nowhere:20270112T090000\n
         UID:2\nSUMMARY:B\nDTSTART:20270104T090000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=3\n
         UID:2\nSUMMARY:B moved\nRECURRENCE-ID;TZID=Nowhere:20270111T090000\nDTSTART:20270112T090000Z",
        expect![[r#"
            A [01-04 09:00] 01-04 09:00 to 01-04 10:00 busy Confirmed
            A [01-18 09:00] 01-18 09:00 to 01-18 10:00 busy Confirmed
            “A moved” (line 10): its time zone “Nowhere” isn’t known. Choose a city’s time zone in the calendar.
            “B moved” (line 23): its time zone “Nowhere” isn’t known. Choose a city’s time zone in the calendar.
        "#]],
    );
}

const OWN_ZONE: &str = "BEGIN:VTIMEZONE\r\nTZID:Customized Time Zone\r\n\
    BEGIN:STANDARD\r\nDTSTART:16010101T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\n\
    BEGIN:DAYLIGHT\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\n\
    END:VTIMEZONE\r\n";

#[test]
fn zones_defined_by_the_file_are_used() {
    let events = "UID:1\nSUMMARY:Own\nDTSTART;TZID=Customized Time Zone:20260706T090000\nDURATION:PT1H\nRRULE:FREQ=MONTHLY\n
                  UID:2\nSUMMARY:Own in UTC\nDTSTART;TZID=\"Customized Time Zone\":20270104T090000\nDURATION:PT1H";
    check_file(
        &file(OWN_ZONE, events),
        expect![[r#"
            Own in UTC [once] 01-04 08:00 to 01-04 09:00 busy Confirmed
            Own [01-06 08:00] 01-06 08:00 to 01-06 09:00 busy Confirmed
        "#]],
    );
}

/// If the file's own rules are those of Berlin, they give the same offsets as the database at any time of year.
#[test]
fn own_rules_agree_with_the_database() {
    let text = format!("BEGIN:VCALENDAR\r\n{OWN_ZONE}END:VCALENDAR");
    let blocks = Blocks::of(&text);
    let window = at("2026-01-01T00:00:00Z")..at("2027-12-31T00:00:00Z");
    let zones = CalendarZones::of(&DatabaseZones, &blocks.timezones, 1, &window);
    let own = zones.named("Customized Time Zone").expect("the file's zone");
    let berlin = Clock::of(&DatabaseZones, Zone::named("Europe/Berlin"));
    let mut hour = window.start;
    while hour < window.end {
        assert_eq!(own.local(hour), berlin.local(hour), "{hour}");
        hour += chrono::Duration::hours(1);
    }
}

/// Interviews are recognized by it, so it must never change.
#[test]
fn an_event_without_a_uid_gets_the_same_one_in_every_file() {
    let event = "SUMMARY:Talk\nDTSTART;TZID=Europe/Berlin:20270104T090000";
    let calendar = read(file("", event).as_bytes()).expect("a calendar");
    let told = "Time(2027-01-04T09:00:00, Zone(\"Europe/Berlin\")) Talk";
    let made = format!("made-{:016x}", xxhash_rust::xxh3::xxh3_64(told.as_bytes()));
    assert_eq!(calendar.entries.first().map(|entry| &*entry.uid), Some(made.as_str()));
}

/// Some programs list the changes of a zone instead of giving their rule.
#[test]
fn a_zone_may_list_its_changes() {
    let zone = "BEGIN:VTIMEZONE\r\nTZID:Own\r\n\
        BEGIN:STANDARD\r\nDTSTART:20251026T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nRDATE:20261025T030000,20271031T030000\r\nEND:STANDARD\r\n\
        BEGIN:DAYLIGHT\r\nDTSTART:20260329T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nRDATE:20270328T020000\r\nEND:DAYLIGHT\r\n\
        END:VTIMEZONE\r\n";
    check_file(
        &file(zone, "UID:1\nSUMMARY:Winter\nDTSTART;TZID=Own:20260705T090000\nRRULE:FREQ=MONTHLY"),
        expect![[r#"
            Winter [01-05 08:00] 01-05 08:00 to 01-05 08:00 busy Confirmed
        "#]],
    );
}

#[test]
fn a_rule_of_exceptions_need_not_match_the_first_time() {
    check(
        "UID:1\nSUMMARY:Workdays\nDTSTART:20270108T090000Z\nRRULE:FREQ=DAILY;COUNT=4\nEXRULE:FREQ=WEEKLY;BYDAY=SA,SU",
        expect![[r#"
            Workdays [01-08 09:00] 01-08 09:00 to 01-08 09:00 busy Confirmed
            Workdays [01-11 09:00] 01-11 09:00 to 01-11 09:00 busy Confirmed
        "#]],
    );
}

#[test]
fn foreign_zone_names_are_understood() {
    let zones = "BEGIN:VTIMEZONE\r\nTZID:Office\r\nX-LIC-LOCATION:America/New_York\r\nEND:VTIMEZONE\r\n";
    let events = "UID:1\nSUMMARY:Windows\nDTSTART;TZID=W. Europe Standard Time:20270104T090000\n
                  UID:2\nSUMMARY:Prefix\nDTSTART;TZID=/freeassociation.sourceforge.net/Asia/Tokyo:20270104T090000\n
                  UID:3\nSUMMARY:Location\nDTSTART;TZID=Office:20270104T090000\n
                  UID:4\nSUMMARY:Bracketed\nDTSTART;TZID=\"(UTC-08:00) Pacific Time (US & Canada)\":20270104T090000\n
                  UID:5\nSUMMARY:Posix\nDTSTART;TZID=EST5EDT:20270104T090000";
    check_file(
        &file(zones, events),
        expect![[r#"
            Prefix [once] 01-04 00:00 to 01-04 00:00 busy Confirmed
            Windows [once] 01-04 08:00 to 01-04 08:00 busy Confirmed
            Location [once] 01-04 14:00 to 01-04 14:00 busy Confirmed
            Posix [once] 01-04 14:00 to 01-04 14:00 busy Confirmed
            Bracketed [once] 01-04 17:00 to 01-04 17:00 busy Confirmed
        "#]],
    );
}

#[test]
fn a_cancelling_calendar_cancels_only_its_own_events() {
    let keep = file(
        "METHOD:PUBLISH\r\n",
        "UID:1\nSUMMARY:Kept\nDTSTART:20270104T090000Z\n\nUID:2\nSUMMARY:Called off\nDTSTART:20270105T090000Z",
    );
    let cancel = file("METHOD:CANCEL\r\n", "UID:2\nSEQUENCE:1\nSUMMARY:Called off\nDTSTART:20270105T090000Z");
    check_file(
        &(keep + &cancel),
        expect![[r#"
            Kept [once] 01-04 09:00 to 01-04 09:00 busy Confirmed
            Called off [once] 01-05 09:00 to 01-05 09:00 free Cancelled
        "#]],
    );
}

#[test]
fn broken_events_do_not_affect_others() {
    let text = "\u{feff}BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Cut\nBEGIN:VEVENT\nUID:2\nSUMMARY:Fol\n ded and\n\t whole\nDTSTART:20270104T090000Z\nBEGIN:VALARM\nSUMMARY:Alarm\nDTSTART:20270101T090000Z\nEND:VALARM\nEND:VEVENT\nEND:VCALENDAR\nBEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:3\nSUMMARY:Open part\nBEGIN:VALARM\nDTSTART:20270104T090000Z\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:No uid\nDTSTART:20270106T090000Z\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:Last\n";
    check_file(
        text,
        expect![[r#"
            Folded and whole [once] 01-04 09:00 to 01-04 09:00 busy Confirmed
            No uid [once] 01-06 09:00 to 01-06 09:00 busy Confirmed
            “Cut” (line 2): the event is cut off. Export the calendar again.
            “Open part” (line 18): the event is cut off. Export the calendar again.
            “Last” (line 28): the event is cut off. Export the calendar again.
        "#]],
    );
    assert_eq!(read(b"Hello"), Err(Unreadable::NotCalendar));
    assert_eq!(read(b"BEGIN:VCALENDAR\nEND:VCALENDAR").map(|calendar| calendar.entries), Ok(vec![]));
}

#[test]
fn people_and_responses_are_read() {
    let text = file(
        "",
        "UID:1\nSUMMARY:Talk\\, with\\nnotes\nDTSTART:20270104T090000Z\nCATEGORIES:Red,Blue\n\
         ORGANIZER;CN=Recruiting:mailto:Hiring@Example.com\n\
         ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=ACCEPTED;CN=\"Okafor, Ada\":mailto:ada@example.com\n\
         ATTENDEE;PARTSTAT=DECLINED;CN=bo@example.com:mailto:bo@example.com\n\
         ATTENDEE;CUTYPE=RESOURCE;CN=Room 4:mailto:room@example.com\n\
         ATTENDEE:invalid:nomail",
    );
    let calendar = read(text.as_bytes()).expect("a calendar");
    let entry = &calendar.entries[0];
    assert_eq!(entry.about.summary, "Talk, with\nnotes");
    assert_eq!(entry.about.categories, ["Red", "Blue"]);
    let contact =
        |name: Option<&str>, mail: &str| Contact { name: name.map(str::to_owned), mail: Some(mail.into()) };
    assert_eq!(entry.about.organizer, Some(contact(Some("Recruiting"), "hiring@example.com")));
    assert_eq!(
        entry.about.attendees,
        [
            Attendee { contact: contact(Some("Okafor, Ada"), "ada@example.com"), answer: Answer::Accepted },
            Attendee { contact: contact(None, "bo@example.com"), answer: Answer::Declined },
        ]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read(&bytes);
    }

    #[test]
    fn no_near_calendar_makes_it_panic(lines in prop::collection::vec(
        prop_oneof![
            "(BEGIN|END):(VCALENDAR|VEVENT|VEVENT|VEVENT|VTIMEZONE|STANDARD|VALARM)",
            "DTSTART(;TZID=(Europe/Berlin|X|EST))?:20[0-9]{2}[01][0-9][0-3][0-9](T[0-2][0-9]{3}00Z?)?",
            "DTEND(;VALUE=DATE)?:2027[01][0-9][0-3][0-9](T[0-2][0-9]{3}00Z?)?",
            "RRULE:FREQ=(YEARLY|MONTHLY|WEEKLY|DAILY)(;INTERVAL=[0-9]{1,3})?(;COUNT=[0-9]{1,9})?(;BY(DAY|MONTHDAY|SETPOS|YEARDAY|WEEKNO|MONTH|HOUR)=-?[0-9]{0,2}(MO|SU)?)?(;UNTIL=20270[1-9]15T000000Z)?",
            "(EXDATE|RDATE|RECURRENCE-ID|DURATION|SEQUENCE|UID|ATTENDEE|TZOFFSETFROM|TZOFFSETTO|TZID)[:;,=]\\PC{0,20}",
            "(DURATION:P[0-9]{1,9}(W|D)|TZOFFSETTO:[+-][0-9]{4}|TZOFFSETFROM:[+-][0-9]{4}|TZID:X|UID:[ab])",
        ], 0..24)) {
        let text = lines.join("\r\n");
        for before in ["BEGIN:VCALENDAR\r\n", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n"] {
            let calendar = read(format!("{before}{text}\r\nEND:VEVENT").as_bytes()).expect("a calendar");
            for entry in &calendar.entries {
                prop_assert!(entry.end >= entry.start);
            }
        }
    }

    /// Daily and weekly rules, counted independently.
    #[test]
    fn simple_rules_match_independent_counting(day in 0i64..3000, interval in 1i64..9, weekly in any::<bool>(), count in 1usize..3000) {
        let first = at("2019-01-01T09:00:00Z") + chrono::Duration::days(day);
        let step = chrono::Duration::days(if weekly { interval * 7 } else { interval });
        let rule = if weekly { "WEEKLY" } else { "DAILY" };
        let text = file("", &format!(
            "UID:1\nDTSTART:{}\nDURATION:PT1H\nRRULE:FREQ={rule};INTERVAL={interval};COUNT={count}", first.format("%Y%m%dT%H%M%SZ")
        ));
        let mut expected = Vec::new();
        let mut start = first;
        for _ in 0..count {
            if start >= at("2027-01-01T00:00:00Z") && start < at("2027-02-01T00:00:00Z") {
                expected.push(start);
            }
            start += step;
        }
        let found: Vec<DateTime<Utc>> = read(text.as_bytes()).expect("a calendar").entries.iter().map(|entry| entry.start).collect();
        prop_assert_eq!(found, expected);
    }
}

#[test]
fn a_fifth_last_weekday_exists_only_in_long_months() {
    check(
        "UID:1\nSUMMARY:Friday\nDTSTART:20260501T090000Z\nRRULE:FREQ=MONTHLY;BYDAY=-5FR\n
         UID:2\nSUMMARY:Monday\nDTSTART:20260601T090000Z\nRRULE:FREQ=MONTHLY;BYDAY=-5MO",
        expect![[r#"
            Friday [01-01 09:00] 01-01 09:00 to 01-01 09:00 busy Confirmed
        "#]],
    );
}

/// Rules by the minute, with gaps in which the library loses its place.
#[test]
fn rules_by_the_minute_keep_their_step_over_every_gap() {
    check(
        "UID:1\nSUMMARY:Steps\nDTSTART:20270108T090000Z\nDURATION:PT10M\nRRULE:FREQ=MINUTELY;INTERVAL=45;BYHOUR=9,11;BYDAY=MO,FR;COUNT=5\n
         UID:2\nSUMMARY:Months\nDTSTART:20261115T090000Z\nDURATION:PT10S\nRRULE:FREQ=MINUTELY;INTERVAL=720;BYMONTH=1;BYMONTHDAY=-1;BYSECOND=0,30\n
         UID:3\nSUMMARY:Seconds\nDTSTART:20270104T090000Z\nDURATION:PT1S\nRRULE:FREQ=SECONDLY;INTERVAL=5000;BYMINUTE=0,20,40;COUNT=3",
        expect![[r#"
            Seconds [01-04 09:00] 01-04 09:00 to 01-04 09:00 busy Confirmed
            Seconds [01-04 17:20] 01-04 17:20 to 01-04 17:20 busy Confirmed
            Seconds [01-05 01:40] 01-05 01:40 to 01-05 01:40 busy Confirmed
            Steps [01-08 09:00] 01-08 09:00 to 01-08 09:10 busy Confirmed
            Steps [01-08 09:45] 01-08 09:45 to 01-08 09:55 busy Confirmed
            Steps [01-08 11:15] 01-08 11:15 to 01-08 11:25 busy Confirmed
            Steps [01-11 09:00] 01-11 09:00 to 01-11 09:10 busy Confirmed
            Steps [01-11 09:45] 01-11 09:45 to 01-11 09:55 busy Confirmed
            Months [01-31 09:00] 01-31 09:00 to 01-31 09:00 busy Confirmed
            Months [01-31 09:00] 01-31 09:00 to 01-31 09:00 busy Confirmed
            Months [01-31 21:00] 01-31 21:00 to 01-31 21:00 busy Confirmed
            Months [01-31 21:00] 01-31 21:00 to 01-31 21:00 busy Confirmed
            “Months” (line 10): its first occurrence doesn’t follow its recurrence rule. Both were read. Check its first weeks.
        "#]],
    );
}

/// A calendar with one event at 9:00 on a day in January.
fn calendar_of(heading: &str, start: &str) -> String {
    file(heading, &format!("UID:{start}\nSUMMARY:{start}\nDTSTART{start}\nDURATION:PT1H"))
}

#[test]
fn zones_apply_only_in_the_calendar_that_defines_them() {
    let own = |offset: &str| {
        format!(
            "BEGIN:VTIMEZONE\r\nTZID:Customized Time Zone\r\nBEGIN:STANDARD\r\nDTSTART:16010101T020000\r\n\
             TZOFFSETFROM:{offset}\r\nTZOFFSETTO:{offset}\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
        )
    };
    let custom = |day: u32| format!(";TZID=Customized Time Zone:202701{day:02}T090000");
    let text = calendar_of(&own("-0800"), &custom(4))
        + &calendar_of(&own("+0800"), &custom(5))
        + &calendar_of("", &custom(6));
    let calendar = read(text.as_bytes()).expect("a calendar");
    let starts: Vec<DateTime<Utc>> = calendar.entries.iter().map(|entry| entry.start).collect();
    assert_eq!(starts, [at("2027-01-04T17:00:00Z"), at("2027-01-05T01:00:00Z")]);
    let reasons: Vec<_> = calendar.problems.iter().map(|problem| problem.reason.clone()).collect();
    assert_eq!(reasons, [CalendarProblemKind::UnknownZone("Customized Time Zone".into())]);
}

#[test]
fn times_without_a_zone_use_the_zone_of_their_calendar() {
    let floating = |zone: &str, day: u32| calendar_of(zone, &format!(":202701{day:02}T090000"));
    let text = floating("X-WR-TIMEZONE:America/New_York\r\n", 4)
        + &floating("X-WR-TIMEZONE:Asia/Kolkata\r\n", 5)
        + &floating("", 6)
        + &floating("X-WR-TIMEZONE:Mars/Base\r\n", 7);
    let calendar = read(text.as_bytes()).expect("a calendar");
    let starts: Vec<DateTime<Utc>> = calendar.entries.iter().map(|entry| entry.start).collect();
    let expected = ["2027-01-04T14:00:00Z", "2027-01-05T03:30:00Z", "2027-01-06T08:00:00Z"].map(at);
    assert_eq!(starts, expected);
    let reasons: Vec<_> = calendar.problems.iter().map(|problem| problem.reason.clone()).collect();
    assert_eq!(reasons, [CalendarProblemKind::UnknownZone("Mars/Base".into())]);
}
