//! An event with all its repetitions and the changes made to single ones. The parts of a series are found by their
//! uid alone: programs raise the sequence of one part and not of another.

use super::event::{Event, Length, LostChange};
use super::problem::{CalendarProblem, CalendarProblemKind};
use super::recurrence::{Stuck, entered, follows, unroll};
use super::rule::{Rule, Unruly, Until};
use super::when::{Clocks, When};
use super::{Calendar, CalendarEntry, EntryStatus};
use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, Utc};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// So many times and entries together are counted out for one file.
pub(super) const MOST_ENTRIES: usize = 2_000_000;

/// All events of one uid: at most one that says how it repeats, and what replaces single repetitions.
pub(super) struct Series {
    whole: Option<Event>,
    changes: Vec<Event>,
    /// The repetitions whose changes could not be read.
    lost: Vec<When>,
}

/// Puts together what has one uid, in the order of the file; of two versions of the same the newer is kept.
pub(super) fn group(events: Vec<Event>, lost: Vec<LostChange>) -> Vec<Series> {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut all: Vec<Series> = Vec::new();
    for event in events {
        let place = *places.entry(event.uid.clone()).or_insert_with(|| {
            all.push(Series { whole: None, changes: Vec::new(), lost: Vec::new() });
            all.len() - 1
        });
        all[place].take(event);
    }
    for change in lost {
        let Some(series) = places.get(&change.uid).and_then(|place| all.get_mut(*place)) else { continue };
        match change.replaces {
            Some(when) => series.lost.push(when),
            // Any of its times may be the one that was changed.
            None => series.whole = None,
        }
    }
    all
}

/// Whether the second is at least as new as the first; of equals the one that comes later in the file.
fn is_newer(old: &Event, new: &Event) -> bool {
    (new.sequence, new.stamp) >= (old.sequence, old.stamp)
}

impl Series {
    fn take(&mut self, event: Event) {
        let old = match &event.replaces {
            None => &mut self.whole,
            Some(_) => match self.changes.iter_mut().find(|change| change.replaces == event.replaces) {
                Some(change) => {
                    if is_newer(change, &event) {
                        *change = event;
                    }
                    return;
                }
                None => return self.changes.push(event),
            },
        };
        if old.as_ref().is_none_or(|old| is_newer(old, &event)) {
            *old = Some(event);
        }
    }

    /// Adds what overlaps the window to the calendar. `left` is how many times and entries may still be counted out.
    pub(super) fn enter(
        &self,
        window: &Range<DateTime<Utc>>,
        clocks: &Clocks,
        left: &mut usize,
        calendar: &mut Calendar,
    ) {
        let mut pen = Pen { window, clocks, left, calendar };
        if let Some(whole) = &self.whole {
            self.enter_whole(whole, &mut pen);
        }
        for change in &self.changes {
            let planned = change.replaces.as_ref().map(|when| clocks.instant(when));
            pen.write(change, planned, &change.start, change.length);
            if change.and_future && self.whole.is_some() {
                pen.report(change, CalendarProblemKind::ThisAndFuture);
            }
        }
    }

    fn enter_whole(&self, whole: &Event, pen: &mut Pen<'_>) {
        if whole.rules.is_empty() && whole.more.is_empty() {
            // A change without any rule beside it still replaces the one time that there is.
            let planned = (!self.changes.is_empty()).then(|| pen.clocks.instant(&whole.start));
            if !Left::out(self, whole, pen).has(&whole.start, pen.clocks) {
                pen.write(whole, planned, &whole.start, whole.length);
            }
            return;
        }
        let left_out = Left::out(self, whole, pen);
        let mut times: BTreeMap<DateTime<Utc>, (When, Length)> = BTreeMap::new();
        for local in pen.times(whole) {
            let when = whole.start.at(local);
            times.insert(pen.clocks.instant(&when), (when, whole.length));
        }
        for (when, length) in &whole.more {
            times.insert(pen.clocks.instant(when), (when.clone(), length.unwrap_or(whole.length)));
        }
        for (at, (when, length)) in times {
            if !left_out.has(&when, pen.clocks) {
                pen.write(whole, Some(at), &when, length);
            }
        }
    }
}

/// The repetitions that do not stand as the rule has them: taken out, or replaced.
struct Left {
    instants: BTreeSet<DateTime<Utc>>,
    days: BTreeSet<NaiveDate>,
    /// Everything from the first change on that meant all later ones too.
    from: Option<DateTime<Utc>>,
}

impl Left {
    fn out(series: &Series, whole: &Event, pen: &mut Pen<'_>) -> Self {
        let mut left = Self { instants: BTreeSet::new(), days: BTreeSet::new(), from: None };
        let replaced = series.changes.iter().filter_map(|change| change.replaces.as_ref());
        for when in whole.exceptions.iter().chain(replaced).chain(&series.lost) {
            match (when, &whole.start) {
                // A day among the exceptions of a timed event means the repetition of that day.
                (When::Day(day), _) => left.days.insert(*day),
                (When::Time(..), When::Day(_)) => {
                    let at = pen.clocks.instant(when);
                    left.days.insert(pen.clocks.local(&whole.start, at).date())
                }
                (When::Time(..), When::Time(..)) => left.instants.insert(pen.clocks.instant(when)),
            };
        }
        for rule in &whole.exception_rules {
            for local in pen.times_of_rule(whole, rule).unwrap_or_default() {
                left.instants.insert(pen.clocks.instant(&whole.start.at(local)));
            }
        }
        let future = series.changes.iter().filter(|change| change.and_future);
        left.from =
            future.filter_map(|change| change.replaces.as_ref()).map(|when| pen.clocks.instant(when)).min();
        left
    }

    fn has(&self, when: &When, clocks: &Clocks) -> bool {
        let at = clocks.instant(when);
        self.instants.contains(&at)
            || self.days.contains(&when.local().date())
            || self.from.is_some_and(|from| at >= from)
    }
}

/// Where entries and problems are written.
struct Pen<'a> {
    window: &'a Range<DateTime<Utc>>,
    clocks: &'a Clocks,
    left: &'a mut usize,
    calendar: &'a mut Calendar,
}

impl Pen<'_> {
    fn report(&mut self, event: &Event, reason: CalendarProblemKind) {
        let problem = CalendarProblem { line: event.line, summary: event.summary.clone(), reason };
        if !self.calendar.problems.contains(&problem) {
            self.calendar.problems.push(problem);
        }
    }

    /// The times of all rules of an event that can touch the window, and its first time.
    fn times(&mut self, event: &Event) -> BTreeSet<NaiveDateTime> {
        let mut times = BTreeSet::from([event.start.local()]);
        for rule in &event.rules {
            times.extend(self.times_of_rule(event, rule).unwrap_or_default());
        }
        times
    }

    /// The times of one rule; `None`, with a problem written, where it cannot be followed.
    fn times_of_rule(&mut self, event: &Event, text: &str) -> Option<Vec<NaiveDateTime>> {
        let unknown = || CalendarProblemKind::UnknownRule(text.to_owned());
        let times = Rule::read(text)
            .map_err(|unruly| match unruly {
                Unruly::TooOften => CalendarProblemKind::TooOften,
                Unruly::NotUnderstood => unknown(),
            })
            .and_then(|rule| {
                self.follow(event, rule).map_err(|stuck| match stuck {
                    Stuck::TooMany => CalendarProblemKind::TooMany,
                    Stuck::NotUnderstood => unknown(),
                })
            });
        times.map_err(|reason| self.report(event, reason)).ok()
    }

    fn follow(&mut self, event: &Event, mut rule: Rule) -> Result<Vec<NaiveDateTime>, Stuck> {
        let first = event.start.local();
        if matches!(event.start, When::Day(_)) {
            rule.until = rule.until.map(Until::of_days);
        }
        if !follows(first, &rule)? {
            self.report(event, CalendarProblemKind::StartOffRule);
            // The first time is one of those that the rule counts.
            match rule.count {
                Some(1) => return Ok(Vec::new()),
                count => rule.count = count.map(|count| count - 1),
            }
        }
        if *self.left == 0 {
            return Err(Stuck::TooMany);
        }
        let rule = rule.uncounted(first);
        let margin = Duration::days(2);
        let bound = self.window.end.naive_utc() + margin;
        let until = rule
            .until_local(|at| self.clocks.local(&event.start, at))
            .map_or(bound, |until| until.min(bound));
        let reach = Duration::days(event.length.days) + Duration::seconds(event.length.seconds);
        let entered = entered(first, &rule, self.window.start.naive_utc() - reach - margin);
        let times = unroll(entered, &rule, until)?;
        *self.left = self.left.saturating_sub(times.len());
        Ok(times)
    }

    fn write(&mut self, event: &Event, planned: Option<DateTime<Utc>>, start: &When, length: Length) {
        let (from, until) = (self.clocks.instant(start), length.end(start, self.clocks));
        let within = from < self.window.end && until > self.window.start || self.window.contains(&from);
        if !within {
            return;
        }
        if *self.left == 0 {
            return self.report(event, CalendarProblemKind::TooMany);
        }
        *self.left -= 1;
        self.calendar.entries.push(CalendarEntry {
            uid: event.uid.clone(),
            recurrence: planned,
            start: from,
            // A clock that goes back inside an event of whole days can at worst make it empty.
            end: until.max(from),
            all_day: matches!(start, When::Day(_)),
            busy: event.busy && event.status != EntryStatus::Cancelled,
            status: event.status,
            sequence: event.sequence,
            summary: event.summary.clone(),
            categories: event.categories.clone(),
            organizer: event.organizer.clone(),
            attendees: event.attendees.clone(),
        });
    }
}
