//! What the log says about the whole: who can interview, and what people wait for.

pub mod cover;
pub mod pool;
pub mod record;
