//! Parses the values of single cells as people and programs write them.

pub mod contact;
pub mod lengths;
pub mod lists;
pub mod people;
pub mod type_names;
pub mod zone_names;
