//! What a perturbation begins with, drawn so that it is likely to lead somewhere.

use super::IteratedLocalSearch;
use crate::{
    index::{EnrollmentIx, OptionIx, ResourceIx},
    units::TICKS_PER_POINT,
};

/// How many holders are perturbed together with one enrollment, at most. More or fewer made less of a
/// difference than another seed.
const HOLDERS_PERTURBED_TOGETHER: u32 = 3;
/// Tournament selection: of this many drawn enrollments, the one with the largest reduced cost is perturbed.
const TOURNAMENT_SIZE: u32 = 6;
/// Percentage of perturbations that force one idle but priced resource into use.
const FORCED_USE_PERCENT: u32 = 10;
/// How many resources are drawn to find one that is idle and priced.
const IDLE_DRAWS: u32 = 40;
/// Of this many drawn enrollments, the one that would gain most takes the forced resource.
const FORCED_USE_DRAWS: u32 = 8;

impl IteratedLocalSearch<'_> {
    /// In some perturbations, a resource that has a price although it has capacity left.
    pub(super) fn draw_forced(&mut self) -> Option<ResourceIx> {
        if self.random.below(100) >= FORCED_USE_PERCENT {
            return None;
        }
        let mut highest: Option<(i64, ResourceIx)> = None;
        for _ in 0..IDLE_DRAWS {
            let resource = ResourceIx(self.random.below(self.instance.capacity.len() as u32));
            let multiplier = self.chains.bound.best.of_resource[resource];
            let is_idle = multiplier > TICKS_PER_POINT && self.chains.assignment.left[resource] > 0;
            if is_idle && highest.is_none_or(|(known, _)| multiplier > known) {
                highest = Some((multiplier, resource));
            }
        }
        highest.map(|(_, resource)| resource)
    }

    /// Of some enrollments that could use the resource, the one that would gain most if it cost nothing.
    pub(super) fn most_eager(&mut self, resource: ResourceIx) -> Option<EnrollmentIx> {
        let wanted_by = &self.wanted_by[resource];
        let count = wanted_by.len() as u32;
        let mut best: Option<(i64, EnrollmentIx)> = None;
        for _ in 0..count.min(FORCED_USE_DRAWS) {
            let enrollment = wanted_by[self.random.below(count) as usize];
            let gain = self.chains.gain_with_free(enrollment, resource);
            if best.is_none_or(|(known, _)| gain > known) {
                best = Some((gain, enrollment));
            }
        }
        best.map(|(_, enrollment)| enrollment)
    }

    /// An enrollment that could have a better path.
    pub(super) fn draw_by_reduced_cost(&mut self) -> EnrollmentIx {
        let count = self.instance.enrollments.len() as u32;
        let mut drawn = EnrollmentIx(self.random.below(count));
        for _ in 1..TOURNAMENT_SIZE {
            let other = EnrollmentIx(self.random.below(count));
            if self.chains.reduced_cost(other) > self.chains.reduced_cost(drawn) {
                drawn = other;
            }
        }
        drawn
    }

    /// An enrollment with some of the holders of what it could use.
    pub(super) fn with_holders(&mut self, first: EnrollmentIx) -> Vec<EnrollmentIx> {
        let mut group = vec![first];
        let options = &self.instance.enrollments[first].options;
        for _ in 0..if options.is_empty() { 0 } else { HOLDERS_PERTURBED_TOGETHER } {
            let option = &options[OptionIx(self.random.below(options.len() as u32))];
            let resource = option.contested()[self.random.below(2) as usize];
            let holders = &self.chains.assignment.holders[resource];
            if !holders.is_empty() {
                let holder = holders[self.random.below(holders.len() as u32) as usize];
                if !group.contains(&holder) {
                    group.push(holder);
                }
            }
        }
        group
    }
}
