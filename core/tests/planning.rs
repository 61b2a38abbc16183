//! Tests the planner against checkers that share no code with it.
#![allow(clippy::unwrap_used)]

#[path = "planning/replanning.rs"]
mod replanning;
#[path = "planning/checker.rs"]
mod checker;
#[path = "planning/drafts.rs"]
mod drafts;
#[path = "planning/example.rs"]
mod example;
#[path = "planning/exclusions.rs"]
mod exclusions;
#[path = "planning/fairness.rs"]
mod fairness;
#[path = "planning/job.rs"]
mod job;
#[path = "planning/policies.rs"]
mod policies;
#[path = "planning/prices.rs"]
mod prices;
#[path = "planning/problems.rs"]
mod problems;
#[path = "planning/random.rs"]
mod random;
#[path = "planning/solutions.rs"]
mod solutions;
#[path = "planning/standing.rs"]
mod state;
#[path = "planning/world.rs"]
mod world;
