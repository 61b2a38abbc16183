//! Plans who takes which seat for which step: the hard rules, the problem, its solution, and the reasons.

pub mod alternatives;
pub mod current;
pub mod plan_request;
pub mod exclusion;
pub mod job;
pub mod placement;
pub mod plan;
pub mod planned_session;
pub mod points;
pub mod policies;
pub mod find_time;
pub mod formulation;
pub mod reasons;
pub mod rules;
pub mod replanning;
pub mod suggested_fixes;
pub mod why;

pub use plan::{Plan, plan};
pub use switchback_solver::{self as solver, problem};
