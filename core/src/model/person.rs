//! A person of the company: when they work, how much they take on, whether they accept trainees.

use super::{
    hours::{DayChanges, Interval, WeeklyHours},
    ids::{CommandId, PersonId, SourceId, TeamId},
};
use crate::{
    model::{assigned_role::AssignedRole, preferences::Preferences},
    zones::Zone,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use xxhash_rust::xxh3::Xxh3;

/// The most characters of a name. A far longer one is a mistake, and no page can show it.
pub const LONGEST_NAME: usize = 200;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub id: PersonId,
    pub team: Option<TeamId>,
    pub zone: Zone,
    pub joined: Option<NaiveDate>,
    pub hours: WeeklyHours,
    pub changes: DayChanges,
    /// Busy times by the calendar that they were read from. Only the times are kept, never the subject.
    pub busy: BTreeMap<SourceId, Vec<Interval>>,
    pub limits: WeeklyLimits,
    pub hosting: Hosting,
    pub presence: Presence,
    /// The company's own words for groups, which rules can refer to.
    #[serde(default)]
    pub tags: BTreeSet<String>,
    #[serde(default)]
    #[serde(rename = "wishes")]
    pub preferences: Preferences,
    /// Roles in addition to being a member. They count while the person is here.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub roles: BTreeSet<AssignedRole>,
}

impl Person {
    pub fn is_here(&self) -> bool {
        self.presence == Presence::Here
    }

    /// Whether they may act in a role: it was assigned to them, and they have not left.
    pub fn holds(&self, role: AssignedRole) -> bool {
        self.is_here() && self.roles.contains(&role)
    }
}

/// How many sessions a person takes on in one week (Monday to Sunday by their own clock).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeeklyLimits {
    pub as_trainee: u8,
    pub as_mentor: u8,
}

impl Default for WeeklyLimits {
    fn default() -> Self {
        Self { as_trainee: 2, as_mentor: 2 }
    }
}

/// Whether a certified person accepts trainees.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hosting {
    #[default]
    Hosts,
    Declines,
}

impl Hosting {
    pub fn words(self) -> &'static str {
        match self {
            Self::Hosts => "accepts trainees",
            Self::Declines => "doesn’t accept trainees",
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    #[default]
    Here,
    /// Has left the company. What they did stays.
    Left,
}

/// The data that names a person. It is kept apart from the log, so that deleting this record erases the person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    pub name: String,
    /// In lower case.
    pub mail: Option<String>,
    /// Other names and addresses for the person in files, as confirmed by a user.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub also: BTreeSet<String>,
    /// The command that added each of those, so that undoing it removes them. Undone names remain only here.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub said_by: BTreeMap<String, CommandId>,
}

impl Profile {
    pub fn new(name: impl Into<String>, mail: Option<String>) -> Self {
        Self { name: name.into(), mail, also: BTreeSet::new(), said_by: BTreeMap::new() }
    }

    /// Whether the person is known by this name or address in addition to their own.
    pub fn is_also(&self, other: &str) -> bool {
        self.also.iter().any(|known| known.eq_ignore_ascii_case(other.trim()))
    }
}

/// All names, by id. An erased person has none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Profiles(pub BTreeMap<PersonId, Profile>);

/// A profile to keep, or to delete if it is `None`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileChange {
    pub person: PersonId,
    pub profile: Option<Profile>,
}

impl Profiles {
    pub fn keep(&mut self, change: ProfileChange) {
        match change.profile {
            Some(profile) => self.0.insert(change.person, profile),
            None => self.0.remove(&change.person),
        };
    }

    /// The email address, if one is known.
    pub fn mail(&self, person: PersonId) -> Option<&str> {
        self.0.get(&person)?.mail.as_deref()
    }

    /// The first name, for addressing a person.
    pub fn first_name(&self, person: PersonId) -> &str {
        let name = self.name(person);
        name.split_whitespace().next().unwrap_or(name)
    }

    /// The name to show. People without a profile were erased.
    pub fn name(&self, person: PersonId) -> &str {
        self.0.get(&person).map_or("Deleted person", |profile| &profile.name)
    }

    /// A hash of all names, which changes when any name changes.
    pub fn names_hash(&self) -> u64 {
        let mut hash = Xxh3::new();
        for (person, profile) in &self.0 {
            hash.update(&person.0.to_le_bytes());
            hash.update(&profile.name.len().to_le_bytes());
            hash.update(profile.name.as_bytes());
        }
        hash.digest()
    }

    pub fn by_mail(&self, mail: &str) -> Option<PersonId> {
        let mail = mail.trim().to_lowercase();
        self.0.iter().find(|(_, profile)| profile.mail.as_deref() == Some(&mail)).map(|(person, _)| *person)
    }
}
