//! The domain of Switchback: what happened, what may happen, and what follows from it.
//! It knows no browser, no disk, no network and no clock.

pub mod command;
pub mod event;
pub mod exchange;
pub mod log;
pub mod model;
pub mod planning;
pub mod progress;
pub mod sample;
pub mod workspace;
pub mod zones;
