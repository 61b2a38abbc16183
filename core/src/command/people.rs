//! Changes of several people at once: all of them or none, each by the rule for a single person.

use super::{Context, Decided, building::Building, person, refusal::Refusal};
use crate::{
    access,
    model::{
        ids::PersonId,
        person::{Person, WeeklyLimits},
    },
    workspace::Workspace,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// All tags of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonTags {
    pub person: PersonId,
    pub tags: BTreeSet<String>,
}

impl PersonTags {
    /// The tags with another one, for those of the people who don't have it.
    pub fn with(workspace: &Workspace, people: &[PersonId], tag: &str) -> Vec<Self> {
        let tag = tag.trim();
        let lacks = known(workspace, people).filter(|person| !tag.is_empty() && !person.tags.contains(tag));
        let with = |person: &Person| {
            let mut tags = person.tags.clone();
            tags.insert(tag.to_owned());
            Self { person: person.id, tags }
        };
        lacks.map(with).collect()
    }

    /// The tags without one of them, for those of the people who have it.
    pub fn without(workspace: &Workspace, people: &[PersonId], tag: &str) -> Vec<Self> {
        let has = known(workspace, people).filter(|person| person.tags.contains(tag));
        let without = |person: &Person| {
            let mut tags = person.tags.clone();
            tags.remove(tag);
            Self { person: person.id, tags }
        };
        has.map(without).collect()
    }
}

/// The weekly limits of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonLimits {
    pub person: PersonId,
    pub limits: WeeklyLimits,
}

impl PersonLimits {
    /// The limits for those of the people who have others. `None` leaves a limit as it is.
    pub fn changed(
        workspace: &Workspace,
        people: &[PersonId],
        as_trainee: Option<u8>,
        as_mentor: Option<u8>,
    ) -> Vec<Self> {
        let changed = |person: &Person| {
            let known = person.limits;
            let limits = WeeklyLimits {
                as_trainee: as_trainee.unwrap_or(known.as_trainee),
                as_mentor: as_mentor.unwrap_or(known.as_mentor),
            };
            (limits != known).then_some(Self { person: person.id, limits })
        };
        known(workspace, people).filter_map(changed).collect()
    }
}

fn known<'a>(workspace: &'a Workspace, people: &[PersonId]) -> impl Iterator<Item = &'a Person> {
    people.iter().filter_map(|person| workspace.people.get(person))
}

pub(super) fn set_tags(context: &Context, people: &[PersonTags]) -> Decided {
    access::person::change_team(&context.asker())?;
    each(context, people, |context, changed| person::set_tags(context, changed.person, &changed.tags))
}

pub(super) fn set_limits(context: &Context, people: &[PersonLimits]) -> Decided {
    each(context, people, |context, changed| person::set_limits(context, changed.person, changed.limits))
}

fn each<T>(context: &Context, all: &[T], one: impl Fn(&Context, &T) -> Decided) -> Decided {
    if all.is_empty() {
        return Err(Refusal::NothingToDo);
    }
    let mut building = Building::new(context);
    all.iter().try_for_each(|changed| building.add(|context| one(context, changed)))?;
    Ok(building.events)
}
