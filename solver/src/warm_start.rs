//! Solving from an earlier solution: what is still feasible is kept, what broke is repaired, and local search
//! looks for better around it.

pub(crate) mod improve;
pub(crate) mod read;
pub(crate) mod repair;
