//! Local search from a repaired solution, around what broke.

use super::read::WarmStart;
use crate::{
    assignment::Assignment,
    bound::lagrangian::LagrangianBound,
    instance::Instance,
    local_search::{ejection_chain::EjectionChains, iterate::IteratedLocalSearch},
};

/// Lets every enrollment that may gain start a chain, those that have lost a session first, and perturbs
/// these for this much work.
pub(crate) fn improve(
    instance: &Instance,
    bound: &LagrangianBound,
    warm_start: WarmStart,
    work: u64,
) -> Assignment {
    let WarmStart { assignment, broken } = warm_start;
    let mut chains = EjectionChains::new(instance, bound, assignment);
    for enrollment in broken.iter().copied().chain(instance.enrollments.positions()) {
        if chains.reduced_cost(enrollment) > 0 {
            chains.start(enrollment);
            chains.extend(enrollment);
        }
    }
    let mut search = IteratedLocalSearch::with_chains(instance, chains);
    if !broken.is_empty() {
        search.perturb_around(&broken, work);
    }
    search.exchange(1);
    search.incumbent
}
