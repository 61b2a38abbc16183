//! A rule unrolled into times on a wall clock. The calendar library does the counting, on a floating clock and one
//! rule at a time, so that neither zones nor changed repetitions can mislead it.

use super::rule::{Frequency, Rule};
use calcard::common::timezone::Tz;
use calcard::{Entry, Parser};
use chrono::{Duration, NaiveDateTime};

/// More than fifty years of days.
const MOST_TIMES: usize = 20_000;

/// Why a rule gave no times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stuck {
    NotUnderstood,
    TooMany,
}

/// The times of a rule from its first one until, and with, `until`. Its own end must be in `until` already.
pub(super) fn unroll(
    first: NaiveDateTime,
    rule: &Rule,
    until: NaiveDateTime,
) -> Result<Vec<NaiveDateTime>, Stuck> {
    // The library takes an end before the start for a mistake; here it only means that nothing is left.
    if until < first {
        return Ok(Vec::new());
    }
    times(first, &rule.ending(rule.count, until))
}

/// Whether the first time follows the rule itself.
pub(super) fn follows(first: NaiveDateTime, rule: &Rule) -> Result<bool, Stuck> {
    if rule.parts.iter().all(|part| part.starts_with("WKST")) {
        return Ok(true);
    }
    Ok(times(first, &rule.ending(Some(1), first))?.first() == Some(&first))
}

/// A later first time from which the same times follow, none of which are lost from `from` on. Rules that count
/// their times and rules by months cannot be entered in the middle.
pub(super) fn entered(first: NaiveDateTime, rule: &Rule, from: NaiveDateTime) -> NaiveDateTime {
    let period = match rule.frequency {
        Frequency::Daily => i64::from(rule.interval),
        Frequency::Weekly => i64::from(rule.interval) * 7,
        Frequency::Monthly | Frequency::Yearly => return first,
    };
    // One period is left as a margin, for the days of the first week that come before the first time.
    let periods = (from - first).num_days() / period - 1;
    if rule.count.is_some() || periods <= 0 { first } else { first + Duration::days(periods * period) }
}

fn times(first: NaiveDateTime, rule: &str) -> Result<Vec<NaiveDateTime>, Stuck> {
    let start = first.format("%Y%m%dT%H%M%S");
    let text = format!("BEGIN:VEVENT\r\nUID:rule\r\nDTSTART:{start}\r\nRRULE:{rule}\r\nEND:VEVENT\r\n");
    let Entry::ICalendar(calendar) = Parser::new(&text).entry() else { return Err(Stuck::NotUnderstood) };
    let expanded = calendar.expand_dates(Tz::Floating, MOST_TIMES + 1);
    if !expanded.errors.is_empty() {
        return Err(Stuck::NotUnderstood);
    }
    if expanded.events.len() > MOST_TIMES {
        return Err(Stuck::TooMany);
    }
    Ok(expanded.events.into_iter().map(|event| event.start.naive_local()).collect())
}
