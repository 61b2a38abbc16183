//! The best path that fits into an assignment: options that cannot be taken are closed by their cost, and the
//! pricing subproblem finds the best of what is open.

use super::Assignment;
use crate::{
    index::{EnrollmentIx, IndexVec, OptionIx, ResourceIx},
    instance::{Instance, enrollment::InterviewOption},
    path::{CLOSED, Path, distinct, longest_path::LongestPath},
};

impl Assignment {
    /// Closes every option that would put the person into two places at once.
    pub fn close_overlaps(
        &self,
        instance: &Instance,
        enrollment: EnrollmentIx,
        costs: &mut IndexVec<OptionIx, i64>,
    ) {
        let options = &instance.enrollments[enrollment].options;
        for other in self.other_sessions_of_person(instance, enrollment) {
            for (option, cost) in options.iter().zip(costs.iter_mut()) {
                if !instance.are_apart(option, other) {
                    *cost = CLOSED;
                }
            }
        }
    }

    /// Closes every option for which the side limits have no room.
    pub fn close_beyond_side_limits(
        &self,
        instance: &Instance,
        enrollment: EnrollmentIx,
        costs: &mut IndexVec<OptionIx, i64>,
    ) {
        if self.side_left.is_empty() {
            return;
        }
        for (cost, option) in costs.iter_mut().zip((0..).map(OptionIx)) {
            if !self.side_limits_allow(instance, enrollment, option, &[]) {
                *cost = CLOSED;
            }
        }
    }

    /// Closes every option for which the side limits have no room after these. Closing one at a time would
    /// take as many tries as there are interviews within a limit.
    pub fn close_beyond_side_limits_after(
        &self,
        instance: &Instance,
        enrollment: EnrollmentIx,
        before: &[OptionIx],
        costs: &mut IndexVec<OptionIx, i64>,
    ) {
        for (cost, option) in costs.iter_mut().zip((0..).map(OptionIx)) {
            if !before.contains(&option) && !self.side_limits_allow(instance, enrollment, option, before) {
                *cost = CLOSED;
            }
        }
    }

    /// The best path that fits, for an enrollment that has none now.
    pub fn best_path(
        &self,
        instance: &Instance,
        enrollment: EnrollmentIx,
        longest_path: &mut LongestPath,
    ) -> Path {
        let found = &instance.enrollments[enrollment];
        let cost = |option: &InterviewOption| {
            let has_room = option.resources.iter().all(|resource: &ResourceIx| self.left[*resource] > 0);
            if has_room { 0 } else { CLOSED }
        };
        longest_path.costs.clear();
        longest_path.costs.extend(found.options.iter().map(cost));
        self.close_overlaps(instance, enrollment, &mut longest_path.costs);
        self.close_beyond_side_limits(instance, enrollment, &mut longest_path.costs);
        loop {
            let week_left = |week| self.week_left(instance, enrollment, week);
            let path = distinct::best_path(longest_path, found, week_left).path;
            // A mentor's week may have room for one session of this path and not for two.
            match self.first_misfit(instance, enrollment, &path) {
                None => return path,
                Some(position) => {
                    let costs = &mut longest_path.costs;
                    costs[path[position]] = CLOSED;
                    self.close_beyond_side_limits_after(instance, enrollment, &path[..position], costs);
                }
            }
        }
    }
}
