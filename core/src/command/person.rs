//! People's descriptions, availability and limits.

use super::{Context, Decided, building::Building, following, names, refusal::Refusal};
use crate::{
    access::{self, work::Work},
    fact::event::Event,
    model::{
        hours::{Interval, Span, WeeklyHours, tidy},
        ids::{PersonId, SourceId, TeamId},
        person::{Hosting, Person, Presence, Profile, WeeklyLimits},
        preferences::Preferences,
    },
    order::Gather,
    zones::Zone,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A person's description, without the name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Description {
    pub person: PersonId,
    pub team: Option<TeamId>,
    pub zone: Zone,
    pub joined: Option<NaiveDate>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BusyTimes {
    pub person: PersonId,
    pub source: SourceId,
    pub busy: Vec<Interval>,
}

/// A year off, the longest that anyone marks at once.
pub(super) const MOST_DAYS: usize = 366;

pub(super) fn add(context: &Context, description: &Description, profile: &Profile) -> Decided {
    if context.workspace.people.contains_key(&description.person) {
        return Err(Refusal::IdTaken);
    }
    check(context, description, profile)?;
    let Description { person, team, zone, joined } = description.clone();
    Ok(vec![Event::PersonAdded { person, team, zone, joined }])
}

pub(super) fn describe(context: &Context, description: &Description, profile: &Profile) -> Decided {
    access::person::change(&context.asker(), description.person)?;
    let known = known(context, description.person)?;
    if (known.team, known.joined) != (description.team, description.joined) {
        access::person::change_team(&context.asker())?;
    }
    if context.workspace.is_erased(description.person) {
        return Err(Refusal::ErasedForGood);
    }
    check(context, description, profile)?;
    let Description { person, team, zone, joined } = description.clone();
    if (known.team, &known.zone, known.joined) == (team, &zone, joined) {
        return Ok(Vec::new());
    }
    Ok(vec![Event::PersonDescribed { person, team, zone, joined }])
}

fn check(context: &Context, description: &Description, profile: &Profile) -> Result<(), Refusal> {
    names::check_profile(context, description.person, profile)?;
    if !context.zones.knows(&description.zone) {
        return Err(Refusal::UnknownZone(description.zone.name().to_owned()));
    }
    match description.team {
        Some(team) if !context.workspace.teams.contains_key(&team) => Err(Refusal::UnknownTeam),
        _ => Ok(()),
    }
}

pub(super) fn known<'a>(context: &'a Context, person: PersonId) -> Result<&'a Person, Refusal> {
    context.workspace.people.get(&person).ok_or(Refusal::UnknownPerson)
}

fn own<'a>(context: &'a Context, person: PersonId) -> Result<&'a Person, Refusal> {
    access::person::change(&context.asker(), person)?;
    known(context, person)
}

pub(super) fn set_presence(context: &Context, person: PersonId, presence: Presence) -> Decided {
    Work::KeepPeople.by(context.by)?;
    if presence == Presence::Here && context.workspace.is_erased(person) {
        return Err(Refusal::ErasedForGood);
    }
    if known(context, person)?.presence == presence {
        return Ok(Vec::new());
    }
    if presence == Presence::Here {
        names::keeps_its_address(context.workspace, person)?;
    }
    if presence == Presence::Left {
        access::assigned_roles::can_be_spared(context.workspace, context.by, person)?;
    }
    let mut events = vec![Event::PresenceSet { person, presence }];
    if presence == Presence::Left {
        events.extend(following::left_person(context, person));
    }
    Ok(events)
}

/// The decision's profile change deletes the name and the email address.
pub(super) fn erase(context: &Context, person: PersonId) -> Decided {
    Work::ErasePeople.by(context.by)?;
    set_presence(context, person, Presence::Left)
}

pub(super) fn set_hours(
    context: &Context,
    person: PersonId,
    hours: &WeeklyHours,
    prefer: Option<&[Vec<Span>; 7]>,
) -> Decided {
    let known = own(context, person)?;
    if !hours.0.iter().flatten().all(|span| span.is_sound()) {
        return Err(Refusal::HoursNotSound);
    }
    let hours = WeeklyHours(hours.0.clone().map(tidy));
    let mut events = unless(known.hours == hours, Event::HoursSet { person, hours });
    if let Some(prefer) = prefer.cloned() {
        let preferences = Preferences { prefer, ..known.preferences.clone() };
        events.extend(set_preferences(context, person, &preferences)?);
    }
    Ok(events)
}

pub(super) fn change_day(
    context: &Context,
    person: PersonId,
    day: NaiveDate,
    hours: Option<&[Span]>,
) -> Decided {
    let known = own(context, person)?;
    if !hours.unwrap_or_default().iter().all(|span| span.is_sound()) {
        return Err(Refusal::HoursNotSound);
    }
    let hours = hours.map(|hours| tidy(hours.to_vec()));
    Ok(unless(known.changes.get(&day) == hours.as_ref(), Event::DayChanged { person, day, hours }))
}

/// The hours of a day; `None` for the usual hours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayHours {
    pub day: NaiveDate,
    pub hours: Option<Vec<Span>>,
}

impl DayHours {
    /// The same hours from the first day to the last. At most one day more than a command accepts, which is then refused.
    pub fn of_range(first: NaiveDate, last: NaiveDate, hours: Option<&[Span]>) -> Vec<Self> {
        let days = first.iter_days().take_while(|day| *day <= last).take(MOST_DAYS + 1);
        days.map(|day| Self { day, hours: hours.map(<[Span]>::to_vec) }).collect()
    }
}

pub(super) fn change_days(context: &Context, person: PersonId, days: &[DayHours]) -> Decided {
    if days.len() > MOST_DAYS {
        return Err(Refusal::TooManyDays { most: MOST_DAYS });
    }
    let mut building = Building::new(context);
    for DayHours { day, hours } in days {
        building.add(|context| change_day(context, person, *day, hours.as_deref()))?;
    }
    Ok(building.events)
}

pub(super) fn set_preferences(context: &Context, person: PersonId, preferences: &Preferences) -> Decided {
    let known = own(context, person)?;
    if !preferences.prefer.iter().flatten().all(|span| span.is_sound()) {
        return Err(Refusal::HoursNotSound);
    }
    if preferences.pause.is_some_and(|pause| pause.until < pause.from) {
        return Err(Refusal::PauseEndsBefore);
    }
    let preferences = Preferences { prefer: preferences.prefer.clone().map(tidy), ..preferences.clone() };
    Ok(unless(known.preferences == preferences, Event::PreferencesSet { person, preferences }))
}

pub(super) fn set_limits(context: &Context, person: PersonId, limits: WeeklyLimits) -> Decided {
    let known = own(context, person)?;
    Ok(unless(known.limits == limits, Event::LimitsSet { person, limits }))
}

pub(super) fn set_hosting(context: &Context, person: PersonId, hosting: Hosting) -> Decided {
    let known = own(context, person)?;
    Ok(unless(known.hosting == hosting, Event::HostingSet { person, hosting }))
}

pub(super) fn set_tags(context: &Context, person: PersonId, tags: &BTreeSet<String>) -> Decided {
    access::person::change_team(&context.asker())?;
    let known = known(context, person)?;
    let tags: BTreeSet<String> =
        tags.iter().map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()).into_set();
    tags.difference(&known.tags).try_for_each(|tag| names::check(tag))?;
    Ok(unless(known.tags == tags, Event::TagsSet { person, tags }))
}

pub(super) fn read_busy_times(context: &Context, times: &BusyTimes) -> Decided {
    let known = own(context, times.person)?;
    if times.busy.iter().any(|interval| interval.start >= interval.end) {
        return Err(Refusal::HoursNotSound);
    }
    let BusyTimes { person, source, busy } = times.clone();
    Ok(unless(known.busy.get(&source) == Some(&busy), Event::BusyTimesRead { person, source, busy }))
}

/// No event if it is the case already.
fn unless(already: bool, event: Event) -> Vec<Event> {
    if already { Vec::new() } else { vec![event] }
}
