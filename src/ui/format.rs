//! Dates, times and phrases for people to read.

pub mod command_summary;
pub mod days;
pub mod reading;
pub mod times;
pub mod words;
