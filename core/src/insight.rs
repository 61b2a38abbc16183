//! The leader’s views: who can interview, what people wait for, and who covers which hours.

pub mod coverage;
pub mod pace;
pub mod pool;
