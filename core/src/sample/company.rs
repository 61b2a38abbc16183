//! The people of Larkspur Instruments: where they are, when they work, and what they are certified in.

use super::{
    dice::Dice,
    enrollments,
    interview_types::{KINDS, interview_types},
    names, time_off,
};
use crate::{
    command::{
        NewCertificate,
        import::Import,
        person::{BusyTimes, Description},
    },
    model::{
        hours::{Span, WeeklyHours},
        ids::{CertificateId, PersonId, SourceId, TeamId},
        interview_type::InterviewType,
        person::{Hosting, Person, Presence, WeeklyLimits},
        team::Team,
    },
    zones::{Zone, Zones},
};
use chrono::{Days, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

pub const PEOPLE: usize = 180;

const TEAMS: [&str; 8] =
    ["Firmware", "Optics", "Cloud", "Data", "Mobile", "Platform", "Security", "Field tools"];

const ZONES: [&str; 8] = [
    "America/Los_Angeles",
    "America/New_York",
    "Europe/Berlin",
    "America/Los_Angeles",
    "America/New_York",
    "Asia/Kolkata",
    "Europe/Berlin",
    "America/New_York",
];

pub struct Company {
    pub types: Vec<InterviewType>,
    pub people: Vec<Person>,
    teams: Vec<Team>,
    certificates: Vec<NewCertificate>,
}

impl Company {
    pub fn found(today: NaiveDate, zones: &dyn Zones, dice: &mut Dice) -> Self {
        let teams = TEAMS.map(|name| Team { id: TeamId(dice.roll()), name: name.to_owned() });
        let types = interview_types(dice);
        let people: Vec<_> = (0..PEOPLE).map(|place| person(place, today, &teams, zones, dice)).collect();
        let certificates = certificates(&types, &people, dice);
        Self { types, people, teams: teams.into(), certificates }
    }

    /// Returns what the coordinator imports on the first day, apart from the schedule.
    pub fn import(&self) -> Import {
        let described = |(place, person): (usize, &Person)| {
            let Person { id: person, team, zone, joined, .. } = person.clone();
            (Description { person, team, zone, joined }, names::profile(place))
        };
        let busy = |person: &Person| {
            let (source, busy) = person.busy.first_key_value()?;
            Some(BusyTimes { person: person.id, source: *source, busy: busy.clone() })
        };
        let limits = self.people.iter().filter(|person| person.limits != WeeklyLimits::default());
        let declining = self.people.iter().filter(|person| person.hosting == Hosting::Declines);
        Import {
            teams: self.teams.clone(),
            interview_types: self.types.clone(),
            people: self.people.iter().enumerate().map(described).collect(),
            limits: limits.map(|person| (person.id, person.limits)).collect(),
            hosting: declining.map(|person| (person.id, person.hosting)).collect(),
            certificates: self.certificates.clone(),
            busy: self.people.iter().filter_map(busy).collect(),
            ..Import::default()
        }
    }
}

fn person(place: usize, today: NaiveDate, teams: &[Team], zones: &dyn Zones, dice: &mut Dice) -> Person {
    let mut person = Person {
        id: PersonId(dice.roll()),
        team: Some(dice.pick(teams).id),
        zone: Zone::named(ZONES[place % ZONES.len()]),
        joined: today.checked_sub_days(Days::new(90 + dice.below(2_000) as u64)),
        hours: hours(place, dice),
        changes: BTreeMap::new(),
        busy: BTreeMap::new(),
        limits: limits(place),
        hosting: if place % 13 == 6 { Hosting::Declines } else { Hosting::Hosts },
        presence: Presence::Here,
        tags: BTreeSet::new(),
        preferences: Default::default(),
        roles: BTreeSet::new(),
    };
    person.changes = time_off::days_away(place, today, dice);
    if place % 4 == 1 {
        let busy = time_off::busy(&person, today, zones, dice);
        person.busy.insert(SourceId(dice.roll()), busy);
    }
    person
}

/// Most people keep the default hours. People in Kolkata start late, to overlap with the others.
fn hours(place: usize, dice: &mut Dice) -> WeeklyHours {
    if ZONES[place % ZONES.len()] == "Asia/Kolkata" {
        return WeeklyHours::weekdays(11 * 60, 20 * 60);
    }
    match dice.below(12) {
        0 => WeeklyHours::weekdays(8 * 60, 16 * 60 + 30),
        1 => WeeklyHours::weekdays(10 * 60, 19 * 60),
        2 => four_days(),
        3 => with_long_lunch(),
        _ => WeeklyHours::default(),
    }
}

fn four_days() -> WeeklyHours {
    let mut hours = WeeklyHours::weekdays(9 * 60, 18 * 60);
    hours.0[4].clear();
    hours
}

fn with_long_lunch() -> WeeklyHours {
    let mut hours = WeeklyHours::default();
    for day in &mut hours.0[..5] {
        *day = vec![Span::new(8 * 60, 12 * 60), Span::new(13 * 60 + 30, 18 * 60)];
    }
    hours
}

fn limits(place: usize) -> WeeklyLimits {
    let usual = WeeklyLimits::default();
    let as_trainee = if enrollments::is_steep(place) { 4 } else { usual.as_trainee };
    let as_mentor = if place.is_multiple_of(5) { 3 } else { usual.as_mentor };
    WeeklyLimits { as_trainee, as_mentor }
}

fn certificates(types: &[InterviewType], people: &[Person], dice: &mut Dice) -> Vec<NewCertificate> {
    let certified = types
        .iter()
        .zip(&KINDS)
        .flat_map(|(known, kind)| people[kind.certified.clone()].iter().map(|person| (person.id, known.id)));
    certified
        .map(|(person, interview_type)| NewCertificate {
            id: CertificateId(dice.roll()),
            person,
            interview_type,
            from: None,
        })
        .collect()
}
