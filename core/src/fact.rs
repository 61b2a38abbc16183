//! What happened: events, who caused them and when, and their stored form.

pub mod entry;
pub mod event;
pub mod line;
mod upcast;
