//! The screens: pages know the store, components know only their props, and neither contains rules.

mod actions;
pub mod app;
pub mod components;
mod contents;
pub mod controls;
pub mod format;
mod frame;
pub mod pages;
pub mod parts;
mod prefetch;
pub mod sections;
pub mod shell;
