//! The domain of Switchback: what happened, what may happen, and what follows from it.
//! It knows no browser, no disk, no network and no clock.

pub mod model;
pub mod event;
pub mod entry;
pub mod log;
pub mod workspace;
pub mod command;
pub mod progress;
pub mod planning;
pub mod insight;
pub mod exchange;
pub mod intake;
pub mod sample;
pub mod words;
pub mod zones;
