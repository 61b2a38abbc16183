//! Several copies of one log come to the same end, and every command is decided once.

mod client;
mod deciding;
mod replicas;
mod shared;
mod simulator;
mod whole;
