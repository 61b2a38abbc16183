//! The screens: pages know the store, components know their props, and neither holds a rule.

mod actions;
pub mod app;
mod command_button;
pub mod components;
mod days;
mod deeds;
pub mod entries;
mod filters;
pub mod long_work;
pub mod pages;
mod query;
mod reading;
mod sections;
pub mod shell;
pub mod times;
pub mod words;
