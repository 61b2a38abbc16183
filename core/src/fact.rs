//! What happened: events, who caused them and when, and how they are written down.

pub mod entry;
pub mod event;
pub mod line;
mod upcast;
