//! A training program read back: its rules in plain words, what in them cannot work, and whom it would enroll.

pub mod contradictions;
pub mod eligibility;
pub mod entry;
pub mod listing;
pub mod summary;
