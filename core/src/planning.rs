//! Who takes which seat for which step: the hard rules, the problem, its solution, and the reasons.

pub mod again;
pub mod job;
pub mod plan;
pub mod points;
pub mod policies;
pub mod pose;
pub mod reasons;
pub mod rules;
pub mod unlocks;

pub use plan::{Plan, plan};
pub use switchback_solver::{self as solver, problem};
