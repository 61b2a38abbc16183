//! People and their availability.

use super::Recovery;
use crate::{
    command::{
        Command,
        people::{PersonLimits, PersonTags},
        person::{BusyTimes, DayHours, Description},
    },
    fact::event::Event,
    model::{hours::Span, person::Presence},
};

pub fn commands(recovery: &Recovery, first: &Event) -> Vec<Command> {
    let command = match first.clone() {
        Event::PersonDescribed { person, team, zone, joined } => {
            let Some(profile) = recovery.profile(person) else { return Vec::new() };
            Command::DescribePerson { description: Description { person, team, zone, joined }, profile }
        }
        Event::PresenceSet { person, presence: Presence::Left } if recovery.profile(person).is_none() => {
            Command::ErasePerson { person }
        }
        Event::PresenceSet { person, presence } => Command::SetPresence { person, presence },
        Event::TagsSet { .. } if recovery.events().len() > 1 => {
            Command::SetTagsOfAll { people: tags(recovery) }
        }
        Event::LimitsSet { .. } if recovery.events().len() > 1 => {
            Command::SetLimitsOfAll { people: limits(recovery) }
        }
        Event::TagsSet { person, tags } => Command::SetTags { person, tags },
        Event::RoleGiven { person, role } => Command::GiveRole { person, role },
        Event::RoleTaken { person, role } => Command::TakeRole { person, role },
        Event::HoursSet { person, hours } => Command::SetHours { person, hours, prefer: preferred(recovery) },
        Event::DayChanged { person, .. } => Command::ChangeDays { person, days: days(recovery) },
        Event::LimitsSet { person, limits } => Command::SetLimits { person, limits },
        Event::HostingSet { person, hosting } => Command::SetHosting { person, hosting },
        Event::PreferencesSet { person, preferences } => Command::SetPreferences { person, preferences },
        Event::BusyTimesRead { person, source, busy } => {
            Command::ReadBusyTimes(BusyTimes { person, source, busy })
        }
        _ => return Vec::new(),
    };
    vec![command]
}

fn tags(recovery: &Recovery) -> Vec<PersonTags> {
    recovery.each(|event| match event {
        Event::TagsSet { person, tags } => Some(PersonTags { person: *person, tags: tags.clone() }),
        _ => None,
    })
}

fn limits(recovery: &Recovery) -> Vec<PersonLimits> {
    recovery.each(|event| match *event {
        Event::LimitsSet { person, limits } => Some(PersonLimits { person, limits }),
        _ => None,
    })
}

/// The preferred hours that were set together with the hours.
fn preferred(recovery: &Recovery) -> Option<[Vec<Span>; 7]> {
    let preferred = recovery.each(|event| match event {
        Event::PreferencesSet { preferences, .. } => Some(preferences.prefer.clone()),
        _ => None,
    });
    preferred.into_iter().next()
}

fn days(recovery: &Recovery) -> Vec<DayHours> {
    recovery.each(|event| match event {
        Event::DayChanged { day, hours, .. } => Some(DayHours { day: *day, hours: hours.clone() }),
        _ => None,
    })
}
