//! Which path of a type a person takes, and what they lack to begin it.

use crate::{
    model::{
        enrollment::Variant,
        ids::InterviewTypeId,
        person::Person,
        program::{Path, rules::OnExpiry},
    },
    progress::certificates::status,
    workspace::Workspace,
    zones::{self, Zones},
};
use chrono::{DateTime, Days, NaiveDate, Utc};

/// A requirement for beginning a path that a person doesn't meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lacking {
    /// They need a certificate in this type.
    Certificate(InterviewTypeId),
    /// Their first day at the company is unknown.
    FirstDay,
    /// They may begin on this day.
    Tenure(NaiveDate),
}

/// Which of a type's paths a person takes.
pub fn variant(
    workspace: &Workspace,
    zones: &dyn Zones,
    path: &Path,
    person: &Person,
    interview_type: InterviewTypeId,
    at: DateTime<Utc>,
) -> Variant {
    let expired = status::expired_to(workspace, zones, person.id, interview_type, at);
    if path.rules.refresher.is_some() && expired.is_some_and(|to| to != OnExpiry::Nothing) {
        return Variant::Refresher;
    }
    let mut others = workspace.interview_types.keys().filter(|other| **other != interview_type);
    let knows_another = others.any(|other| status::holds(workspace, zones, person.id, *other, at));
    if path.rules.shorter.is_some() && knows_another { Variant::Shorter } else { Variant::Full }
}

/// The first thing that a person lacks to begin the path. A refresher requires nothing.
pub fn lacking(
    workspace: &Workspace,
    zones: &dyn Zones,
    path: &Path,
    person: &Person,
    at: DateTime<Utc>,
) -> Option<Lacking> {
    let held = |needed: &&InterviewTypeId| status::holds(workspace, zones, person.id, **needed, at);
    if let Some(needed) = path.rules.prerequisites.iter().find(|needed| !held(needed)) {
        return Some(Lacking::Certificate(*needed));
    }
    let days = path.rules.tenure_days?;
    let Some(joined) = person.joined else { return Some(Lacking::FirstDay) };
    let from = joined.checked_add_days(Days::new(days.into())).unwrap_or(joined);
    let today = zones::local_day(zones, &person.zone, at);
    (today < from).then_some(Lacking::Tenure(from))
}
