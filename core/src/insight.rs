//! The leader’s views: who can interview, what people wait for, who covers which hours, and who has how many.

pub mod coverage;
pub mod covered_week;
pub mod funnel;
pub mod load;
pub mod months;
pub mod pace;
pub mod pool;
