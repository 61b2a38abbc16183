//! Several copies of one log: what each has decided by itself, and what all of them share. It knows no clock, no disk and
//! no network.

pub mod client;
pub mod cursor;
pub mod decided;
pub mod host;
pub mod join_link;
pub mod messages;
pub mod provider_sign_in;
pub mod record_set;
pub mod replica;
