//! Importing people and a schedule. Each file is one command, so that it can be undone at once.

use super::{
    Context, Decided, NewCertificate, certificate, interview, ledger, names, person, refusal::Refusal,
};
use crate::{
    access::{self, work::Work},
    command::{
        building::Building,
        enrollment::{self, NewEnrollment},
        ledger::NewCredit,
        person::{BusyTimes, Description},
        program,
    },
    fact::event::Event,
    model::{
        ids::{EnrollmentId, InterviewId, InterviewTypeId, PersonId},
        interview::Interview,
        interview_type::InterviewType,
        person::{Hosting, Profile, WeeklyLimits},
        program::Path,
        team::Team,
    },
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Everything that a file adds or changes, with the new ids for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Import {
    pub teams: Vec<Team>,
    pub interview_types: Vec<InterviewType>,
    pub people: Vec<(Description, Profile)>,
    pub described: Vec<(Description, Profile)>,
    pub limits: Vec<(PersonId, WeeklyLimits)>,
    pub hosting: Vec<(PersonId, Hosting)>,
    pub certificates: Vec<NewCertificate>,
    /// New paths for interview types, in place of those that they have.
    pub paths: Vec<(InterviewTypeId, Path)>,
    #[serde(rename = "enrolments")]
    pub enrollments: Vec<NewEnrollment>,
    /// Earlier training, for new and existing enrollments.
    pub credits: Vec<NewCredit>,
    /// Enrollments that are paused.
    pub paused: Vec<EnrollmentId>,
    pub interviews: Vec<Interview>,
    pub changed_interviews: Vec<Interview>,
    pub cancelled_interviews: Vec<InterviewId>,
    pub busy: Vec<BusyTimes>,
}

impl Import {
    /// Whether the file contains nothing new to the workspace.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether it contains nothing but interviews.
    pub(super) fn is_schedule(&self) -> bool {
        let interviews = Self {
            interviews: self.interviews.clone(),
            changed_interviews: self.changed_interviews.clone(),
            cancelled_interviews: self.cancelled_interviews.clone(),
            ..Self::default()
        };
        *self == interviews
    }

    pub(super) fn profiles(&self) -> impl Iterator<Item = (PersonId, &Profile)> {
        let people = self.people.iter().chain(&self.described);
        people.map(|(description, profile)| (description.person, profile))
    }
}

/// Later parts may refer to what earlier parts add, so each part is decided against the workspace that includes the parts before
/// it.
pub(super) fn import(context: &Context, import: &Import) -> Decided {
    Work::Import.by(context.by)?;
    for new in &import.certificates {
        access::certificate::record(&context.asker(), new.person)?;
    }
    if import.is_empty() {
        return Err(Refusal::NothingToDo);
    }
    no_address_twice(import)?;
    let mut building = Building::new(context);
    building.add(|context| add_teams(context, &import.teams))?;
    building.add(|context| program::add_types(context, &import.interview_types))?;
    for (description, profile) in &import.people {
        building.add(|context| person::add(context, description, profile))?;
    }
    for (description, profile) in &import.described {
        building.add(|context| describe(context, description, profile))?;
    }
    for (person, limits) in &import.limits {
        building.add(|context| person::set_limits(context, *person, *limits))?;
    }
    for (person, hosting) in &import.hosting {
        building.add(|context| person::set_hosting(context, *person, *hosting))?;
    }
    if !import.certificates.is_empty() {
        building.add(|context| certificate::record(context, &import.certificates))?;
    }
    building.add(|context| program::set_paths(context, &import.paths))?;
    enroll_each(&mut building, &import.enrollments)?;
    for credit in &import.credits {
        building.add(|context| ledger::credit_kind(context, credit))?;
    }
    for enrollment in &import.paused {
        building.add(|context| enrollment::pause(context, *enrollment, None))?;
    }
    building.add(|context| interview::add(context, &import.interviews))?;
    building.add(|context| interview::change(context, &import.changed_interviews))?;
    for cancelled in &import.cancelled_interviews {
        building.add(|context| interview::cancel(context, *cancelled, false))?;
    }
    for times in &import.busy {
        building.add(|context| person::read_busy_times(context, times))?;
    }
    Ok(building.events)
}

/// Names are not in the log, so each person is checked against the names before the import.
fn no_address_twice(import: &Import) -> Result<(), Refusal> {
    let mut people: BTreeMap<String, PersonId> = BTreeMap::new();
    for (person, profile) in import.profiles() {
        let Some(mail) = names::stored_mail(profile) else { continue };
        if *people.entry(mail).or_insert(person) != person {
            return Err(Refusal::MailTaken);
        }
    }
    Ok(())
}

/// If the file only adds another name for a person, an event is written anyway. Without one there would be nothing to undo.
fn describe(context: &Context, description: &Description, profile: &Profile) -> Decided {
    let events = person::describe(context, description, profile)?;
    let known = context.workspace.profiles.0.get(&description.person);
    if !events.is_empty() || known.is_none_or(|known| known.also == profile.also) {
        return Ok(events);
    }
    let Description { person, team, zone, joined } = description.clone();
    Ok(vec![Event::PersonDescribed { person, team, zone, joined }])
}

/// Enrolls several people in one command, so that they can be undone at once.
pub(super) fn enroll_all(context: &Context, enrollments: &[NewEnrollment]) -> Decided {
    Work::EnrollOthers.by(context.by)?;
    if enrollments.is_empty() {
        return Err(Refusal::NothingToDo);
    }
    let mut building = Building::new(context);
    enroll_each(&mut building, enrollments)?;
    Ok(building.events)
}

fn enroll_each(building: &mut Building, enrollments: &[NewEnrollment]) -> Result<(), Refusal> {
    enrollments.iter().try_for_each(|new| {
        building.add(|context| enrollment::enroll(context, new.id, new.person, new.interview_type))
    })
}

fn add_teams(context: &Context, teams: &[Team]) -> Decided {
    let mut seen = BTreeSet::new();
    for team in teams {
        if context.workspace.teams.contains_key(&team.id) || !seen.insert(team.id) {
            return Err(Refusal::IdTaken);
        }
        names::check(&team.name)?;
    }
    Ok(teams.iter().cloned().map(Event::TeamAdded).collect())
}
