//! The leader’s views: who can interview, what people wait for, and who covers which hours.

pub mod coverage;
pub mod covered_week;
pub mod funnel;
pub mod months;
pub mod pace;
pub mod pool;
