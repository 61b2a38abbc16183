//! A problem laid out for solving. Each enrollment's possible interviews stand in a row by start, which makes
//! them the nodes of a directed acyclic graph; what enrollments compete for are resources with a capacity,
//! and side constraints.

use crate::{
    index::{
        ComponentIx, EnrollmentIx, IndexVec, InterviewIx, Ix, OptionIx, PersonIx, ResourceIx, SideLimitIx,
        WeekIx,
    },
    side_limits::SideLimits,
};
use enrollment::{Enrollment, InterviewOption};

mod build;
mod components;
mod dag;
pub(crate) mod enrollment;
mod limits;
mod resources;
#[cfg(test)]
pub(crate) mod samples;

pub(crate) struct Instance {
    pub enrollments: IndexVec<EnrollmentIx, Enrollment>,
    pub enrollments_of: IndexVec<PersonIx, Vec<EnrollmentIx>>,
    pub interview_count: usize,
    pub mentor_limit_count: usize,
    /// How often each resource can be used. In this order: the seats of each interview, each mentor's week,
    /// each trainee's week (used only where a person has several enrollments), and one resource without limit
    /// that stands wherever no other is used.
    pub capacity: IndexVec<ResourceIx, u32>,
    /// Whether more options use the resource than it has capacity for.
    pub is_scarce: IndexVec<ResourceIx, bool>,
    /// The mentor's week of each interview.
    pub mentor_week_of: IndexVec<InterviewIx, ResourceIx>,
    /// The interviews in each mentor's week; empty for other resources.
    pub interviews_in: IndexVec<ResourceIx, Vec<InterviewIx>>,
    pub component_of: IndexVec<InterviewIx, ComponentIx>,
    /// How many sessions each trainee's week still has room for.
    pub trainee_week_left: IndexVec<WeekIx, u32>,
    pub break_minutes: i64,
    pub side_limits: SideLimits,
}

impl Instance {
    pub fn option(&self, enrollment: EnrollmentIx, option: OptionIx) -> &InterviewOption {
        &self.enrollments[enrollment].options[option]
    }

    /// The options of a path.
    pub fn options<'a>(
        &'a self,
        enrollment: EnrollmentIx,
        path: &'a [OptionIx],
    ) -> impl Iterator<Item = &'a InterviewOption> {
        let options = &self.enrollments[enrollment].options;
        path.iter().map(|option| &options[*option])
    }

    /// The resources that a path uses, one entry for each use.
    pub fn resources_of(
        &self,
        enrollment: EnrollmentIx,
        path: &[OptionIx],
    ) -> impl Iterator<Item = ResourceIx> {
        let options = &self.enrollments[enrollment].options;
        path.iter().flat_map(|option| options[*option].resources)
    }

    /// The value of a path, in ticks.
    pub fn value_of(&self, enrollment: EnrollmentIx, path: &[OptionIx]) -> i64 {
        let enrollment = &self.enrollments[enrollment];
        path.iter()
            .zip(enrollment.needs.positions())
            .map(|(option, need)| enrollment.value(*option, need))
            .sum()
    }

    /// Adds what a path uses of the side limits to `left`, or takes it where the sign is negative.
    pub fn count_side_uses(
        &self,
        left: &mut IndexVec<SideLimitIx, i64>,
        enrollment: EnrollmentIx,
        path: &[OptionIx],
        sign: i64,
    ) {
        for option in path {
            for used in self.side_limits.uses(self.option(enrollment, *option).side_uses) {
                left[used.limit] += sign * used.amount;
            }
        }
    }

    /// Whether one person can attend both.
    pub fn are_apart(&self, one: &InterviewOption, other: &InterviewOption) -> bool {
        one.end + self.break_minutes <= other.start || other.end + self.break_minutes <= one.start
    }

    /// The interview whose seats a resource is.
    pub fn interview_of(&self, resource: ResourceIx) -> Option<InterviewIx> {
        (resource.get() < self.interview_count).then_some(InterviewIx(resource.0))
    }

    /// The resource of a trainee's week.
    pub fn trainee_week(&self, week: WeekIx) -> ResourceIx {
        ResourceIx::new(self.interview_count + self.mentor_limit_count + week.get())
    }

    /// The resource of a mentor's week, by its position in the problem's list of mentor limits.
    pub fn mentor_week(&self, position: usize) -> ResourceIx {
        ResourceIx::new(self.interview_count + position)
    }

    /// Whether a resource is a mentor's week.
    pub fn is_mentor_week(&self, resource: ResourceIx) -> bool {
        let weeks = self.interview_count..self.interview_count + self.mentor_limit_count;
        weeks.contains(&resource.get())
    }
}
