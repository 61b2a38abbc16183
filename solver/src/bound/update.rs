//! Sequential multiplier updates: enrollments solve their subproblems one after another, as in an auction. An
//! enrollment that takes more than there is raises the multiplier by a step; after each pass the multipliers
//! of what is left over fall, and the step size shrinks.
//!
//! Updating after each subproblem (Gauss-Seidel) rather than once a pass (the subgradient method) breaks the
//! ties between enrollments that are alike: with the same multipliers for all, they would all run to the same
//! seat and back.

use super::{component_shift::ComponentShift, multipliers::Multipliers};
use crate::{
    assignment::Assignment,
    index::{EnrollmentIx, IndexVec, InterviewIx, Ix, OptionIx, ResourceIx, SideLimitIx},
    instance::Instance,
    path::{Path, longest_path::LongestPath},
    units::MINUS_INFINITY,
};

mod subproblem;

/// Steps never become smaller than a quarter of a point, because values are whole points.
const SMALLEST_STEP_TICKS: i64 = 64;

pub(crate) struct SequentialUpdate {
    /// The last answer of each subproblem.
    pub(super) paths: IndexVec<EnrollmentIx, Path>,
    /// For how many passes each enrollment has had the same path.
    pub(super) unchanged_passes: IndexVec<EnrollmentIx, u32>,
    /// Which paths are final.
    pub(super) is_fixed: IndexVec<EnrollmentIx, bool>,
    /// The final paths.
    pub assignment: Assignment,
    pub(super) step_size: i64,
    /// How much of each resource the paths use, perhaps more than there is.
    usage: IndexVec<ResourceIx, u32>,
    /// What they leave of each side limit, perhaps less than nothing.
    side_left: IndexVec<SideLimitIx, i64>,
    /// What each resource costs the next enrollment, and the seats and the mentor's week of each interview
    /// together.
    asking_price: IndexVec<ResourceIx, i64>,
    asking_price_at: IndexVec<InterviewIx, i64>,
    shift: ComponentShift,
    passes: u32,
}

impl SequentialUpdate {
    pub fn new(instance: &Instance) -> Self {
        let values = instance.enrollments.iter().flat_map(|enrollment| &enrollment.values);
        let largest = values.copied().filter(|value| *value != MINUS_INFINITY).max().unwrap_or(0);
        Self {
            paths: IndexVec::filled(Vec::new(), instance.enrollments.len()),
            unchanged_passes: IndexVec::filled(0, instance.enrollments.len()),
            is_fixed: IndexVec::filled(false, instance.enrollments.len()),
            assignment: Assignment::empty(instance),
            step_size: largest.max(SMALLEST_STEP_TICKS),
            usage: IndexVec::filled(0, instance.capacity.len()),
            side_left: instance.side_limits.left.clone(),
            asking_price: IndexVec::filled(0, instance.capacity.len()),
            asking_price_at: IndexVec::filled(0, instance.interview_count),
            shift: ComponentShift::new(instance),
            passes: 0,
        }
    }

    /// Solves every subproblem once; then the step size shrinks to this percentage.
    pub fn pass(
        &mut self,
        instance: &Instance,
        multipliers: &mut Multipliers,
        longest_path: &mut LongestPath,
        step_percent: i64,
    ) {
        let count = instance.enrollments.len();
        for resource in instance.capacity.positions() {
            self.set_asking_price(instance, multipliers, resource);
        }
        for position in 0..count {
            // Forward and backward in turn, so that no enrollment always chooses first.
            let forward = self.passes.is_multiple_of(2);
            let enrollment = EnrollmentIx::new(if forward { position } else { count - 1 - position });
            if !self.is_fixed[enrollment] {
                self.choose(instance, multipliers, longest_path, enrollment);
            }
        }
        self.shift.apply(instance, &self.usage, multipliers, self.step_size);
        self.lower_unused(instance, multipliers);
        self.step_size = (self.step_size / 100 * step_percent).max(SMALLEST_STEP_TICKS);
        self.passes += 1;
    }

    /// Lowers the multipliers of what is left over by three quarters of a step: with half of a step they
    /// ended too high.
    fn lower_unused(&self, instance: &Instance, multipliers: &mut Multipliers) {
        let decrease = self.step_size / 4 * 3;
        let usage = self.usage.iter().zip(instance.capacity.iter());
        for (multiplier, (usage, capacity)) in multipliers.of_resource.iter_mut().zip(usage) {
            if usage < capacity {
                *multiplier = (*multiplier - decrease).max(0);
            }
        }
        let left = self.side_left.iter().zip(instance.side_limits.largest_use.iter());
        for (multiplier, (left, largest_use)) in multipliers.of_side_limit.iter_mut().zip(left) {
            if *left > 0 {
                *multiplier = (*multiplier - decrease / largest_use).max(0);
            }
        }
    }

    fn choose(
        &mut self,
        instance: &Instance,
        multipliers: &mut Multipliers,
        longest_path: &mut LongestPath,
        enrollment: EnrollmentIx,
    ) {
        let last = std::mem::take(&mut self.paths[enrollment]);
        for resource in instance.resources_of(enrollment, &last) {
            self.usage[resource] -= 1;
            self.set_asking_price(instance, multipliers, resource);
        }
        instance.count_side_uses(&mut self.side_left, enrollment, &last, 1);
        self.write_costs(instance, multipliers, enrollment, &mut longest_path.costs);
        let path = self.best_path(instance, longest_path, enrollment);
        for resource in instance.resources_of(enrollment, &path) {
            self.usage[resource] += 1;
            if self.usage[resource] > instance.capacity[resource] {
                multipliers.of_resource[resource] += self.step_size;
            }
            self.set_asking_price(instance, multipliers, resource);
        }
        instance.count_side_uses(&mut self.side_left, enrollment, &path, -1);
        self.raise_side_limits(instance, multipliers, enrollment, &path);
        let unchanged = &mut self.unchanged_passes[enrollment];
        *unchanged = if path == last { *unchanged + 1 } else { 0 };
        self.paths[enrollment] = path;
    }

    fn raise_side_limits(
        &self,
        instance: &Instance,
        multipliers: &mut Multipliers,
        enrollment: EnrollmentIx,
        path: &[OptionIx],
    ) {
        for option in instance.options(enrollment, path) {
            for used in instance.side_limits.uses(option.side_uses) {
                if self.side_left[used.limit] < 0 {
                    multipliers.of_side_limit[used.limit] += (self.step_size / used.amount.max(1)).max(1);
                }
            }
        }
    }

    /// Sets what a resource costs the next enrollment: its multiplier, and a step more where it is full.
    fn set_asking_price(&mut self, instance: &Instance, multipliers: &Multipliers, resource: ResourceIx) {
        let is_full = self.usage[resource] >= instance.capacity[resource];
        let asking_price = multipliers.of_resource[resource] + if is_full { self.step_size } else { 0 };
        let more = asking_price - self.asking_price[resource];
        if more == 0 {
            return;
        }
        self.asking_price[resource] = asking_price;
        if let Some(interview) = instance.interview_of(resource) {
            self.asking_price_at[interview] += more;
        }
        for interview in &instance.interviews_in[resource] {
            self.asking_price_at[*interview] += more;
        }
    }
}
