//! Coverage of a usual week: how many certified people are at work in each of its hours.

use crate::{
    insight::coverage::works_at,
    model::{
        ids::InterviewTypeId,
        person::{Person, Presence},
    },
    order::Order,
    progress::certificates::status,
    workspace::Workspace,
    zones::{self, Zone, Zones, week::monday_of},
};
use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use std::collections::BTreeMap;

pub const DAYS: usize = 7;
pub const HOURS: usize = 24;

/// A week by its reader's clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoveredWeek {
    pub monday: NaiveDate,
    /// By name, without types in which no one is certified.
    pub types: Vec<WeekCoverage>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekCoverage {
    pub interview_type: InterviewTypeId,
    pub name: String,
    /// How many people are certified.
    pub certified: usize,
    /// How many of them usually work through each hour of each day, Monday first.
    pub people: [[usize; HOURS]; DAYS],
}

/// An hour of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekHour {
    /// Counted from Monday.
    pub day: usize,
    pub hour: usize,
}

impl WeekCoverage {
    /// The first hour with the most people; `None` if no one covers any.
    pub fn best(&self) -> Option<WeekHour> {
        let most = self.most();
        self.all().find(|at| most > 0 && self.at(*at) == most)
    }

    /// The most people in any hour.
    pub fn most(&self) -> usize {
        self.people.iter().flatten().copied().max().unwrap_or_default()
    }

    /// How many hours of the week at least one person covers.
    pub fn covered(&self) -> usize {
        self.people.iter().flatten().filter(|people| **people > 0).count()
    }

    fn at(&self, at: WeekHour) -> usize {
        self.people[at.day][at.hour]
    }

    fn all(&self) -> impl Iterator<Item = WeekHour> {
        (0..DAYS).flat_map(|day| (0..HOURS).map(move |hour| WeekHour { day, hour }))
    }
}

/// The coverage of every type in the week of an instant, by the clock of a zone.
pub fn covered_week(
    workspace: &Workspace,
    zones: &dyn Zones,
    zone: &Zone,
    now: DateTime<Utc>,
) -> CoveredWeek {
    let monday = monday_of(zones::local_day(zones, zone, now));
    let begins = instants(zones, zone, monday);
    // Many people share a zone, and looking up its offsets takes most of the time.
    let mut clocks: BTreeMap<&Zone, Vec<NaiveDateTime>> = BTreeMap::new();
    let mut types: BTreeMap<InterviewTypeId, WeekCoverage> = BTreeMap::new();
    for certificate in workspace.certificates.values() {
        let person = workspace.people.get(&certificate.person);
        let Some(person) = person.filter(|person| person.presence == Presence::Here) else { continue };
        if !status::status(workspace, zones, certificate, now).counts() {
            continue;
        }
        let clock = clocks
            .entry(&person.zone)
            .or_insert_with(|| begins.iter().map(|at| zones::local(zones, &person.zone, *at)).collect());
        let interview_type = certificate.interview_type;
        let coverage = types.entry(interview_type).or_insert_with(|| WeekCoverage {
            interview_type,
            name: workspace.type_name(interview_type).to_owned(),
            certified: 0,
            people: [[0; HOURS]; DAYS],
        });
        coverage.add(person, clock);
    }
    let mut types: Vec<_> = types.into_values().collect();
    types.order_by(|a, b| a.name.cmp(&b.name));
    CoveredWeek { monday, types }
}

/// When each hour of the week begins.
fn instants(zones: &dyn Zones, zone: &Zone, monday: NaiveDate) -> Vec<DateTime<Utc>> {
    let days = (0..DAYS as u64).map(|days| monday.checked_add_days(Days::new(days)).unwrap_or(monday));
    let begins = |day: NaiveDate| {
        let midnight = zones::midnight(zones, zone, day);
        (0..HOURS as i64).map(move |hour| zones::later(midnight, TimeDelta::hours(hour)))
    };
    days.flat_map(begins).collect()
}

impl WeekCoverage {
    /// `clock` has the person's local time at the beginning of each hour.
    fn add(&mut self, person: &Person, clock: &[NaiveDateTime]) {
        self.certified += 1;
        for (hour, local) in self.people.iter_mut().flatten().zip(clock) {
            *hour += usize::from(works_at(person, *local));
        }
    }
}
