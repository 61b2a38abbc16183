//! Follows rules within the window, and writes entries and problems.

use super::event::{Event, Length};
use super::problem::{CalendarProblem, CalendarProblemKind};
use super::recurrence::{entered, follows, unroll};
use super::rule::{Rule, Unruly, Until};
use super::when::{Clocks, When};
use super::{Calendar, CalendarEntry, EntryStatus};
use crate::exchange::calendar::rule::Stuck;
use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use std::collections::BTreeSet;
use std::ops::Range;

/// The maximum work for one file. Every step of a rule and every entry counts as one.
pub(super) const MOST_WORK: usize = 4_000_000;

/// Times near a clock change are found by trying the days around them.
const MARGIN: Duration = Duration::days(2);

/// Collects entries and problems.
pub(super) struct Pen<'a> {
    pub window: &'a Range<DateTime<Utc>>,
    pub clocks: &'a Clocks<'a>,
    /// How much work is left.
    pub left: &'a mut usize,
    pub calendar: &'a mut Calendar,
}

impl Pen<'_> {
    pub(super) fn report(&mut self, event: &Event<'_>, reason: CalendarProblemKind) {
        let problem = CalendarProblem { line: event.block.line, summary: event.summary.clone(), reason };
        let same = |known: &&CalendarProblem| known.line == problem.line;
        // Problems of one event come one after the other.
        if !self.calendar.problems.iter().rev().take_while(same).any(|known| *known == problem) {
            self.calendar.problems.push(problem);
        }
    }

    /// Returns the times of all rules of an event that can touch the window when moved by `reach`, and its first time.
    pub(super) fn times(&mut self, event: &Event<'_>, reach: Duration) -> BTreeSet<NaiveDateTime> {
        let length = Duration::seconds(event.length.most_seconds());
        let margin = MARGIN + reach;
        let from = self.window.start.naive_utc() - length - margin;
        let until = self.window.end.naive_utc() + margin;
        self.times_between(event, from, until)
    }

    /// Whether a time is one of the event's own.
    pub(super) fn has_time(&mut self, event: &Event<'_>, when: &When) -> bool {
        let at = self.clocks.instant(when);
        let local = self.clocks.local(&event.start, at);
        event.more.iter().any(|(more, _)| self.clocks.instant(more) == at)
            || self.times_between(event, local - MARGIN, local + MARGIN).contains(&local)
    }

    fn times_between(
        &mut self,
        event: &Event<'_>,
        from: NaiveDateTime,
        until: NaiveDateTime,
    ) -> BTreeSet<NaiveDateTime> {
        let first = event.start.local();
        let mut times = BTreeSet::new();
        let mut over = !event.rules.is_empty();
        for text in &event.rules {
            let rule = self.rule(event, text);
            let ended = rule.as_ref().and_then(|rule| self.end(event, rule)).is_some_and(|end| end < first);
            over &= ended;
            let begun = rule.filter(|_| !ended);
            if begun.as_ref().is_some_and(|rule| follows(first, rule) == Ok(false)) {
                self.report(event, CalendarProblemKind::StartOffRule);
            }
            let found = begun.and_then(|rule| self.follow(event, text, rule, from, until));
            times.extend(found.unwrap_or_default());
        }
        // A rule that ends before it starts is what remains of a series that was deleted from its first time on.
        if !over {
            times.insert(first);
        }
        times
    }

    /// Returns the times of one rule, or reports a problem and returns `None` if the rule can't be followed.
    pub(super) fn times_of_rule(&mut self, event: &Event<'_>, text: &str) -> Option<Vec<NaiveDateTime>> {
        let (from, until) = (self.window.start.naive_utc() - MARGIN, self.window.end.naive_utc() + MARGIN);
        let length = Duration::seconds(event.length.most_seconds());
        let rule = self.rule(event, text)?;
        self.follow(event, text, rule, from - length, until)
    }

    fn rule(&mut self, event: &Event<'_>, text: &str) -> Option<Rule> {
        match Rule::read(text) {
            Ok(mut rule) => {
                if matches!(event.start, When::Day(_)) {
                    rule.until = rule.until.map(Until::of_days);
                }
                Some(rule)
            }
            Err(Unruly::TooOften) => self.give_up(event, CalendarProblemKind::TooOften),
            Err(Unruly::NotUnderstood) => {
                self.give_up(event, CalendarProblemKind::UnknownRule(text.to_owned()))
            }
        }
    }

    fn end(&self, event: &Event<'_>, rule: &Rule) -> Option<NaiveDateTime> {
        rule.until_local(|at| self.clocks.local(&event.start, at))
    }

    fn follow(
        &mut self,
        event: &Event<'_>,
        text: &str,
        rule: Rule,
        from: NaiveDateTime,
        until: NaiveDateTime,
    ) -> Option<Vec<NaiveDateTime>> {
        match self.unrolled(event, rule, from, until) {
            Ok(times) => Some(times),
            Err(Stuck::TooMany) => self.give_up(event, CalendarProblemKind::TooMany),
            Err(Stuck::TooOften) => self.give_up(event, CalendarProblemKind::TooOften),
            Err(Stuck::NotUnderstood) => {
                self.give_up(event, CalendarProblemKind::UnknownRule(text.to_owned()))
            }
        }
    }

    fn unrolled(
        &mut self,
        event: &Event<'_>,
        rule: Rule,
        from: NaiveDateTime,
        until: NaiveDateTime,
    ) -> Result<Vec<NaiveDateTime>, Stuck> {
        let first = event.start.local();
        let rule = rule.uncounted(first);
        let until = self.end(event, &rule).map_or(until, |end| end.min(until));
        let entered = entered(first, &rule, from);
        let work = rule.steps(entered, until);
        if work > *self.left {
            return Err(Stuck::TooMany);
        }
        *self.left -= work;
        let times = unroll(entered, &rule, until)?;
        *self.left = self.left.saturating_sub(times.len());
        Ok(times)
    }

    fn give_up<T>(&mut self, event: &Event<'_>, reason: CalendarProblemKind) -> Option<T> {
        self.report(event, reason);
        None
    }

    pub(super) fn write(
        &mut self,
        event: &Event<'_>,
        planned: Option<DateTime<Utc>>,
        start: &When,
        length: Length,
    ) {
        let from = self.clocks.instant(start);
        let until = length.end(start, from, self.clocks);
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
            end: until.max(from),
            all_day: matches!(start, When::Day(_)),
            busy: event.busy && event.status != EntryStatus::Cancelled,
            status: event.status,
            sequence: event.sequence,
            about: event.about(),
        });
    }
}
