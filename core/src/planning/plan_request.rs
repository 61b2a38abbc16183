//! A plan request: the workspace, the weeks, and the policy.

use super::{placement::Placement, points::Policy, rules::suits};
use crate::{model::interview::Interview, workspace::Workspace, zones::Zones};
use chrono::{DateTime, Utc};
use std::ops::Range;

/// The input of a plan.
#[derive(Clone)]
pub struct PlanRequest<'a> {
    pub workspace: &'a Workspace,
    pub zones: &'a dyn Zones,
    pub now: DateTime<Utc>,
    pub weeks: Range<DateTime<Utc>>,
    pub policy: Policy,
}

impl PlanRequest<'_> {
    /// Returns how many of the two, trainee and mentor, prefer the time of an interview.
    pub(super) fn suited(&self, interview: &Interview, placement: Placement) -> i64 {
        let trainee = self.workspace.enrollments.get(&placement.enrollment).map(|known| known.person);
        let people = trainee.into_iter().chain([placement.mentor]);
        let known = people.filter_map(|person| self.workspace.people.get(&person));
        known.map(|person| i64::from(suits(self.zones, person, interview))).sum()
    }

    /// Returns the whole days from an interview to the end of the weeks.
    pub(super) fn days_before_end(&self, interview: &Interview) -> i64 {
        (self.weeks.end - interview.start).num_days()
    }
}
