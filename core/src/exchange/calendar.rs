//! Reads calendars: every event of an .ics file that falls into a window, one entry per repetition, in UTC.
//!
//! The calendar library parses values and expands rules. Everything it would decide silently is decided here:
//! which events belong together, what a zone's name means, and how far a rule is followed.

pub mod interviews;
pub mod job;
pub mod links;
pub mod type_pattern;
pub mod writer;
mod about;
mod blocks;
pub mod busy;
mod clock;
mod event;
mod heading;
mod left;
mod lines;
mod pen;
mod problem;
mod recurrence;
mod rule;
mod series;
mod stepping;
mod vtimezone;
mod when;

use super::unreadable::Unreadable;
use crate::{
    exchange::{
        encoding::decode,
        values::contact::{self, Contact},
    },
    order::Order,
    zones::{Zone, Zones},
};
use blocks::{Block, Blocks};
use chrono::{DateTime, Utc};
use clock::Clock;
pub use heading::calendar_key;
use pen::Pen;
pub use problem::{CalendarProblem, CalendarProblemKind};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;
use vtimezone::CalendarZones;
use when::Clocks;

const MOST_BYTES: u64 = 100 << 20;
const MOST_EVENTS: usize = 100_000;

/// The contents of a calendar within a window.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use]
pub struct Calendar {
    /// By start, then by uid.
    pub entries: Vec<CalendarEntry>,
    /// Events that couldn't be read, or only in part. The entries are correct regardless.
    pub problems: Vec<CalendarProblem>,
    /// The owner's email address, if the calendar is named after it, as in Google's exports.
    pub owner: Option<String>,
}

/// One event, or one repetition of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarEntry {
    /// The event's own UID, or one made from its start and title if the file gives none.
    pub uid: Rc<str>,
    /// Which repetition this is: the instant at which it was originally scheduled. `None` if the event doesn't repeat.
    pub recurrence: Option<DateTime<Utc>>,
    pub start: DateTime<Utc>,
    /// Never before the start. Equal to it for a plain reminder.
    pub end: DateTime<Utc>,
    pub all_day: bool,
    /// Whether it takes up the person's time: neither cancelled nor shown as free.
    pub busy: bool,
    pub status: EntryStatus,
    pub sequence: u32,
    /// Shared by all repetitions.
    pub about: Rc<About>,
}

/// What an event is about, and who takes part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    pub summary: String,
    pub categories: Vec<String>,
    pub organizer: Option<Contact>,
    pub attendees: Vec<Attendee>,
}

/// How certain an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryStatus {
    Confirmed,
    Tentative,
    Cancelled,
}

/// A person invited to an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendee {
    pub contact: Contact,
    pub answer: Answer,
}

/// An attendee's response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Accepted,
    Declined,
    Tentative,
    NeedsAction,
}

/// How many events have been read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    pub read: usize,
    /// The number of events in the file.
    pub events: usize,
}

/// The number of events between two progress reports.
const TOLD_EVERY: usize = 500;

/// Reads an .ics file, which may hold several calendars. Returns only the events that overlap `window`.
/// `default_zone` applies to whole days, and to times without a zone if the calendar names none. `zones` fills in
/// what the file doesn't say about the zones it names.
///
/// # Errors
///
/// If the file is too large, empty, not text, or not a calendar.
pub fn read_calendar(
    bytes: &[u8],
    window: Range<DateTime<Utc>>,
    default_zone: &Zone,
    zones: &dyn Zones,
) -> Result<Calendar, Unreadable> {
    read_calendar_with_progress(bytes, window, default_zone, zones, &mut |_| ())
}

/// Like [`read_calendar`], and reports progress at intervals.
pub fn read_calendar_with_progress(
    bytes: &[u8],
    window: Range<DateTime<Utc>>,
    default_zone: &Zone,
    zones: &dyn Zones,
    progress: &mut dyn FnMut(Progress),
) -> Result<Calendar, Unreadable> {
    let (text, _) = decode(bytes, MOST_BYTES)?;
    let blocks = Blocks::of(&text);
    if blocks.calendars == 0 && blocks.events.is_empty() {
        return Err(Unreadable::NotCalendar);
    }
    if blocks.events.len() > MOST_EVENTS {
        return Err(Unreadable::TooManyEvents { most: MOST_EVENTS });
    }
    let owner = blocks.name.as_deref().and_then(contact::mail);
    let clocks = AllClocks::of(&blocks, &window, default_zone, zones);
    let mut calendar = Calendar { entries: Vec::new(), problems: blocks.problems, owner };
    let (mut events, mut lost) = (Vec::new(), Vec::new());
    for (read, block) in blocks.events.iter().enumerate() {
        if read % TOLD_EVERY == 0 {
            progress(Progress { read, events: blocks.events.len() });
        }
        let clocks = clocks.of_block(block);
        match event::read_event(block, clocks) {
            Ok(event) => events.push(event),
            Err(problem) => {
                calendar.problems.push(problem);
                lost.extend(event::lost_change(block, clocks));
            }
        }
    }
    let mut left = pen::MOST_WORK;
    let mut pen = Pen { window: &window, clocks: &clocks.outside, left: &mut left, calendar: &mut calendar };
    for series in series::group(events, lost) {
        series.enter(&mut pen);
    }
    calendar.entries.order_by(|one, two| (one.start, &one.uid).cmp(&(two.start, &two.uid)));
    calendar.problems.order_by_key(|problem| problem.line);
    Ok(calendar)
}

/// The clocks of every calendar in a file.
struct AllClocks<'z> {
    by_calendar: BTreeMap<usize, Clocks<'z>>,
    /// For events outside any calendar. Parsed times carry their own clocks, so these are good enough for all of them.
    outside: Clocks<'z>,
}

impl<'z> AllClocks<'z> {
    fn of(blocks: &Blocks, window: &Range<DateTime<Utc>>, default: &Zone, zones: &'z dyn Zones) -> Self {
        let of_calendar = |calendar| clocks(blocks, calendar, window, default, zones);
        let mut by_calendar = BTreeMap::new();
        for block in &blocks.events {
            by_calendar.entry(block.calendar).or_insert_with(|| of_calendar(block.calendar));
        }
        Self { by_calendar, outside: of_calendar(0) }
    }

    fn of_block(&self, block: &Block) -> &Clocks<'z> {
        self.by_calendar.get(&block.calendar).unwrap_or(&self.outside)
    }
}

/// Times without a zone are in the zone that their calendar declares, if it declares one.
fn clocks<'z>(
    blocks: &Blocks,
    calendar: usize,
    window: &Range<DateTime<Utc>>,
    default: &Zone,
    zones: &'z dyn Zones,
) -> Clocks<'z> {
    let of_days = Clock::of(zones, default.clone());
    let utc = Clock::of(zones, Zone::utc());
    let zones = CalendarZones::of(zones, &blocks.timezones, calendar, window);
    let floating = match blocks.zones.get(&calendar) {
        Some(name) => zones.named(name).ok_or_else(|| name.clone()),
        None => Ok(of_days.clone()),
    };
    Clocks { zones, of_days, floating, utc }
}

#[cfg(test)]
mod tests;
