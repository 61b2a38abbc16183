//! What the log says about the whole: who can interview, and what people wait for.

pub mod meeting;
pub mod pool;
