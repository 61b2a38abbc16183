//! The busy times of a calendar: the union of its busy entries, without their titles.

use super::{Answer, Calendar, CalendarEntry};
use crate::{model::hours::Interval, order::Order};
use chrono::{DateTime, Utc};
use std::ops::Range;

/// Returns the busy times within a window, sorted. Times that overlap or touch are merged, and times that extend beyond
/// the window are cut at its edges. Events that `owner`, an email address in lower case, has declined don't count. If
/// `owner` is `None`, the calendar's name may give its owner, as in Google's exports. Otherwise every event counts.
pub fn busy_times(calendar: &Calendar, window: &Range<DateTime<Utc>>, owner: Option<&str>) -> Vec<Interval> {
    let owner = owner.or(calendar.owner.as_deref());
    let busy = calendar.entries.iter().filter(|entry| takes_time_of(entry, owner));
    let within =
        busy.map(|entry| Interval { start: entry.start.max(window.start), end: entry.end.min(window.end) });
    joined(within.filter(|interval| interval.start < interval.end).collect())
}

/// Whether an entry takes up the owner's time.
pub fn takes_time_of(entry: &CalendarEntry, owner: Option<&str>) -> bool {
    let declined = owner.is_some_and(|owner| {
        let own =
            entry.about.attendees.iter().filter(|attendee| attendee.contact.mail.as_deref() == Some(owner));
        own.clone().count() > 0 && own.into_iter().all(|attendee| attendee.answer == Answer::Declined)
    });
    entry.busy && entry.start < entry.end && !declined
}

/// Sorts the intervals and merges those that touch.
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
