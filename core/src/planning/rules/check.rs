//! Checks a placement against every rule.

use super::{EnrollmentContext, PlacementDetails, RULES, Rule, RuleContext, Scope};
use crate::planning::rules::local_time::local_time;
use crate::{
    model::ids::EnrollmentId,
    planning::{exclusion::Exclusion, placement::Placement},
};

impl RuleContext<'_> {
    /// Returns the first rule that excludes the placement, or `None` if it is possible.
    pub fn exclusion(&self, placement: Placement) -> Option<Exclusion> {
        self.first_of(RULES.iter(), placement)
    }

    /// Returns the first rule that excludes a session that people already know about. It needs no further notice.
    pub fn exclusion_once_told(&self, placement: Placement) -> Option<Exclusion> {
        self.first_of(RULES.iter().filter(|(exclusion, ..)| *exclusion != Exclusion::TooSoon), placement)
    }

    fn first_of(
        &self,
        mut rules: impl Iterator<Item = &'static (Exclusion, Scope, Rule)>,
        placement: Placement,
    ) -> Option<Exclusion> {
        let enrollment_context = self.enrollment_context(placement.enrollment);
        let details = enrollment_context
            .as_ref()
            .and_then(|enrollment_context| self.look_up(enrollment_context, placement));
        let Some(details) = details else { return Some(Exclusion::NotThere) };
        rules.find(|(_, _, allows)| !allows(self, &details)).map(|(exclusion, ..)| *exclusion)
    }

    pub(crate) fn enrollment_context(&self, enrollment: EnrollmentId) -> Option<EnrollmentContext<'_>> {
        EnrollmentContext::of(self, enrollment)
    }

    fn look_up<'b>(
        &'b self,
        enrollment_context: &'b EnrollmentContext<'b>,
        placement: Placement,
    ) -> Option<PlacementDetails<'b>> {
        let interview = self.workspace.interviews.get(&placement.interview)?;
        let interval = interview.interval();
        Some(PlacementDetails {
            enrollment_context,
            interview,
            interval,
            mentor: self.workspace.people.get(&placement.mentor)?,
            step: placement.step,
            local: local_time(self.zones, enrollment_context.trainee, interval),
        })
    }
}
