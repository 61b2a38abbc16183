//! A training program explained: its rules in plain words, what can't work in them, and whom it would enroll.

pub mod contradictions;
pub mod editing;
pub mod eligibility;
pub mod entry;
pub mod listing;
pub mod summary;
