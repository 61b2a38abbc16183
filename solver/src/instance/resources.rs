//! What enrollments compete for.

use super::enrollment::Enrollment;
use crate::{
    index::{EnrollmentIx, IndexVec, InterviewIx, Ix, ResourceIx},
    problem::Problem,
    units::UNLIMITED,
};

/// How often each resource can be used, in the order of [`Instance::capacity`](super::Instance).
pub(super) fn capacity(problem: &Problem) -> IndexVec<ResourceIx, u32> {
    let seats = problem.interviews.iter().map(|interview| interview.seats);
    let mentors = problem.mentor_limits.iter().map(|limit| limit.left);
    let trainees = problem.trainee_limits.iter().map(|limit| limit.left);
    let limited = seats.chain(mentors).chain(trainees).map(|left| left.min(UNLIMITED / 2));
    limited.chain([UNLIMITED]).collect()
}

/// The resource without limit, the last of all.
pub(super) fn unlimited(problem: &Problem) -> ResourceIx {
    ResourceIx::new(problem.interviews.len() + problem.mentor_limits.len() + problem.trainee_limits.len())
}

/// The interviews in each mentor's week.
pub(super) fn interviews_in(
    mentor_week_of: &IndexVec<InterviewIx, ResourceIx>,
    capacity: &IndexVec<ResourceIx, u32>,
) -> IndexVec<ResourceIx, Vec<InterviewIx>> {
    let mut interviews_in: IndexVec<ResourceIx, Vec<InterviewIx>> =
        IndexVec::filled(Vec::new(), capacity.len());
    let unlimited = ResourceIx::new(capacity.len() - 1);
    for (interview, week) in mentor_week_of.enumerate().filter(|(_, week)| **week != unlimited) {
        interviews_in[*week].push(interview);
    }
    interviews_in
}

/// Whether more options use a resource than it has capacity for.
pub(super) fn is_scarce(
    enrollments: &IndexVec<EnrollmentIx, Enrollment>,
    capacity: &IndexVec<ResourceIx, u32>,
) -> IndexVec<ResourceIx, bool> {
    let mut wanted: IndexVec<ResourceIx, u32> = IndexVec::filled(0, capacity.len());
    for option in enrollments.iter().flat_map(|enrollment| enrollment.options.iter()) {
        for resource in option.resources {
            wanted[resource] += 1;
        }
    }
    wanted.iter().zip(capacity.iter()).map(|(wanted, capacity)| wanted > capacity).collect()
}
