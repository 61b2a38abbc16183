//! What the zone names of a file mean: a zone of the database where the name says which, else the rules that
//! the file brings along, else nothing.

use super::blocks::{Block, value_of};
use super::clock::{Clock, OwnZone};
use super::recurrence::unroll;
use super::rule::Rule;
use crate::{
    exchange::values::zone_names,
    zones::{DatabaseZones, Zone, Zones},
};
use calcard::common::timezone::Tz;
use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveDateTime, Utc};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

/// The zones of the database and those that a file explains itself.
#[derive(Debug, Default)]
pub(super) struct CalendarZones {
    /// What the names of the file mean.
    names: BTreeMap<String, Clock>,
    /// Zones that were looked up before: thousands of events name the same few.
    asked: RefCell<BTreeMap<String, Option<Clock>>>,
}

impl CalendarZones {
    /// The zone that a name means in this file.
    pub(super) fn named(&self, name: &str) -> Option<Clock> {
        if let Some(known) = self.asked.borrow().get(name) {
            return known.clone();
        }
        let clock = self.found(name.trim_matches('"').trim());
        self.asked.borrow_mut().insert(name.to_owned(), clock.clone());
        clock
    }

    fn found(&self, name: &str) -> Option<Clock> {
        let known = |zone: Option<Zone>| zone.map(Clock::of);
        known(exact(name))
            .or_else(|| self.names.get(name).cloned())
            .or_else(|| known(zone_names::named(&DatabaseZones, name)))
            .or_else(|| known(in_database(name)))
    }
}

/// A name of the database to the letter, or a name that Windows has for a zone. Such a name counts more than
/// the rules that a file gives for it: programs mostly write those of the present year only.
fn exact(name: &str) -> Option<Zone> {
    let zone = Zone::named(name);
    let known = name.contains('/') && DatabaseZones.knows(&zone);
    let spoken = || name.contains(' ').then(|| zone_names::named(&DatabaseZones, name)).flatten();
    known.then_some(zone).or_else(spoken)
}

/// Names without a place that keep daylight saving, such as `CET` and `EST5EDT`. The three that do not are
/// mostly meant otherwise.
fn in_database(name: &str) -> Option<Zone> {
    let zone = Zone::named(name);
    (!matches!(name, "EST" | "MST" | "HST") && DatabaseZones.knows(&zone)).then_some(zone)
}

/// The zones that one of a file's calendars explains: what a name means there counts there alone.
pub(super) fn zones_of(blocks: &[Block], calendar: usize, window: &Range<DateTime<Utc>>) -> CalendarZones {
    let mut zones = CalendarZones::default();
    for block in blocks.iter().take(1_000).filter(|block| block.calendar == calendar) {
        let Some(name) = block.value("TZID") else { continue };
        // Parameters come without the quotation marks that a name may stand in here.
        let name = name.trim_matches('"').trim().to_owned();
        if let Some(own) = own_zone(block, window) {
            // No name of the database holds a space and a colon, so the two cannot be mistaken.
            let zone = match calendar {
                ..=1 => Zone::named(format!("calendar: {name}")),
                later => Zone::named(format!("calendar {later}: {name}")),
            };
            zones.names.insert(name, Clock::own(zone, own));
        } else if let Some(zone) = hinted(block) {
            zones.names.insert(name, Clock::of(zone));
        }
    }
    zones
}

/// The zone that other programs note in properties of their own.
fn hinted(block: &Block) -> Option<Zone> {
    let location = block.value("X-LIC-LOCATION").and_then(|name| zone_names::named(&DatabaseZones, name));
    location.or_else(|| match Tz::from_ms_cdo_zone_id(block.value("X-MICROSOFT-CDO-TZID")?)? {
        Tz::Tz(zone) => Some(Zone::named(zone.name())),
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
    changes.sort_unstable();
    changes.dedup();
    let before = changes.first()?.1;
    Some(OwnZone { before, changes: changes.into_iter().map(|(at, _, to)| (at, to)).collect() })
}

/// The wall clock times, before the change, at which a part of a zone sets in; `None` where they cannot be
/// told.
fn onsets(part: &Block, from: i32, window: &Range<DateTime<Utc>>) -> Option<Vec<NaiveDateTime>> {
    let first = local_time(part.value("DTSTART")?)?;
    // Earlier than 1600 says nothing about now, and is cheaper not to count from.
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

/// `+0100`, `-053000`.
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
