//! A first assignment from the subproblems: paths that have long been the same are fixed, the others are
//! updated on.

use super::{multipliers::Multipliers, update::SequentialUpdate};
use crate::{
    index::EnrollmentIx,
    instance::Instance,
    path::{distinct, longest_path::LongestPath},
    units::TICKS_PER_POINT,
};
use std::cmp::Reverse;

/// An equal share of the enrollments is fixed in each round.
const FIXING_ROUNDS: usize = 16;
/// After each round, so that the other enrollments can react to what is gone.
const PASSES_PER_ROUND: u32 = 3;
/// Before each round the step grows to at least 40 points, about what a preferred time is worth: the last
/// steps of the updates before would be too small to change anything.
const LEAST_STEP_TICKS: i64 = 40 * TICKS_PER_POINT;
/// The step size after a pass, in percent of that before: it shrinks quickly, since there are few passes.
const STEP_PERCENT: i64 = 75;

impl SequentialUpdate {
    /// Fixes all enrollments, round by round, and leaves the outcome in [`Self::assignment`].
    pub fn fix_all(
        &mut self,
        instance: &Instance,
        multipliers: &mut Multipliers,
        longest_path: &mut LongestPath,
    ) {
        for round in 1..=FIXING_ROUNDS {
            self.fix_steady(instance, instance.enrollments.len() * round / FIXING_ROUNDS);
            self.step_size = self.step_size.max(LEAST_STEP_TICKS);
            for _ in 0..if round < FIXING_ROUNDS { PASSES_PER_ROUND } else { 0 } {
                self.pass(instance, multipliers, longest_path, STEP_PERCENT);
            }
        }
        for enrollment in instance.enrollments.positions() {
            if !self.is_fixed[enrollment] {
                let path = self.assignment.best_path(instance, enrollment, longest_path);
                self.assignment.assign(instance, enrollment, path);
            }
        }
    }

    /// Fixes paths that fit until `wanted` are fixed in all; those first that have been the same for longest.
    fn fix_steady(&mut self, instance: &Instance, wanted: usize) {
        let all = instance.enrollments.positions();
        let mut open: Vec<EnrollmentIx> = all.filter(|enrollment| !self.is_fixed[*enrollment]).collect();
        open.sort_by_key(|enrollment| (Reverse(self.unchanged_passes[*enrollment]), *enrollment));
        let mut missing = wanted.saturating_sub(instance.enrollments.len() - open.len());
        for enrollment in open {
            let path = &self.paths[enrollment];
            let is_distinct = distinct::is_distinct(&instance.enrollments[enrollment], path);
            if missing > 0 && is_distinct && self.assignment.fits(instance, enrollment, path) {
                self.assignment.assign(instance, enrollment, path.clone());
                self.is_fixed[enrollment] = true;
                missing -= 1;
            }
        }
    }
}
