//! The subproblem of one enrollment during the updates.

use super::SequentialUpdate;
use crate::{
    bound::multipliers::Multipliers,
    index::{EnrollmentIx, IndexVec, OptionIx},
    instance::{Instance, enrollment::Enrollment},
    path::{Path, distinct, longest_path::LongestPath},
};

impl SequentialUpdate {
    /// Writes what each option costs the enrollment, and closes those that final paths exclude.
    pub(super) fn write_costs(
        &self,
        instance: &Instance,
        multipliers: &Multipliers,
        enrollment: EnrollmentIx,
        costs: &mut IndexVec<OptionIx, i64>,
    ) {
        let found = &instance.enrollments[enrollment];
        costs.clear();
        costs.extend(found.nodes.iter().map(|node| self.asking_price_at[node.interview]));
        if found.shares_person {
            for (option, cost) in found.options.iter().zip(costs.iter_mut()) {
                *cost += self.asking_price[option.resources[2]];
            }
        }
        self.add_side_costs(instance, multipliers, found, costs);
        self.assignment.close_overlaps(instance, enrollment, costs);
        self.assignment.close_beyond_side_limits(instance, enrollment, costs);
    }

    /// The best path beside those that are final.
    pub(super) fn best_path(
        &self,
        instance: &Instance,
        longest_path: &mut LongestPath,
        enrollment: EnrollmentIx,
    ) -> Path {
        let found = &instance.enrollments[enrollment];
        loop {
            let week_left = |week| self.assignment.week_left(instance, enrollment, week);
            let path = distinct::best_path(longest_path, found, week_left).path;
            match self.assignment.first_beyond_side_limits(instance, enrollment, &path) {
                None => return path,
                Some(position) => {
                    let (before, costs) = (&path[..position], &mut longest_path.costs);
                    self.assignment.close_beyond_side_limits_after(instance, enrollment, before, costs);
                }
            }
        }
    }

    /// Side limits cost their multiplier, and a step more wherever less is left than the session would use.
    fn add_side_costs(
        &self,
        instance: &Instance,
        multipliers: &Multipliers,
        enrollment: &Enrollment,
        costs: &mut IndexVec<OptionIx, i64>,
    ) {
        multipliers.add_side_costs(instance, enrollment, costs);
        if self.side_left.is_empty() {
            return;
        }
        for (option, cost) in enrollment.options.iter().zip(costs.iter_mut()) {
            let uses = instance.side_limits.uses(option.side_uses).iter();
            let lacking = uses.filter(|used| used.amount > self.side_left[used.limit]);
            *cost += self.step_size * lacking.count() as i64;
        }
    }
}
