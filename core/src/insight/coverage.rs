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
use chrono::{DateTime, Datelike, Duration, NaiveTime, Utc, Weekday};
use std::collections::BTreeMap;

/// Hours of a day.
const HOURS: usize = 24;

/// One interview type on one weekday, hour by hour in UTC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    pub interview_type: InterviewTypeId,
    pub name: String,
    /// For each hour of the day, those certified who work through all of it.
    pub hours: Vec<Vec<PersonId>>,
    /// How many certified people each time zone has.
    pub zones: Vec<(Zone, usize)>,
    pub risks: Vec<Risk>,
}

/// What happens when these people are away: the stretch of the day, in hours UTC, that nobody covers then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Risk {
    pub people: Vec<PersonId>,
    pub from: usize,
    pub until: usize,
}

/// The coverage of every type on the first working day from `day` on, by name.
pub fn coverage(workspace: &Workspace, zones: &dyn Zones, day: DateTime<Utc>) -> Vec<Coverage> {
    let day = working_day(day);
    let mut rows: Vec<_> = workspace
        .interview_types
        .values()
        .map(|known| of_type(workspace, zones, known.id, known.name.clone(), day))
        .collect();
    rows.order_by(|a, b| a.name.cmp(&b.name));
    rows
}

/// On a weekend nobody covers anything, which says little.
fn working_day(day: DateTime<Utc>) -> DateTime<Utc> {
    match day.weekday() {
        Weekday::Sat => day + Duration::days(2),
        Weekday::Sun => day + Duration::days(1),
        _ => day,
    }
}

fn of_type(
    workspace: &Workspace,
    zones: &dyn Zones,
    interview_type: InterviewTypeId,
    name: String,
    day: DateTime<Utc>,
) -> Coverage {
    let mut hours = vec![Vec::new(); HOURS];
    let mut by_zone: BTreeMap<Zone, usize> = BTreeMap::new();
    let certified = workspace
        .people_here()
        .filter(|person| status::holds(workspace, zones, person.id, interview_type, day));
    for person in certified {
        *by_zone.entry(person.zone.clone()).or_default() += 1;
        for (hour, who) in hours.iter_mut().enumerate() {
            if works(zones, person, day, hour) {
                who.push(person.id);
            }
        }
    }
    let risks = risks(&hours);
    let mut zones: Vec<_> = by_zone.into_iter().collect();
    zones.order_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
    Coverage { interview_type, name, hours, zones, risks }
}

/// Whether the person usually works through an hour of the day, by their own clock on that day.
fn works(zones: &dyn Zones, person: &Person, day: DateTime<Utc>, hour: usize) -> bool {
    let midnight = day.date_naive().and_time(NaiveTime::MIN).and_utc();
    let at = midnight + Duration::hours(hour as i64);
    let local = zones::local(zones, &person.zone, at);
    let from = (local.time() - NaiveTime::MIN).num_minutes();
    let (from, to) = (from, from + 60);
    let spans = person.hours.on(local.date());
    to <= i64::from(DAY) && spans.iter().any(|span| i64::from(span.from) <= from && to <= i64::from(span.to))
}

/// Stretches of the covered day that hang on one or two people, longest first.
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

/// "If A and B are away, no one covers System design from 06:00 to 11:00 UTC."
pub fn words(workspace: &Workspace, coverage: &Coverage, risk: &Risk) -> String {
    let names: Vec<_> = risk.people.iter().map(|person| workspace.profiles.name(*person)).collect();
    let verb = if names.len() == 1 { "is" } else { "are" };
    format!(
        "If {} {verb} away, no one covers {} from {:02}:00 to {:02}:00 UTC.",
        names.join(" and "),
        coverage.name,
        risk.from,
        risk.until
    )
}
