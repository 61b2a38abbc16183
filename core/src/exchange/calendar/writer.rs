//! Writes a calendar file of sessions, to which people can subscribe.
//!
//! Written by hand: the file has a fixed form and few properties. The library's writer would need every value taken
//! apart first, doesn't check text for line ends, and folds lines by its own measure.

use crate::exchange::calendar::EntryStatus;
use crate::zones::later;
use chrono::{DateTime, Duration, Utc};

/// One event to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarItem {
    /// The same for a session in every file, so that calendars replace the event instead of adding another.
    pub uid: String,
    /// Increases with every change of time, place or state.
    pub sequence: u32,
    /// When this state was written.
    pub stamp: DateTime<Utc>,
    pub start: DateTime<Utc>,
    pub minutes: u16,
    pub title: String,
    pub description: String,
    pub status: EntryStatus,
}

/// Writes a calendar (RFC 5545) that other calendars import without requesting replies.
pub fn write_calendar(items: &[CalendarItem]) -> String {
    let mut text = String::new();
    line(&mut text, "BEGIN:VCALENDAR");
    line(&mut text, "VERSION:2.0");
    line(&mut text, "PRODID:-//Switchback//Sessions//EN");
    line(&mut text, "CALSCALE:GREGORIAN");
    line(&mut text, "METHOD:PUBLISH");
    for item in items {
        write_item(item, &mut text);
    }
    line(&mut text, "END:VCALENDAR");
    text
}

fn write_item(item: &CalendarItem, text: &mut String) {
    // Outlook uses a property of its own.
    let (status, transparency, busy) = match item.status {
        EntryStatus::Confirmed => ("CONFIRMED", "OPAQUE", "BUSY"),
        EntryStatus::Tentative => ("TENTATIVE", "OPAQUE", "TENTATIVE"),
        EntryStatus::Cancelled => ("CANCELLED", "TRANSPARENT", "FREE"),
    };
    line(text, "BEGIN:VEVENT");
    line(text, &format!("UID:{}", escaped(&item.uid)));
    line(text, &format!("DTSTAMP:{}", utc(item.stamp)));
    line(text, &format!("SEQUENCE:{}", item.sequence.min(i32::MAX as u32)));
    line(text, &format!("DTSTART:{}", utc(item.start)));
    line(text, &format!("DTEND:{}", utc(later(item.start, Duration::minutes(item.minutes.into())))));
    line(text, &format!("SUMMARY:{}", escaped(&item.title)));
    if !item.description.is_empty() {
        line(text, &format!("DESCRIPTION:{}", escaped(&item.description)));
    }
    line(text, &format!("STATUS:{status}"));
    line(text, &format!("TRANSP:{transparency}"));
    line(text, &format!("X-MICROSOFT-CDO-BUSYSTATUS:{busy}"));
    line(text, "CLASS:PRIVATE");
    line(text, "END:VEVENT");
}

fn utc(at: DateTime<Utc>) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

/// Escapes all special characters and removes control characters. Any line end becomes `\n`, so that text can't start a
/// line of its own.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.replace("\r\n", "\n").chars() {
        match character {
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => escaped.push_str("\\n"),
            '\t' => escaped.push(' '),
            _ if character.is_control() => {}
            _ => escaped.push(character),
        }
    }
    escaped
}

/// Adds a content line, folded so that no line has more than 75 bytes and no character is split.
fn line(text: &mut String, content: &str) {
    let mut width = 0;
    for character in content.chars() {
        if width + character.len_utf8() > 75 {
            text.push_str("\r\n ");
            width = 1;
        }
        text.push(character);
        width += character.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::calendar::read_calendar;
    use crate::zones::DatabaseZones;

    use crate::zones::Zone;
    use expect_test::expect;
    use proptest::prelude::*;

    fn item(title: &str) -> CalendarItem {
        CalendarItem {
            uid: "session-7@switchback".into(),
            sequence: 2,
            stamp: "2026-12-01T08:00:00Z".parse().expect("a time"),
            start: "2026-12-07T13:00:00Z".parse().expect("a time"),
            minutes: 60,
            title: title.into(),
            description: "Bring, please:\r\na pen".into(),
            status: EntryStatus::Tentative,
        }
    }

    #[test]
    fn a_session_is_written() {
        let text = write_calendar(&[item(
            "Shadow: Coding with Ada Okafor; write your scorecard within a day, please",
        )]);
        expect![[r#"
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Switchback//Sessions//EN
            CALSCALE:GREGORIAN
            METHOD:PUBLISH
            BEGIN:VEVENT
            UID:session-7@switchback
            DTSTAMP:20261201T080000Z
            SEQUENCE:2
            DTSTART:20261207T130000Z
            DTEND:20261207T140000Z
            SUMMARY:Shadow: Coding with Ada Okafor\; write your scorecard within a day\
             , please
            DESCRIPTION:Bring\, please:\na pen
            STATUS:TENTATIVE
            TRANSP:OPAQUE
            X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE
            CLASS:PRIVATE
            END:VEVENT
            END:VCALENDAR
        "#]]
        .assert_eq(&text.replace("\r\n", "\n"));
    }

    fn hostile() -> impl Strategy<Value = String> {
        prop_oneof![
            "\\PC{0,120}",
            "[a😀é,;\\\\:\r\n\t\"\u{2028}\u{85}]{0,160}",
            "(\r|\n|\r\n|\\\\n)?(ATTACH:|BEGIN:VEVENT|END:VCALENDAR|DTSTART:20300101T000000Z)(\r|\n|\r\n ){0,2}.{0,20}",
        ]
    }

    proptest! {
        #[test]
        fn no_text_breaks_out_of_its_property(title in hostile(), description in hostile(), uid in hostile()) {
            let one = CalendarItem { title, description, uid: format!("u{uid}"), ..item("") };
            let text = write_calendar(&[one.clone(), item("Second")]);
            prop_assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
            let unfolded = text.replace("\r\n ", "");
            for name in ["BEGIN:VEVENT", "DTSTART:", "SUMMARY:", "UID:"] {
                prop_assert_eq!(unfolded.split("\r\n").filter(|line| line.starts_with(name)).count(), 2);
            }
            prop_assert!(!unfolded.split("\r\n").any(|line| line.starts_with("ATTACH")));

            let window = one.start..one.start + Duration::hours(1);
            let calendar = read_calendar(text.as_bytes(), window, &Zone::utc(), &DatabaseZones).expect("a calendar");
            prop_assert_eq!(&calendar.problems, &[]);
            prop_assert_eq!(calendar.entries.len(), 2);
            let first = calendar.entries.iter().find(|entry| entry.about.summary != "Second").map(|entry| entry.about.summary.clone());
            let line_ends = ['\n', '\r', '\u{0B}', '\u{0C}', '\u{85}', '\u{2028}', '\u{2029}'];
            let plain = one.title.replace("\r\n", "\n").replace(line_ends, "\n").replace('\t', " ");
            let plain: String = plain.chars().filter(|character| *character == '\n' || !character.is_control()).collect();
            prop_assert_eq!(first.as_deref().unwrap_or("Second").trim(), plain.trim());
        }
    }
}
