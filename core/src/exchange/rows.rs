//! Reads tables into rows of people or interviews.

pub mod interviews;
pub mod people;
pub mod reader;
