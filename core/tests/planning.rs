//! The planner, held against checkers that share no code with it.
#![allow(clippy::unwrap_used)]

#[path = "planning/drafts.rs"]
mod drafts;
#[path = "planning/random.rs"]
mod random;
#[path = "planning/world.rs"]
mod world;
