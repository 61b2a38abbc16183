//! Switchback, the app: screens in the browser over the pure core.

pub mod platform;
