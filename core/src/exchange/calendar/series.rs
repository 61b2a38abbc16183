//! An event with all its repetitions and the changes made to single ones. The parts of a series are matched by UID
//! alone, because programs may raise the sequence of one part and not of another.

use super::event::{Event, Length, LostChange};
use super::left::Left;
use super::pen::Pen;
use super::problem::CalendarProblemKind;
use super::when::{Clocks, When};
use crate::{exchange::calendar::event::replaced, order::Order};
use chrono::{DateTime, Duration, Utc};
use std::collections::BTreeMap;
use std::rc::Rc;

/// All events with one UID: at most one that says how it repeats, and the changes to single repetitions.
pub(super) struct Series<'a> {
    pub whole: Option<Event<'a>>,
    pub changes: Vec<Event<'a>>,
    /// Changes that couldn't be read.
    pub lost: Vec<LostChange>,
    /// Whether another event has the same UID.
    is_twin: bool,
}

/// Groups events by UID, in the order of the file. Of two versions of the same event, the newer one is kept.
pub(super) fn group(events: Vec<Event<'_>>, lost: Vec<LostChange>) -> Vec<Series<'_>> {
    let mut places: BTreeMap<Rc<str>, usize> = BTreeMap::new();
    let mut all: Vec<Series<'_>> = Vec::new();
    for event in events {
        let place = *places.entry(event.uid.clone()).or_insert_with(|| {
            all.push(Series::new());
            all.len() - 1
        });
        if let Some(twin) = all[place].take(event) {
            all.push(Series::twin(twin, all.len()));
        }
    }
    for change in lost {
        let Some(series) = places.get(change.uid.as_str()).and_then(|place| all.get_mut(*place)) else {
            continue;
        };
        match change.replaces {
            Some(_) => series.lost.push(change),
            // Any of its times may be the one that was changed.
            None => series.whole = None,
        }
    }
    all
}

impl<'e> Series<'e> {
    fn new() -> Self {
        Self { whole: None, changes: Vec::new(), lost: Vec::new(), is_twin: false }
    }

    fn twin(mut event: Event<'e>, number: usize) -> Self {
        event.uid = format!("{} {number}", event.uid).into();
        Self { whole: Some(event), is_twin: true, ..Self::new() }
    }

    /// Keeps the newer of two versions. Returns the event if it is a different one with the same UID: neither is newer, and
    /// they are at different times.
    fn take(&mut self, event: Event<'e>) -> Option<Event<'e>> {
        let old = match &event.replaces {
            None => &mut self.whole,
            Some(_) => match self.changes.iter_mut().find(|change| change.replaces == event.replaces) {
                Some(change) => {
                    if is_newer(change, &event) {
                        *change = event;
                    }
                    return None;
                }
                None => {
                    self.changes.push(event);
                    return None;
                }
            },
        };
        match old {
            Some(old) if is_twin(old, &event) => return Some(event),
            Some(old) if !is_newer(old, &event) => {}
            _ => *old = Some(event),
        }
        None
    }

    /// Adds the times that overlap the window to the calendar.
    pub(super) fn enter(&self, pen: &mut Pen<'_>) {
        let Some(whole) = &self.whole else {
            for change in &self.changes {
                let planned = change.replaces.as_ref().map(|when| pen.clocks.instant(when));
                pen.write(change, planned, &change.start, change.length);
            }
            return;
        };
        if self.is_twin {
            pen.report(whole, CalendarProblemKind::SameUid);
        }
        let left = Left::out(&self.changes, &self.lost, whole, pen);
        let ranges = self.ranges(whole, pen);
        self.enter_whole(whole, &left, &ranges, pen);
        for change in &self.changes {
            let Some(replaced) = replaced(change, whole) else { continue };
            if left.is_exception(&replaced, pen.clocks) || is_outdated(change, whole, &replaced, pen) {
                continue;
            }
            pen.write(change, Some(pen.clocks.instant(&replaced)), &change.start, change.length);
        }
    }

    fn enter_whole(&self, whole: &Event<'e>, left: &Left, ranges: &[Shift<'_>], pen: &mut Pen<'_>) {
        if whole.rules.is_empty() && whole.more.is_empty() {
            // A change to an event without a rule still replaces its only time.
            let planned = (!self.changes.is_empty()).then(|| pen.clocks.instant(&whole.start));
            if !left.has(&whole.start, pen.clocks) {
                pen.write(whole, planned, &whole.start, whole.length);
            }
            return;
        }
        let reach = ranges.iter().map(Shift::reach).max().unwrap_or_default();
        let mut times: BTreeMap<DateTime<Utc>, (When, Option<Length>)> = BTreeMap::new();
        for local in pen.times(whole, reach) {
            let when = whole.start.at(local);
            times.insert(pen.clocks.instant(&when), (when, None));
        }
        for (when, length) in &whole.more {
            times.insert(pen.clocks.instant(when), (when.clone(), *length));
        }
        for (at, (when, length)) in times {
            if left.has(&when, pen.clocks) {
                continue;
            }
            match ranges.iter().rev().find(|shift| shift.from < at) {
                None => pen.write(whole, Some(at), &when, length.unwrap_or(whole.length)),
                Some(shift) => {
                    let moved = when.at(when.local() + shift.by);
                    pen.write(shift.event, Some(at), &moved, length.unwrap_or(shift.event.length));
                }
            }
        }
    }

    /// Returns the changes that apply to all later times too, sorted by start.
    fn ranges<'a>(&'a self, whole: &Event<'e>, pen: &mut Pen<'_>) -> Vec<Shift<'a>> {
        let mut ranges = Vec::new();
        for change in self.changes.iter().filter(|change| change.and_future) {
            match Shift::of(change, whole, pen.clocks) {
                Some(shift) => ranges.push(shift),
                None => pen.report(change, CalendarProblemKind::ThisAndFuture),
            }
        }
        ranges.order_by_key(|shift| shift.from);
        ranges
    }
}

/// The effect of a change on all later times: they move by the same amount and get the same duration.
struct Shift<'a> {
    event: &'a Event<'a>,
    from: DateTime<Utc>,
    by: Duration,
}

impl<'a> Shift<'a> {
    /// Returns `None` if times become days or days become times, or if they move by more than a year.
    fn of(event: &'a Event<'a>, whole: &Event<'_>, clocks: &Clocks) -> Option<Self> {
        let replaced = replaced(event, whole)?;
        let days = |when: &When| matches!(when, When::Day(_));
        if days(&replaced) != days(&whole.start) || days(&event.start) != days(&whole.start) {
            return None;
        }
        let from = clocks.instant(&replaced);
        let local = |at| clocks.local(&whole.start, at);
        let by = local(clocks.instant(&event.start)) - local(from);
        (by.abs() <= Duration::days(366)).then_some(Self { event, from, by })
    }

    /// Returns how far its times may be from those of the rule, including their duration.
    fn reach(&self) -> Duration {
        self.by.abs() + Duration::seconds(self.event.length.most_seconds())
    }
}

/// Whether a change is outdated. A change with rules of its own comes from a program that copies the whole event. If the
/// event is newer and doesn't have that time, the change is left over.
fn is_outdated(change: &Event<'_>, whole: &Event<'_>, replaced: &When, pen: &mut Pen<'_>) -> bool {
    let copied = !change.rules.is_empty() || !change.more.is_empty() || !change.exceptions.is_empty();
    copied && change.sequence < whole.sequence && !pen.has_time(whole, replaced)
}

/// Whether the second event is at least as new as the first. If equal, the one later in the file wins.
fn is_newer(old: &Event<'_>, new: &Event<'_>) -> bool {
    (new.sequence, new.stamp) >= (old.sequence, old.stamp)
}

/// Whether two events with one UID aren't versions of each other.
fn is_twin(one: &Event<'_>, other: &Event<'_>) -> bool {
    (one.sequence, one.stamp) == (other.sequence, other.stamp)
        && (&one.start, one.length, &one.rules) != (&other.start, other.length, &other.rules)
}
