//! The people whom a rule would enroll.

use crate::{
    model::{
        enrollment::Variant,
        ids::{InterviewTypeId, PersonId, TeamId},
        person::Person,
    },
    order::Order,
    progress::{
        certificates::status,
        program::entry::{self, Lacking},
    },
    text_search::folded,
    workspace::Workspace,
    zones::{self, Zones},
};
use chrono::{DateTime, Days, Utc};

/// A rule that everyone fits who fits all its parts. A part that is left out fits everyone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rule {
    pub team: Option<TeamId>,
    pub tag: Option<String>,
    /// At least this many days in the company.
    pub days: Option<u16>,
}

impl Rule {
    /// Whether it restricts anything. Without any part, it would fit the whole company.
    pub fn is_set(&self) -> bool {
        *self != Self::default()
    }
}

/// The people who fit a rule, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Eligible {
    pub people: Vec<PersonId>,
    /// People who can't begin the path yet.
    pub lacking: Vec<(PersonId, Lacking)>,
}

/// The people who fit the rule, are here, and are neither certified nor in training for the type.
pub fn eligible(
    workspace: &Workspace,
    zones: &dyn Zones,
    interview_type: InterviewTypeId,
    rule: &Rule,
    now: DateTime<Utc>,
) -> Eligible {
    let mut people: Vec<&Person> = workspace
        .people_here()
        .filter(|person| fits(zones, rule, person, now))
        .filter(|person| {
            !status::holds(workspace, zones, person.id, interview_type, now)
                && !workspace.is_in_training(person.id, interview_type)
        })
        .collect();
    people.order_by_key(|person| (folded(workspace.profiles.name(person.id)), person.id));
    let path = workspace.program().and_then(|program| program.paths.get(&interview_type));
    let mut eligible = Eligible::default();
    for person in people {
        let lacking = path.and_then(|path| {
            let variant = entry::variant(workspace, zones, path, person, interview_type, now);
            let begins = variant != Variant::Refresher;
            begins.then(|| entry::lacking(workspace, zones, path, person, now)).flatten()
        });
        match lacking {
            None => eligible.people.push(person.id),
            Some(lacking) => eligible.lacking.push((person.id, lacking)),
        }
    }
    eligible
}

fn fits(zones: &dyn Zones, rule: &Rule, person: &Person, now: DateTime<Utc>) -> bool {
    let long_enough = |days: u16| {
        let since = person.joined.and_then(|joined| joined.checked_add_days(Days::new(days.into())));
        since.is_some_and(|since| since <= zones::local_day(zones, &person.zone, now))
    };
    rule.team.is_none_or(|team| person.team == Some(team))
        && rule.tag.as_ref().is_none_or(|tag| person.tags.contains(tag))
        && rule.days.is_none_or(long_enough)
}
