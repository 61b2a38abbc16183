//! Switchback in the browser: screens on top of the core. Imports go one way: route, platform, store, ui.

pub mod route;
pub mod platform;
pub mod store;
pub mod ui;
