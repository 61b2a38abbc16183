//! Synchronizes the copies of one log: what each has decided on its own, and what they all share. Uses no clock, disk or network.

pub mod client;
pub mod cursor;
pub mod decided;
pub mod host;
pub mod join_link;
pub mod messages;
pub mod provider_sign_in;
pub mod record_set;
pub mod replica;
