//! One source of time zones for everything that is read and written, whatever that source is.
#![allow(clippy::unwrap_used)]

#[path = "zones/comparing.rs"]
mod comparing;
#[path = "zones/moments.rs"]
mod moments;
#[path = "zones/ways.rs"]
mod ways;

use chrono::{DateTime, Utc};
use comparing::{Comparison, Contest};
use std::rc::Rc;
use switchback_core::zones::{DatabaseZones, Offsets, Zone, Zones};

fn never(_: &Zone, _: DateTime<Utc>) -> bool {
    false
}

#[test]
fn the_database_is_one_of_today() {
    assert!(DatabaseZones::release() >= "2026f", "{}", DatabaseZones::release());
    assert!(DatabaseZones::all().count() > 590);
}

#[test]
fn every_way_says_the_same_of_every_zone() {
    let contest = Contest { zones: &DatabaseZones, oracle: &DatabaseZones, is_known_lag: never };
    let mut comparison = Comparison::default();
    for zone in DatabaseZones::all() {
        contest.compare(&zone, &mut comparison);
    }
    contest.compare_windows(&mut comparison);
    assert_eq!(comparison.wrong, [""; 0]);
    assert!(comparison.compared > 700_000, "{}", comparison.compared);
}

/// Clocks that nobody has: a quarter of an hour more than the right ones.
struct OddZones;

struct OddOffsets(Rc<dyn Offsets>);

impl Zones for OddZones {
    fn offsets(&self, zone: &Zone) -> Option<Rc<dyn Offsets>> {
        let right = DatabaseZones.offsets(zone)?;
        Some(if *zone == Zone::utc() { right } else { Rc::new(OddOffsets(right)) })
    }
}

impl Offsets for OddOffsets {
    fn offset_seconds(&self, at: DateTime<Utc>) -> i32 {
        self.0.offset_seconds(at) + 900
    }
}

#[test]
fn every_way_asks_the_source_that_it_is_given_and_no_other() {
    let contest = Contest { zones: &OddZones, oracle: &OddZones, is_known_lag: never };
    let mut comparison = Comparison::default();
    for name in ["Africa/Casablanca", "America/Vancouver", "Asia/Tokyo", "Europe/London", "CET"] {
        contest.compare(&Zone::named(name), &mut comparison);
    }
    contest.compare_windows(&mut comparison);
    assert_eq!(comparison.wrong, [""; 0]);
}

#[test]
fn rules_of_a_calendar_count_for_a_reader_who_knows_others() {
    let contest = Contest { zones: &OddZones, oracle: &DatabaseZones, is_known_lag: never };
    let mut comparison = Comparison::default();
    for name in ["America/Vancouver", "Europe/London", "Australia/Lord_Howe"] {
        let zone = Zone::named(name);
        contest.compare_rules(&zone, &moments::wall_clocks(&DatabaseZones, &zone), &mut comparison);
    }
    assert_eq!(comparison.wrong, [""; 0]);
}
