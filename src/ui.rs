//! The screens: pages know the store, components know their props, and neither holds a rule.

mod actions;
pub mod app;
pub mod components;
pub mod controls;
pub mod format;
pub mod pages;
mod sections;
pub mod shell;
