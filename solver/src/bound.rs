//! The Lagrangian bound: capacities and side limits are relaxed and paid for at multipliers, so that every
//! enrollment is a subproblem of its own. Whatever the multipliers, no plan is worth more than the bound.

mod component_shift;
mod fixing;
pub(crate) mod lagrangian;
pub(crate) mod multipliers;
mod raise_full;
pub(crate) mod update;
