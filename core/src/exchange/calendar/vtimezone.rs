//! Resolves the zone names of a file: as the file itself defines them, else as the zone known by that name, else not at
//! all.

use super::blocks::{Block, value_of};
use super::clock::{Clock, OwnZone};
use super::recurrence::unroll;
use super::rule::Rule;
use crate::{
    exchange::values::zone_names,
    order::Order,
    zones::{Zone, Zones},
};
use calcard::common::timezone::Tz;
use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveDateTime, Utc};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

/// The known zones and those that a file defines itself.
pub(super) struct CalendarZones<'z> {
    zones: &'z dyn Zones,
    /// Names for which the file gives rules.
    own: BTreeMap<String, Clock>,
    /// Names for which the file gives no readable rules, only another name.
    hinted: BTreeMap<String, Zone>,
    /// Earlier lookups, because thousands of events use the same few names.
    asked: RefCell<BTreeMap<String, Option<Clock>>>,
}

impl<'z> CalendarZones<'z> {
    /// Returns the zones that one of a file's calendars defines. Their names apply only in that calendar.
    pub(super) fn of(
        zones: &'z dyn Zones,
        blocks: &[Block],
        calendar: usize,
        window: &Range<DateTime<Utc>>,
    ) -> Self {
        let (own, hinted, asked) = (BTreeMap::new(), BTreeMap::new(), RefCell::default());
        let mut all = Self { zones, own, hinted, asked };
        for block in blocks.iter().take(1_000).filter(|block| block.calendar == calendar) {
            let Some(name) = block.value("TZID") else { continue };
            // Parameters come without quotation marks, but a name here may have them.
            let name = name.trim_matches('"').trim();
            let hint = hint(zones, block);
            if let Some(own) = own_zone(block, window) {
                let clock = own_clock(zones, name, hint, own, calendar);
                all.own.insert(name.to_owned(), clock);
            } else if let Some(zone) = hint {
                all.hinted.insert(name.to_owned(), zone);
            }
        }
        all
    }

    /// Returns the zone that a name means in this file.
    pub(super) fn named(&self, name: &str) -> Option<Clock> {
        if let Some(known) = self.asked.borrow().get(name) {
            return known.clone();
        }
        let clock = self.found(name.trim_matches('"').trim());
        self.asked.borrow_mut().insert(name.to_owned(), clock.clone());
        clock
    }

    fn found(&self, name: &str) -> Option<Clock> {
        let known = || known(self.zones, name, self.hinted.get(name).cloned());
        self.own.get(name).cloned().or_else(|| known().map(|zone| Clock::of(self.zones, zone)))
    }
}

/// Returns the clock of a name for which a calendar gives rules.
fn own_clock(zones: &dyn Zones, name: &str, hint: Option<Zone>, own: OwnZone, calendar: usize) -> Clock {
    // No name in the database contains a space and a colon, so the two can't be confused.
    let zone = exact(zones, name).unwrap_or_else(|| match calendar {
        ..=1 => Zone::named(format!("calendar: {name}")),
        later => Zone::named(format!("calendar {later}: {name}")),
    });
    let known = known(zones, name, hint).and_then(|zone| zones.offsets(&zone));
    Clock::own(zone, own, known)
}

/// Returns the known zone that a name means. The file may have another name for it.
fn known(zones: &dyn Zones, name: &str, hint: Option<Zone>) -> Option<Zone> {
    exact(zones, name)
        .or(hint)
        .or_else(|| zone_names::named(zones, name))
        .or_else(|| without_place(zones, name))
}

/// Returns the zone with exactly this name in the database, or with this Windows name.
fn exact(zones: &dyn Zones, name: &str) -> Option<Zone> {
    let zone = Zone::named(name);
    let known = name.contains('/') && zones.knows(&zone);
    let spoken = || name.contains(' ').then(|| zone_names::named(zones, name)).flatten();
    known.then_some(zone).or_else(spoken)
}

/// Accepts names without a place that have daylight saving time, such as `CET` and `EST5EDT`. The three without it
/// usually mean something else.
fn without_place(zones: &dyn Zones, name: &str) -> Option<Zone> {
    let zone = Zone::named(name);
    (!matches!(name, "EST" | "MST" | "HST") && zones.knows(&zone)).then_some(zone)
}

/// Returns the zone that other programs write to properties of their own.
fn hint(zones: &dyn Zones, block: &Block) -> Option<Zone> {
    let location = block.value("X-LIC-LOCATION").and_then(|name| zone_names::named(zones, name));
    location.or_else(|| match Tz::from_ms_cdo_zone_id(block.value("X-MICROSOFT-CDO-TZID")?)? {
        Tz::Tz(zone) => Some(Zone::named(zone.name())).filter(|zone| zones.knows(zone)),
        _ => None,
    })
}

fn own_zone(block: &Block, window: &Range<DateTime<Utc>>) -> Option<OwnZone> {
    let mut changes = Vec::new();
    for part in block.parts.iter().take(200) {
        let from = offset(part.value("TZOFFSETFROM")?)?;
        let to = offset(part.value("TZOFFSETTO")?)?;
        for local in onsets(part, from, window)? {
            changes.push((local.and_utc() - Duration::seconds(from.into()), from, to));
        }
    }
    changes.order();
    changes.dedup();
    let (before, run_out) = (changes.first()?.1, run_out(&changes));
    Some(OwnZone { before, changes: changes.into_iter().map(|(at, _, to)| (at, to)).collect(), run_out })
}

/// Returns when a sorted list of summer and winter times is due for a change that it lacks, because programs often list
/// a few years and give no rule. Returns `None` if the last change is permanent.
fn run_out(changes: &[(DateTime<Utc>, i32, i32)]) -> Option<DateTime<Utc>> {
    let (last, from, to) = *changes.last()?;
    let undone = changes.iter().rev().find(|change| (change.1, change.2) == (to, from) && from != to)?;
    // On the same weekday.
    let due = undone.0.checked_add_signed(Duration::weeks(52))?;
    (due > last).then_some(due)
}

/// Returns the local times, before the change, at which a part of a zone begins, or `None` if they can't be determined.
fn onsets(part: &Block, from: i32, window: &Range<DateTime<Utc>>) -> Option<Vec<NaiveDateTime>> {
    let first = local_time(part.value("DTSTART")?)?;
    // Times before 1600 say nothing about today, and counting from them would be slow.
    let earliest = NaiveDate::from_ymd_opt(1600, 1, 1)?;
    if first.date() < earliest || first.year() > 2200 {
        return None;
    }
    let rules: Vec<_> = part.named("RRULE").collect();
    let mut onsets = match rules.as_slice() {
        [] => vec![first],
        [rule] => {
            let rule = Rule::read(value_of(&rule.text)?).ok()?;
            let until = (window.end + Duration::days(800)).naive_utc();
            let own = rule.until_local(|utc| utc.naive_utc() + Duration::seconds(from.into()));
            unroll(first, &rule, own.map_or(until, |own| own.min(until))).ok()?
        }
        _ => return None,
    };
    for more in part.named("RDATE") {
        for text in value_of(&more.text)?.split(',') {
            onsets.push(local_time(text.trim())?);
        }
    }
    Some(onsets)
}

fn local_time(text: &str) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S").ok()
}

/// Parses `+0100` or `-053000`.
fn offset(text: &str) -> Option<i32> {
    let digits = text.get(1..).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let number = |range: Range<usize>| digits.get(range).map_or(Some(0), |part| part.parse::<i32>().ok());
    if !matches!(digits.len(), 4 | 6) {
        return None;
    }
    let seconds = number(0..2)? * 3600 + number(2..4)? * 60 + number(4..6)?;
    match (text.as_bytes()[0], seconds) {
        (_, 64_801..) => None,
        (b'+', seconds) => Some(seconds),
        (b'-', seconds) => Some(-seconds),
        _ => None,
    }
}
