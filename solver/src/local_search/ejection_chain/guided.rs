//! What the multipliers say during a chain: the path that an enrollment should take, and what it has at
//! present.

use super::EjectionChains;
use crate::{
    index::{EnrollmentIx, ResourceIx, WeekIx},
    path::{CLOSED, PricedPath, distinct},
};

impl EjectionChains<'_> {
    /// The best path where what others hold can be had for its multiplier.
    pub(super) fn guided_path(&mut self, index: EnrollmentIx) -> PricedPath {
        let enrollment = &self.instance.enrollments[index];
        let mut costs = std::mem::take(&mut self.longest_path.costs);
        costs.clear();
        let contested = if enrollment.shares_person { 3 } else { 2 };
        costs.extend(enrollment.options.iter().map(|option| self.cost(&option.resources[..contested])));
        self.bound.best.add_side_costs(self.instance, enrollment, &mut costs);
        self.assignment.close_overlaps(self.instance, index, &mut costs);
        self.assignment.close_beyond_side_limits(self.instance, index, &mut costs);
        self.longest_path.costs = costs;
        loop {
            let week_left = |week: WeekIx| self.instance.trainee_week_left[week];
            let best = distinct::best_path(&mut self.longest_path, enrollment, week_left);
            match self.assignment.first_beyond_side_limits(self.instance, index, &best.path) {
                None => return best,
                Some(position) => {
                    let (before, costs) = (&best.path[..position], &mut self.longest_path.costs);
                    self.assignment.close_beyond_side_limits_after(self.instance, index, before, costs);
                }
            }
        }
    }

    /// What resources cost together, with the perturbation.
    fn cost(&self, resources: &[ResourceIx]) -> i64 {
        let mut cost = 0;
        for resource in resources.iter().copied() {
            let has_room = self.assignment.left[resource] > 0;
            if has_room && self.perturbation.forced == Some(resource) {
                continue;
            }
            let multiplier = self.bound.best.of_resource[resource];
            if has_room && multiplier == 0 {
                continue;
            }
            let perturbed = self.perturbation.perturb(multiplier, resource);
            if has_room {
                cost += perturbed * self.perturbation.reserve_percent / 100;
            } else if self.have_moved(resource) {
                return CLOSED;
            } else {
                // A tick more, because an ejection must be worth something.
                cost += perturbed + 1;
            }
        }
        cost
    }

    /// Whether all holders of a resource have moved already. Those that have are in the journal, which is
    /// short.
    fn have_moved(&self, resource: ResourceIx) -> bool {
        let holders = &self.assignment.holders[resource];
        holders.len() <= self.journal.len() && holders.iter().all(|holder| self.has_moved[*holder])
    }

    /// How far the enrollment's path is, at the multipliers, below the value of its subproblem.
    pub fn reduced_cost(&self, enrollment: EnrollmentIx) -> i64 {
        self.bound.subproblem_values[enrollment] - self.net_value(enrollment)
    }

    /// The value of the enrollment's path less its costs.
    pub(super) fn net_value(&self, enrollment: EnrollmentIx) -> i64 {
        self.bound.best.net_value(self.instance, enrollment, &self.assignment.paths[enrollment])
    }

    /// How much the enrollment would gain if the resource cost nothing.
    pub fn gain_with_free(&mut self, index: EnrollmentIx, free: ResourceIx) -> i64 {
        let enrollment = &self.instance.enrollments[index];
        let costs = &mut self.longest_path.costs;
        let multipliers = &self.bound.best;
        costs.clear();
        costs.extend(enrollment.options.iter().map(|option| {
            let cost = multipliers.cost(self.instance, option);
            cost - if option.resources.contains(&free) { multipliers.of_resource[free] } else { 0 }
        }));
        self.assignment.close_overlaps(self.instance, index, &mut self.longest_path.costs);
        let best = self.longest_path.solve(enrollment, |week| self.instance.trainee_week_left[week]);
        best - self.net_value(index)
    }
}
