//! A bound from an assignment: the multipliers of what is full are raised until no enrollment would gain by
//! having more of it.

use super::{lagrangian::LagrangianBound, multipliers::Multipliers};
use crate::{
    assignment::Assignment,
    index::{IndexVec, NeedIx, ResourceIx},
    instance::Instance,
    path::{longest_path::LongestPath, marginals::MaxMarginals},
};

impl LagrangianBound {
    /// Raises the multipliers of full resources until no enrollment would gain by having more of them than in
    /// the assignment. Where the holders would not give them up at such multipliers, this proves a bound
    /// close to the assignment's value.
    pub fn raise_full(
        &mut self,
        instance: &Instance,
        assignment: &Assignment,
        longest_path: &mut LongestPath,
    ) {
        let mut multipliers: Multipliers = self.best.clone();
        let highest = highest_bearable(instance, assignment);
        let mut marginals = MaxMarginals::default();
        for (index, enrollment) in instance.enrollments.enumerate() {
            self.best.write_costs(instance, enrollment, &mut longest_path.costs);
            let best = longest_path.solve(enrollment, |week| instance.trainee_week_left[week]);
            let path = &assignment.paths[index];
            let now = self.best.net_value(instance, index, path);
            if best <= now {
                continue;
            }
            marginals.compute(enrollment, longest_path);
            let uses = |resource: ResourceIx| instance.resources_of(index, path).any(|used| used == resource);
            for (option, through) in enrollment.options.iter().zip(marginals.of.iter()) {
                let is_full = |resource: &&ResourceIx| assignment.is_full(**resource) && !uses(**resource);
                let full = option.resources.iter().find(is_full).filter(|_| *through > now);
                if let Some(resource) = full.copied() {
                    let raised = (self.best.of_resource[resource] + through - now).min(highest[resource]);
                    let multiplier = &mut multipliers.of_resource[resource];
                    *multiplier = (*multiplier).max(raised);
                }
            }
        }
        self.evaluate(instance, &multipliers, longest_path);
    }
}

/// How high each multiplier may become before holders would rather leave: half of what the session is worth
/// to them, because they may have to pay twice, for a seat and for a week.
fn highest_bearable(instance: &Instance, assignment: &Assignment) -> IndexVec<ResourceIx, i64> {
    let mut highest = IndexVec::filled(i64::MAX, instance.capacity.len());
    for (path, enrollment) in assignment.paths.iter().zip(instance.enrollments.iter()) {
        for (option, need) in path.iter().zip((0..).map(NeedIx)) {
            for resource in enrollment.options[*option].resources {
                let most: &mut i64 = &mut highest[resource];
                *most = (*most).min(enrollment.value(*option, need) / 2);
            }
        }
    }
    highest
}
