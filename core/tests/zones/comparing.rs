//! Checks every way in which times are read against an oracle of time zones.

use super::moments;
use super::ways::{Found, WAYS, calendar_with_rules, calendar_with_zones};
use chrono::{DateTime, Datelike, NaiveDateTime, Utc};
use switchback_core::{
    exchange::values::zone_names::windows_names,
    zones::{self, Instants, Zone, Zones},
};

/// How many times were compared, and each disagreement, once per zone and way.
#[derive(Default)]
pub struct Comparison {
    pub compared: usize,
    pub wrong: Vec<String>,
}

/// The reader's zones, the right ones, and when the two are known to differ.
pub struct Contest<'a> {
    pub zones: &'a dyn Zones,
    pub oracle: &'a dyn Zones,
    pub is_known_lag: fn(&Zone, DateTime<Utc>) -> bool,
}

impl Contest<'_> {
    /// Compares every way in which a zone can be given.
    pub fn compare(&self, zone: &Zone, comparison: &mut Comparison) {
        let clocks = moments::wall_clocks(self.oracle, zone);
        for way in &WAYS {
            let clocks: Vec<_> =
                clocks.iter().copied().filter(|clock| clock.year() >= way.first_year).collect();
            let found = (way.read)(self.zones, zone.name(), &clocks);
            self.check(way.name, zone, &clocks, &found, comparison);
        }
        self.compare_rules(zone, &clocks, comparison);
    }

    /// Compares reading a calendar with its own rules, which don't depend on the reader's zones.
    pub fn compare_rules(&self, zone: &Zone, clocks: &[NaiveDateTime], comparison: &mut Comparison) {
        let found = calendar_with_rules(self.zones, self.oracle, zone, clocks);
        self.check("a calendar with its own rules", zone, clocks, &found, comparison);
    }

    /// Compares reading every zone name that Windows has.
    pub fn compare_windows(&self, comparison: &mut Comparison) {
        for (name, zone) in windows_names() {
            let clocks = moments::wall_clocks(self.oracle, &zone);
            let found = calendar_with_zones(self.zones, name, &clocks);
            self.check(name, &zone, &clocks, &found, comparison);
        }
    }

    fn check(
        &self,
        way: &str,
        zone: &Zone,
        clocks: &[NaiveDateTime],
        found: &Found,
        comparison: &mut Comparison,
    ) {
        let mut wrong = None;
        for (clock, found) in clocks.iter().zip(found) {
            // For ambiguous and skipped times, the zone doesn't decide which instant is meant.
            let Instants::One(right) = zones::instants(self.oracle, zone, *clock) else { continue };
            match found {
                Some(found) if *found == right || (self.is_known_lag)(zone, right) => {
                    comparison.compared += 1
                }
                Some(found) => {
                    wrong.get_or_insert(format!("{way}: {clock} in {zone} became {found}, not {right}"));
                }
                None if may_be_refused(zone) => {}
                None => {
                    wrong.get_or_insert(format!("{way}: {clock} in {zone} was refused"));
                }
            }
        }
        comparison.wrong.extend(wrong);
    }
}

/// Some readers don't accept names without a place, such as `EST5EDT`.
fn may_be_refused(zone: &Zone) -> bool {
    !zone.name().contains('/')
}
