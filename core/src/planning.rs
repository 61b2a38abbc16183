//! Who takes which seat for which step: the hard rules, the problem, its solution, and the reasons.

pub mod again;
pub mod plan_request;
pub mod exclusion;
pub mod job;
pub mod placement;
pub mod plan;
pub mod planned_session;
pub mod points;
pub mod policies;
pub mod pose;
pub mod reasons;
pub mod rules;
pub mod unlocks;
pub mod why;

pub use plan::{Plan, plan};
pub use switchback_solver::{self as solver, problem};
