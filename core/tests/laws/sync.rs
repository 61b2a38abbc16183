//! Copies of a log converge, and every command is decided once.

mod client;
mod deciding;
mod replicas;
mod shared;
mod simulator;
mod whole;
