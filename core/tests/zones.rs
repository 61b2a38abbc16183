//! All reading and writing uses the one source of time zones that it is given.
#![allow(clippy::unwrap_used)]

#[path = "zones/comparing.rs"]
mod comparing;
#[path = "zones/moments.rs"]
mod moments;
#[path = "zones/ways.rs"]
mod ways;

use chrono::{DateTime, Duration, NaiveTime, Utc};
use comparing::{Comparison, Contest};
use std::rc::Rc;
use switchback_core::zones::{self, DatabaseZones, DayClock, Offsets, Zone, Zones};

fn never(_: &Zone, _: DateTime<Utc>) -> bool {
    false
}

#[test]
fn the_zone_database_is_recent() {
    assert!(DatabaseZones::release() >= "2026f", "{}", DatabaseZones::release());
    assert!(DatabaseZones::all().count() > 590);
}

#[test]
fn every_input_reads_every_zone_correctly() {
    let contest = Contest { zones: &DatabaseZones, oracle: &DatabaseZones, is_known_lag: never };
    let mut comparison = Comparison::default();
    for zone in DatabaseZones::all() {
        contest.compare(&zone, &mut comparison);
    }
    contest.compare_windows(&mut comparison);
    assert_eq!(comparison.wrong, [""; 0]);
    assert!(comparison.compared > 700_000, "{}", comparison.compared);
}

#[test]
fn the_clock_of_a_day_agrees_with_looking_up_each_time() {
    let mut compared = 0;
    for zone in DatabaseZones::all() {
        let offsets = DatabaseZones.offsets(&zone).unwrap();
        for change in moments::changes(&DatabaseZones, &zone) {
            for day in (-3..=3).map(|days| (change + Duration::days(days)).date_naive()) {
                let clock = DayClock::of(|at| offsets.offset_seconds(at), day);
                for time in (0..=48).map(|halves| Duration::minutes(30 * halves)) {
                    let local = day.and_time(NaiveTime::MIN) + time;
                    let instant = zones::instant(&DatabaseZones, &zone, local);
                    assert_eq!(clock.instant(time), instant, "{zone} {local}");
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 1_000_000, "{compared}");
}

/// A source of zones that are 15 minutes ahead of the real ones.
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
fn every_input_uses_only_the_given_source_of_zones() {
    let contest = Contest { zones: &OddZones, oracle: &OddZones, is_known_lag: never };
    let mut comparison = Comparison::default();
    for name in ["Africa/Casablanca", "America/Vancouver", "Asia/Tokyo", "Europe/London", "CET"] {
        contest.compare(&Zone::named(name), &mut comparison);
    }
    contest.compare_windows(&mut comparison);
    assert_eq!(comparison.wrong, [""; 0]);
}

#[test]
fn a_calendars_zone_rules_apply_even_if_the_reader_knows_others() {
    let contest = Contest { zones: &OddZones, oracle: &DatabaseZones, is_known_lag: never };
    let mut comparison = Comparison::default();
    for name in ["America/Vancouver", "Europe/London", "Australia/Lord_Howe"] {
        let zone = Zone::named(name);
        contest.compare_rules(&zone, &moments::wall_clocks(&DatabaseZones, &zone), &mut comparison);
    }
    assert_eq!(comparison.wrong, [""; 0]);
}
