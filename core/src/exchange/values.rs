//! The values of single cells as people and programs write them.

pub mod code;
pub mod contact;
pub mod date_order;
pub mod dates;
pub mod lengths;
pub mod lists;
pub mod type_pattern;
pub mod zone_names;
