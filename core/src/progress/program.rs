//! A training program read back: its rules in plain words, and what in them cannot work.

pub mod contradictions;
pub mod summary;
