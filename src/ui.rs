//! The screens: pages know the store, components know their props, and neither holds a rule.

pub mod app;
pub mod components;
mod deeds;
pub mod entries;
pub mod pages;
mod query;
pub mod shell;
pub mod times;
pub mod words;
