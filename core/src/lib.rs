//! The domain of Switchback: what happened, what may happen, and what follows from it.
//! It knows no browser, no disk, no network and no clock.

pub mod exchange;
pub mod zones;
