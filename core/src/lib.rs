//! The domain of Switchback: what happened, what may happen, and what follows from it.
//! It knows no browser, no disk, no network and no clock.

pub mod zones;
pub mod wording;
pub mod model;
pub mod fact;
pub mod workspace;
pub mod log;
pub mod progress;
pub mod planning;
pub mod insight;
pub mod refusal;
pub mod access;
pub mod command;
pub mod exchange;
pub mod intake;
pub mod export;
pub mod sample;
