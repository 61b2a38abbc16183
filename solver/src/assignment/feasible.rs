//! Whether a path fits into an assignment: capacities, one place at a time for each person, and side limits.

use super::Assignment;
use crate::{
    index::{EnrollmentIx, OptionIx, ResourceIx, WeekIx},
    instance::{Instance, enrollment::InterviewOption},
};

impl Assignment {
    /// Whether the path of an enrollment that has none now fits. Its order, gaps, weeks and mentors are not
    /// looked at.
    pub fn fits(&self, instance: &Instance, enrollment: EnrollmentIx, path: &[OptionIx]) -> bool {
        self.first_misfit(instance, enrollment, path).is_none()
    }

    /// The first position of the path that does not fit after those before it.
    pub(super) fn first_misfit(
        &self,
        instance: &Instance,
        enrollment: EnrollmentIx,
        path: &[OptionIx],
    ) -> Option<usize> {
        let uses = |before: &[OptionIx], resource: ResourceIx| {
            instance.resources_of(enrollment, before).filter(|used| *used == resource).count() as u32
        };
        let is_misfit = |position: &usize| {
            let option = instance.option(enrollment, path[*position]);
            let before = &path[..*position];
            let has_room = |resource: ResourceIx| self.left[resource] > uses(before, resource);
            !option.resources.iter().all(|resource| has_room(*resource))
                || self.is_busy(instance, enrollment, option)
                || !self.side_limits_allow(instance, enrollment, path[*position], before)
        };
        (0..path.len()).find(is_misfit)
    }

    /// Whether the person attends something else for another enrollment then.
    fn is_busy(&self, instance: &Instance, enrollment: EnrollmentIx, option: &InterviewOption) -> bool {
        self.other_sessions_of_person(instance, enrollment).any(|other| !instance.are_apart(option, other))
    }

    /// Whether the weeks of the trainee have room for the path of an enrollment that has none now.
    pub fn weeks_allow(&self, instance: &Instance, enrollment: EnrollmentIx, path: &[OptionIx]) -> bool {
        let weeks = || instance.options(enrollment, path).map(|option| option.week);
        let taken = |week: WeekIx| weeks().filter(|other| *other == week).count() as u32;
        weeks().all(|week| week == WeekIx::NONE || taken(week) <= self.week_left(instance, enrollment, week))
    }

    /// Whether the side limits have room for an option after other options of the enrollment.
    pub fn side_limits_allow(
        &self,
        instance: &Instance,
        enrollment: EnrollmentIx,
        option: OptionIx,
        before: &[OptionIx],
    ) -> bool {
        let side_limits = &instance.side_limits;
        let uses = |option: OptionIx| instance.option(enrollment, option).side_uses;
        side_limits.uses(uses(option)).iter().all(|used| {
            let taken = before.iter().map(|other| side_limits.amount(uses(*other), used.limit));
            used.amount <= self.side_left[used.limit] - taken.sum::<i64>()
        })
    }

    /// Whether the side limits have room for an option in place of one that the enrollment has now.
    pub fn side_limits_allow_instead(
        &self,
        instance: &Instance,
        enrollment: EnrollmentIx,
        option: OptionIx,
        instead_of: Option<OptionIx>,
    ) -> bool {
        let side_limits = &instance.side_limits;
        let uses = |option: OptionIx| instance.option(enrollment, option).side_uses;
        side_limits.uses(uses(option)).iter().all(|used| {
            let freed = instead_of.map_or(0, |other| side_limits.amount(uses(other), used.limit));
            used.amount <= self.side_left[used.limit] + freed
        })
    }

    /// The first position of the path for which the side limits have no room after those before it.
    pub fn first_beyond_side_limits(
        &self,
        instance: &Instance,
        enrollment: EnrollmentIx,
        path: &[OptionIx],
    ) -> Option<usize> {
        let is_beyond = |position: &usize| {
            !self.side_limits_allow(instance, enrollment, path[*position], &path[..*position])
        };
        (0..path.len()).find(is_beyond)
    }
}
