//! Expands a rule into local times. The calendar library does the counting, on a floating clock and one rule at a time,
//! so that neither zones nor changed repetitions can mislead it.

use super::rule::{Frequency, Rule};
use super::stepping;
use crate::exchange::calendar::rule::MOST_TIMES;
use crate::exchange::calendar::rule::Stuck;
use calcard::common::timezone::Tz;
use calcard::{Entry, Parser};
use chrono::{Datelike, Duration, Months, NaiveDateTime};

/// Returns the times of a rule from the first one through `until`, which must not be later than the rule's own end.
pub(super) fn unroll(
    first: NaiveDateTime,
    rule: &Rule,
    until: NaiveDateTime,
) -> Result<Vec<NaiveDateTime>, Stuck> {
    // The library treats an end before the start as an error. Here it only means that nothing is left.
    if until < first {
        return Ok(Vec::new());
    }
    if is_stepped(rule) {
        return stepping::times(first, rule, rule.count, until);
    }
    times(first, &rule.ending(rule.count, until))
}

fn is_stepped(rule: &Rule) -> bool {
    matches!(rule.frequency, Frequency::Minutely | Frequency::Secondly)
}

/// Whether the first time follows the rule itself.
pub(super) fn follows(first: NaiveDateTime, rule: &Rule) -> Result<bool, Stuck> {
    if rule.parts.iter().all(|part| part.starts_with("WKST")) {
        return Ok(true);
    }
    let times = match is_stepped(rule) {
        true => stepping::times(first, rule, Some(1), first)?,
        false => times(first, &rule.ending(Some(1), first))?,
    };
    Ok(times.first() == Some(&first))
}

/// Returns a later first time that gives the same times from `from` on. A rule with a count can't be entered in the
/// middle.
pub(super) fn entered(first: NaiveDateTime, rule: &Rule, from: NaiveDateTime) -> NaiveDateTime {
    if rule.count.is_some() {
        return first;
    }
    let Some(period) = rule.period() else { return entered_by_months(first, rule, from).unwrap_or(first) };
    // One period is left as a margin, for the days of the first week that come before the first time.
    let periods = (from - first).num_seconds() / period - 1;
    if periods <= 0 { first } else { first + Duration::seconds(periods * period) }
}

/// Moves the first time by some months to the same day of the month, which is the rule's day if it names none. Returns
/// `None` if the rule may take its weekday from the first time.
fn entered_by_months(first: NaiveDateTime, rule: &Rule, from: NaiveDateTime) -> Option<NaiveDateTime> {
    if rule.parts.iter().any(|part| part.starts_with("BYWEEKNO=")) {
        return None;
    }
    let step = i32::from(rule.interval) * if rule.frequency == Frequency::Yearly { 12 } else { 1 };
    let months = (from.year() - first.year()) * 12 + i32::try_from(from.month()).ok()?;
    // A year with that day of February may be eight years before the next.
    let periods = (months - i32::try_from(first.month()).ok()?) / step - 1;
    (0..=periods).rev().take(100).find_map(|periods| {
        let months = u32::try_from(periods.checked_mul(step)?).ok()?;
        let later = first.checked_add_months(Months::new(months))?;
        (later.day() == first.day()).then_some(later)
    })
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
        return Err(Stuck::TooOften);
    }
    Ok(expanded.events.into_iter().map(|event| event.start.naive_local()).collect())
}
