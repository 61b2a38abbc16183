//! Dates, times and phrases as people read them.

pub mod command_summary;
pub mod days;
pub mod reading;
pub mod times;
pub mod words;
