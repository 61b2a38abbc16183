//! How the house is built. These tests need nothing of the app but its text, so they run in a second.
#![cfg(test)]

mod architecture;
mod documents;
mod sources;
mod style;
