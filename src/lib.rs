//! Switchback in the browser: screens over the core. Imports run one way: route, platform, store, ui.

pub mod route;
pub mod platform;
pub mod store;
pub mod ui;
