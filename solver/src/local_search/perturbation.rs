//! Perturbations: for one ejection chain the multipliers are seen a little differently, so that the same
//! enrollments choose otherwise.

use crate::index::{Ix, ResourceIx};

#[derive(Clone, Copy, Default)]
pub(crate) struct Perturbation {
    /// How much of its multiplier a resource costs that has capacity left, in percent: others may need it.
    pub reserve_percent: i64,
    /// By how much multipliers are off, in thousandths at most.
    pub noise_per_mille: i64,
    pub seed: u64,
    /// A resource that costs nothing while it has capacity left, so that it comes into use.
    pub forced: Option<ResourceIx>,
}

impl Perturbation {
    /// A multiplier with its noise.
    pub fn perturb(self, multiplier: i64, resource: ResourceIx) -> i64 {
        if self.noise_per_mille == 0 {
            return multiplier;
        }
        let draw = (resource.get() as u64 ^ self.seed).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 48;
        multiplier + multiplier / 1000 * self.noise_per_mille * (draw as i64 - 32_768) / 32_768
    }
}
