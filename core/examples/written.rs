//! Writes a calendar of made-up sessions around the changes of the clocks, and what stands in it as JSON
//! lines on standard error, for other readers to be held against: `written > sessions.ics 2> sessions.jsonl`.

use chrono::{DateTime, Duration, SecondsFormat, TimeZone, Utc};
use serde_json::json;
use std::io::{self, Write};
use switchback_core::exchange::calendar::{
    EntryStatus,
    writer::{CalendarItem, write_calendar},
};

/// The days on which clocks change in America, Europe and Australia, in 2026.
const CHANGES: [(u32, u32); 6] = [(3, 8), (3, 29), (4, 5), (10, 4), (10, 25), (11, 1)];

fn main() -> io::Result<()> {
    let items: Vec<CalendarItem> =
        (0_u32..).zip(starts()).map(|(number, start)| item(number, start)).collect();
    for item in &items {
        let end = item.start + Duration::minutes(item.minutes.into());
        let at = |at: DateTime<Utc>| at.to_rfc3339_opts(SecondsFormat::Secs, true);
        eprintln!(
            "{}",
            json!({
                "uid": item.uid, "sequence": item.sequence, "start": at(item.start), "end": at(end),
                "title": item.title, "status": status(item.status),
            })
        );
    }
    io::stdout().lock().write_all(write_calendar(&items).as_bytes())
}

/// Every half hour from the day before each change to the day after it.
fn starts() -> impl Iterator<Item = DateTime<Utc>> {
    CHANGES.into_iter().flat_map(|(month, day)| {
        let midnight = Utc.with_ymd_and_hms(2026, month, day, 0, 0, 0).earliest().unwrap_or_default();
        (-48..96).map(move |half| midnight + Duration::minutes(30 * half))
    })
}

fn item(number: u32, start: DateTime<Utc>) -> CalendarItem {
    let titles = [
        "Shadow: Coding; with a comma, and more",
        "Reverse shadow: Zoë \\ 日本語 😀 with a long name that must be folded more than once, at least twice",
    ];
    CalendarItem {
        uid: format!("session-{number}@switchback"),
        sequence: number * 7,
        stamp: start - Duration::days(7),
        start,
        minutes: [45, 60, 90][number as usize % 3],
        title: titles[number as usize % 2].into(),
        description: "First line\nSecond line".into(),
        status: [EntryStatus::Confirmed, EntryStatus::Tentative, EntryStatus::Cancelled][number as usize % 3],
    }
}

fn status(status: EntryStatus) -> &'static str {
    match status {
        EntryStatus::Confirmed => "CONFIRMED",
        EntryStatus::Tentative => "TENTATIVE",
        EntryStatus::Cancelled => "CANCELLED",
    }
}
