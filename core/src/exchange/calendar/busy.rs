//! The busy times of a calendar: the union of its busy entries, without their titles.

use super::{Answer, Calendar, CalendarEntry};
use crate::{model::hours::Interval, order::Order};
use chrono::{DateTime, Utc};
use std::ops::Range;

/// The busy times within a window, sorted; what overlaps or touches is one, and what reaches over the
/// window's edge ends there. What `owner`, a mail address in lower case, has declined does not count. Without
/// one the calendar may be named by its owner, as Google names them; else every event counts.
pub fn busy_times(calendar: &Calendar, window: &Range<DateTime<Utc>>, owner: Option<&str>) -> Vec<Interval> {
    let owner = owner.or(calendar.owner.as_deref());
    let busy = calendar.entries.iter().filter(|entry| takes_time_of(entry, owner));
    let within =
        busy.map(|entry| Interval { start: entry.start.max(window.start), end: entry.end.min(window.end) });
    joined(within.filter(|interval| interval.start < interval.end).collect())
}

/// Whether an entry takes the owner's time.
pub fn takes_time_of(entry: &CalendarEntry, owner: Option<&str>) -> bool {
    let declined = owner.is_some_and(|owner| {
        let own =
            entry.about.attendees.iter().filter(|attendee| attendee.contact.mail.as_deref() == Some(owner));
        own.clone().count() > 0 && own.into_iter().all(|attendee| attendee.answer == Answer::Declined)
    });
    entry.busy && entry.start < entry.end && !declined
}

/// Sorted, and those that touch as one.
fn joined(mut busy: Vec<Interval>) -> Vec<Interval> {
    busy.order();
    let mut joined: Vec<Interval> = Vec::with_capacity(busy.len());
    for interval in busy {
        match joined.last_mut() {
            Some(last) if interval.start <= last.end => last.end = last.end.max(interval.end),
            _ => joined.push(interval),
        }
    }
    joined
}
