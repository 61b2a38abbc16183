//! Sessions as a calendar file. Titles name the step, the trainee and the mentor, and never a candidate.

use crate::{
    exchange::calendar::{
        EntryStatus,
        writer::{CalendarItem, write_calendar},
    },
    model::{ids::SessionId, session::SessionState},
    progress::schedule::session_card::SessionCard,
};
use chrono::{DateTime, Utc};

/// The calendar of these sessions, created at `stamp`, without alarms.
pub fn write(cards: &[SessionCard], stamp: DateTime<Utc>) -> String {
    let items: Vec<CalendarItem> = cards.iter().map(|card| item(card, stamp)).collect();
    write_calendar(&items)
}

/// One session as an event.
pub fn item(card: &SessionCard, stamp: DateTime<Utc>) -> CalendarItem {
    let status = status(card.state);
    let hold = if status == EntryStatus::Tentative { "Hold: " } else { "" };
    CalendarItem {
        uid: uid(card.session),
        sequence: sequence(card.since),
        stamp,
        start: card.start,
        minutes: card.minutes,
        title: format!("{hold}{}: {} with {}", card.step_name, card.trainee_name, card.mentor_name),
        description: description(card),
        status,
    }
}

fn description(card: &SessionCard) -> String {
    let what = match card.time {
        (_, 1) => format!("{}, {}.", card.type_name, card.step_name),
        (time, of) => format!("{}, {} {time} of {of}.", card.type_name, card.step_name),
    };
    match card.names_of_other_interviewers().as_slice() {
        [] => what,
        others => format!("{what} Also interviewing: {}.", others.join(", ")),
    }
}

/// The same in every file, so that calendars replace the event of a session instead of adding another.
pub fn uid(session: SessionId) -> String {
    format!("session-{session}@switchback")
}

/// A number that grows whenever the session changes: seconds from 2020 to its last change.
pub fn sequence(changed: DateTime<Utc>) -> u32 {
    const BEGINNING: i64 = 1_577_836_800;
    u32::try_from((changed.timestamp() - BEGINNING).max(0)).unwrap_or(u32::MAX)
}

fn status(state: SessionState) -> EntryStatus {
    match state {
        SessionState::Drafted | SessionState::Accepted | SessionState::Proposed => EntryStatus::Tentative,
        SessionState::Declined(_) | SessionState::Cancelled(_) | SessionState::Missed => {
            EntryStatus::Cancelled
        }
        _ => EntryStatus::Confirmed,
    }
}
