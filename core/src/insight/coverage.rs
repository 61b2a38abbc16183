//! Coverage: the hours of a working day in which certified interviewers are at work, and the single points of failure.

use crate::{
    model::{
        hours::DAY,
        ids::{InterviewTypeId, PersonId},
        person::Person,
    },
    order::Order,
    progress::certificates::status,
    workspace::Workspace,
    zones::{self, Zone, Zones},
};
use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, NaiveDateTime, NaiveTime, Utc, Weekday};
use std::collections::BTreeMap;

/// Hours of a day.
const HOURS: usize = 24;

/// A working day by its reader's clock, and who covers which of its hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoveredDay {
    /// The start of its first hour.
    pub begins: DateTime<Utc>,
    /// By name.
    pub types: Vec<Coverage>,
}

impl CoveredDay {
    /// The start of an hour of the day, counted from 0.
    pub fn hour(&self, hour: usize) -> DateTime<Utc> {
        self.begins + hours(hour)
    }
}

/// One interview type by hour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    pub interview_type: InterviewTypeId,
    pub name: String,
    /// For each hour from the beginning of the day, the certified people who work through all of it.
    pub hours: Vec<Vec<PersonId>>,
    /// The number of certified people by time zone.
    pub zones: Vec<(Zone, usize)>,
    pub risks: Vec<Risk>,
}

/// The hours of the day that no one covers when these people are away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Risk {
    pub people: Vec<PersonId>,
    pub from: usize,
    pub until: usize,
}

/// The coverage of every type on the first working day from an instant on, by the clock of a zone.
pub fn coverage(workspace: &Workspace, zones: &dyn Zones, zone: &Zone, at: DateTime<Utc>) -> CoveredDay {
    let day = working_day(zones::local_day(zones, zone, at));
    let begins = zones::midnight(zones, zone, day);
    // A certificate that has expired since the beginning of the day doesn't count.
    let as_of = begins.max(at);
    let certified = |interview_type| {
        let here = workspace.people_here();
        here.filter(|person| status::holds(workspace, zones, person.id, interview_type, as_of)).collect()
    };
    let known = workspace.interview_types.values();
    let mut types: Vec<_> = known
        .map(|known| of_type(zones, known.id, known.name.clone(), certified(known.id), begins))
        .collect();
    types.order_by(|a, b| a.name.cmp(&b.name));
    CoveredDay { begins, types }
}

/// The next working day. On a weekend no one covers anything, which says little.
fn working_day(day: NaiveDate) -> NaiveDate {
    let later = match day.weekday() {
        Weekday::Sat => 2,
        Weekday::Sun => 1,
        _ => 0,
    };
    day.checked_add_days(Days::new(later)).unwrap_or(day)
}

fn hours(hours: usize) -> Duration {
    Duration::hours(hours as i64)
}

fn of_type(
    zones: &dyn Zones,
    interview_type: InterviewTypeId,
    name: String,
    certified: Vec<&Person>,
    begins: DateTime<Utc>,
) -> Coverage {
    let mut covered = vec![Vec::new(); HOURS];
    let mut by_zone: BTreeMap<Zone, usize> = BTreeMap::new();
    for person in certified {
        *by_zone.entry(person.zone.clone()).or_default() += 1;
        for (hour, who) in covered.iter_mut().enumerate() {
            if works(zones, person, begins + hours(hour)) {
                who.push(person.id);
            }
        }
    }
    let risks = risks(&covered);
    let mut zones: Vec<_> = by_zone.into_iter().collect();
    zones.order_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
    Coverage { interview_type, name, hours: covered, zones, risks }
}

/// Whether the person usually works through the hour that begins at an instant, by their own clock.
fn works(zones: &dyn Zones, person: &Person, at: DateTime<Utc>) -> bool {
    works_at(person, zones::local(zones, &person.zone, at))
}

/// The same, with their local time at the beginning of the hour.
pub(super) fn works_at(person: &Person, local: NaiveDateTime) -> bool {
    let from = (local.time() - NaiveTime::MIN).num_minutes();
    let (from, to) = (from, from + 60);
    let spans = person.hours.on(local.date());
    to <= i64::from(DAY) && spans.iter().any(|span| i64::from(span.from) <= from && to <= i64::from(span.to))
}

/// The stretches of the day that depend on one or two people, the fewest people first, then the longest.
fn risks(hours: &[Vec<PersonId>]) -> Vec<Risk> {
    let mut risks: Vec<Risk> = Vec::new();
    for (hour, who) in hours.iter().enumerate().filter(|(_, who)| (1..=2).contains(&who.len())) {
        match risks.iter_mut().find(|risk| risk.people == *who && risk.until == hour) {
            Some(risk) => risk.until = hour + 1,
            None => risks.push(Risk { people: who.clone(), from: hour, until: hour + 1 }),
        }
    }
    risks.order_by_key(|risk| (risk.people.len(), std::cmp::Reverse(risk.until - risk.from), risk.from));
    risks
}

/// A sentence such as "If A and B are away, no one covers System design from 6:00 AM to 11:00 AM.", with hours formatted by
/// `time`.
pub fn words(
    workspace: &Workspace,
    coverage: &Coverage,
    risk: &Risk,
    time: impl Fn(usize) -> String,
) -> String {
    let names: Vec<_> = risk.people.iter().map(|person| workspace.profiles.name(*person)).collect();
    let verb = if names.len() == 1 { "is" } else { "are" };
    format!(
        "If {} {verb} away, no one covers {} from {} to {}.",
        names.join(" and "),
        coverage.name,
        time(risk.from),
        time(risk.until)
    )
}
