//! A placement held against every rule.

use super::{Climber, Facts, Looked, RULES, Rule, Scope};
use crate::planning::rules::local_time::local_time;
use crate::{
    model::ids::EnrollmentId,
    planning::{exclusion::Exclusion, placement::Placement},
};

impl Facts<'_> {
    /// The first rule that excludes the placement, or `None` where it is possible.
    pub fn exclusion(&self, placement: Placement) -> Option<Exclusion> {
        self.first_of(RULES.iter(), placement)
    }

    /// The first rule that excludes a session that people know of: the notice is not asked for again.
    pub fn exclusion_once_told(&self, placement: Placement) -> Option<Exclusion> {
        self.first_of(RULES.iter().filter(|(exclusion, ..)| *exclusion != Exclusion::TooSoon), placement)
    }

    fn first_of(
        &self,
        mut rules: impl Iterator<Item = &'static (Exclusion, Scope, Rule)>,
        placement: Placement,
    ) -> Option<Exclusion> {
        let climber = self.climber(placement.enrollment);
        let looked = climber.as_ref().and_then(|climber| self.look_up(climber, placement));
        let Some(looked) = looked else { return Some(Exclusion::NotThere) };
        rules.find(|(_, _, allows)| !allows(self, &looked)).map(|(exclusion, ..)| *exclusion)
    }

    pub(crate) fn climber(&self, enrollment: EnrollmentId) -> Option<Climber<'_>> {
        Climber::of(self, enrollment)
    }

    fn look_up<'b>(&'b self, climber: &'b Climber<'b>, placement: Placement) -> Option<Looked<'b>> {
        let interview = self.workspace.interviews.get(&placement.interview)?;
        let interval = interview.interval();
        Some(Looked {
            climber,
            interview,
            interval,
            mentor: self.workspace.people.get(&interview.interviewer)?,
            step: placement.step,
            local: local_time(self.zones, climber.trainee, interval),
        })
    }
}
