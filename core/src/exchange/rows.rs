//! Tables read as what they list.

pub mod interviews;
pub mod people;
pub mod reader;
