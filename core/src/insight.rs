//! What the log says about the whole: who can interview, and what people wait for.

pub mod lanes;
pub mod meeting;
pub mod pool;
pub mod schedule;
pub mod cover;
pub mod record;
