//! Links that open a web calendar with an event filled in, for people who use one. The parameters are those that Google
//! Calendar and Outlook on the web understand.

use crate::exchange::calendar::writer::CalendarItem;
use crate::zones::later;
use chrono::{DateTime, Duration, SecondsFormat, Utc};
use std::fmt::Write;

/// Returns a link to Google Calendar, which invites these email addresses when the event is saved.
pub fn google(item: &CalendarItem, guests: &[String]) -> String {
    let stamp = |at: DateTime<Utc>| at.format("%Y%m%dT%H%M%SZ").to_string();
    let dates = format!("{}/{}", stamp(item.start), stamp(end(item)));
    address(
        "https://calendar.google.com/calendar/render",
        &[
            ("action", "TEMPLATE"),
            ("text", &item.title),
            ("dates", &dates),
            ("details", &item.description),
            ("add", &guests.join(",")),
        ],
    )
}

/// Like [`google`], for Outlook on the web with a company account.
pub fn outlook(item: &CalendarItem, guests: &[String]) -> String {
    let stamp = |at: DateTime<Utc>| at.to_rfc3339_opts(SecondsFormat::Secs, true);
    address(
        "https://outlook.office.com/calendar/0/deeplink/compose",
        &[
            ("path", "/calendar/action/compose"),
            ("rru", "addevent"),
            ("subject", &item.title),
            ("startdt", &stamp(item.start)),
            ("enddt", &stamp(end(item))),
            ("body", &item.description),
            ("to", &guests.join(",")),
        ],
    )
}

fn end(item: &CalendarItem) -> DateTime<Utc> {
    later(item.start, Duration::minutes(item.minutes.into()))
}

fn address(base: &str, parameters: &[(&str, &str)]) -> String {
    let mut text = base.to_owned();
    let filled = parameters.iter().filter(|(_, value)| !value.is_empty());
    for (place, (name, value)) in filled.enumerate() {
        text.push(if place == 0 { '?' } else { '&' });
        text.push_str(name);
        text.push('=');
        encode(value, &mut text);
    }
    text
}

/// Percent-encodes everything but the unreserved characters (RFC 3986, section 2.3).
fn encode(value: &str, text: &mut String) {
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            // Writing to a string can't fail.
            let _ = write!(text, "%{byte:02X}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::calendar::EntryStatus;

    use expect_test::expect;

    #[test]
    fn the_links_carry_title_times_guests_and_nothing_that_breaks_out() {
        let item = CalendarItem {
            uid: "session-7@switchback".into(),
            sequence: 1,
            stamp: "2026-12-01T08:00:00Z".parse().expect("a time"),
            start: "2026-12-07T23:30:00Z".parse().expect("a time"),
            minutes: 45,
            title: "Shadow: Zoë & Ada#1".into(),
            description: "1 of 2?\nYes=no".into(),
            status: EntryStatus::Confirmed,
        };
        let guests = ["ada@example.com".to_owned(), "bo+1@example.com".to_owned()];
        let links =
            [google(&item, &[]), outlook(&item, &[]), google(&item, &guests), outlook(&item, &guests)];
        expect![[r#"
            https://calendar.google.com/calendar/render?action=TEMPLATE&text=Shadow%3A%20Zo%C3%AB%20%26%20Ada%231&dates=20261207T233000Z%2F20261208T001500Z&details=1%20of%202%3F%0AYes%3Dno
            https://outlook.office.com/calendar/0/deeplink/compose?path=%2Fcalendar%2Faction%2Fcompose&rru=addevent&subject=Shadow%3A%20Zo%C3%AB%20%26%20Ada%231&startdt=2026-12-07T23%3A30%3A00Z&enddt=2026-12-08T00%3A15%3A00Z&body=1%20of%202%3F%0AYes%3Dno
            https://calendar.google.com/calendar/render?action=TEMPLATE&text=Shadow%3A%20Zo%C3%AB%20%26%20Ada%231&dates=20261207T233000Z%2F20261208T001500Z&details=1%20of%202%3F%0AYes%3Dno&add=ada%40example.com%2Cbo%2B1%40example.com
            https://outlook.office.com/calendar/0/deeplink/compose?path=%2Fcalendar%2Faction%2Fcompose&rru=addevent&subject=Shadow%3A%20Zo%C3%AB%20%26%20Ada%231&startdt=2026-12-07T23%3A30%3A00Z&enddt=2026-12-08T00%3A15%3A00Z&body=1%20of%202%3F%0AYes%3Dno&to=ada%40example.com%2Cbo%2B1%40example.com
        "#]]
        .assert_eq(&format!("{}\n", links.join("\n")));
    }
}
