//! How the house is built. These tests only need the text of the app, so they run in a second.
#![cfg(test)]

mod architecture;
mod circles;
mod documents;
mod download;
mod imports;
mod layers;
mod merges;
mod modules;
mod size;
mod sources;
mod style;
mod tokens;
mod words;
