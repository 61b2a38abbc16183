//! A meeting time for a group as a calendar event.

use crate::{
    exchange::calendar::{EntryStatus, writer::CalendarItem},
    order::Order,
    planning::find_time::Slot,
    workspace::Workspace,
};
use chrono::{DateTime, Utc};

/// The event at a time, created at `stamp`, with everyone's name in its title. The same people at the same time make the same
/// event.
pub fn item(workspace: &Workspace, slot: &Slot, stamp: DateTime<Utc>) -> CalendarItem {
    let names: Vec<&str> = slot.fits.iter().map(|(person, _)| workspace.profiles.name(*person)).collect();
    let mut people: Vec<String> = slot.fits.iter().map(|(person, _)| person.to_string()).collect();
    people.order();
    let (start, end) = (slot.interval.start, slot.interval.end);
    CalendarItem {
        uid: format!("meeting-{}-{}@switchback", start.timestamp(), people.join("-")),
        sequence: 0,
        stamp,
        start,
        minutes: u16::try_from((end - start).num_minutes()).unwrap_or_default(),
        title: format!("Meeting: {}", names.join(", ")),
        description: String::new(),
        status: EntryStatus::Confirmed,
    }
}
