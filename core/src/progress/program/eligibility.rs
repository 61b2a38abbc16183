//! Whom a rule would enroll.

use crate::{
    model::{
        ids::{InterviewTypeId, PersonId, TeamId},
        person::Person,
    },
    progress::certificates::status,
    workspace::Workspace,
    zones::Zones,
};
use chrono::{DateTime, Days, Utc};

/// Everyone who fits all parts; a part that is left out fits everyone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rule {
    pub team: Option<TeamId>,
    pub tag: Option<String>,
    /// At least this many days in the company.
    pub days: Option<u16>,
}

/// Those whom the rule fits, who are here and neither certified nor in training for the type, by name.
pub fn eligible(
    workspace: &Workspace,
    zones: &dyn Zones,
    interview_type: InterviewTypeId,
    rule: &Rule,
    now: DateTime<Utc>,
) -> Vec<PersonId> {
    let mut people: Vec<_> = workspace
        .people_here()
        .filter(|person| fits(rule, person, now))
        .map(|person| person.id)
        .filter(|person| {
            !status::holds(workspace, zones, *person, interview_type, now)
                && !workspace.is_in_training(*person, interview_type)
        })
        .collect();
    people.sort_by_cached_key(|person| (workspace.profiles.name(*person).to_lowercase(), *person));
    people
}

fn fits(rule: &Rule, person: &Person, now: DateTime<Utc>) -> bool {
    let long_enough = |days: u16| {
        let since = person.joined.and_then(|joined| joined.checked_add_days(Days::new(days.into())));
        since.is_some_and(|since| since <= now.date_naive())
    };
    rule.team.is_none_or(|team| person.team == Some(team))
        && rule.tag.as_ref().is_none_or(|tag| person.tags.contains(tag))
        && rule.days.is_none_or(long_enough)
}
